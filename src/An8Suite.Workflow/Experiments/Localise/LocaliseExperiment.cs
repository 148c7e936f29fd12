using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Heatmaps;
using An8Suite.Core.Labels;
using An8Suite.Core.Localisation;
using An8Suite.Core.Statistics;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Experiments.Localise;

/// <summary>Draws boxes around heat and asks whether they hold the object.</summary>
internal static class LocaliseExperiment
{
    /// <summary>Heatmaps to <c>localise.json</c> and <c>localise.csv</c>.</summary>
    public static Experiment<LocaliseInput, LocaliseOptions, LocaliseFile> Row { get; } = new()
    {
        Name = "localise",
        Heading = "Do boxes around the heat find the object, and is that the same question?",
        Summary = "Draws a box around the heat and compares it with the object's: the proxy task of many papers, and "
            + "its rank correlation with the masks.",
        Example = "an8 localise out/explain --out out/localise\n"
            + "         an8 localise --heatmaps maps --dataset out/dataset",
        Input = "explain",
        InputOrElse = "; left out with --heatmaps",
        Options = Options,
        Check = options => options.Boxes.Validate(),
        Open = (options, folder, _) => LocaliseInput.Of(options, folder),
        Inputs = (input, _) => input.Inputs,
        Machine = MachineUse.None,
        Measure = Measure,
        Print = folder => LocaliseSection.Print(Row!.ReadFrom(folder)),
        Section = LocaliseSection.Write,
        Sentences = LocaliseSection.Sentences,
    };

    private static OptionTable<LocaliseOptions> Options()
    {
        OptionTable<LocalisationOptions> boxes = new OptionTable<LocalisationOptions>(new())
            .Number("--share", "The share of a map's maximum that the pixels of the box reach.",
                o => o.Share, (o, n) => o with { Share = n })
            .Number("--overlap", "Intersection over union with the object's box from which a box is right.",
                o => o.Overlap, (o, n) => o with { Overlap = n })
            .Number("--thresholds", "Steps of the thresholds that MaxBoxAccV2 and PxAP go through.",
                o => o.Thresholds, (o, n) => o with { Thresholds = n }, atLeast: 1);
        return new OptionTable<LocaliseOptions>(new())
            .Folder("--heatmaps", "Heatmaps of any program, as 'an8 score --heatmaps' takes them.",
                (o, folder) => o with { Heatmaps = folder })
            .Folder("--dataset", "With --heatmaps: the folder of 'an8 generate' whose objects they show.",
                (o, folder) => o with { Dataset = folder })
            .MaybeWords("--name", "With --heatmaps: the method's name where the folder holds the maps of one.", "name",
                o => o.Name, (o, name) => o with { Name = name })
            .OneOf("--sign", "With --heatmaps: what of a signed map is heat.",
                Choice.Names<SignRule>(),
                o => Choice.NameOf(o.Preparation.Sign),
                (o, name) => o with { Preparation = new HeatPreparation(Choice.Parse<SignRule>("--sign", name)) })
            .Within(boxes, o => o.Boxes, (o, numbers) => o with { Boxes = numbers });
    }

    private static LocaliseFile Measure(ExperimentRun<LocaliseInput, LocaliseOptions> run)
    {
        (LocaliseInput input, LocaliseOptions options, ulong seed, string folder, StepContext context) = run;
        Dataset dataset = DatasetReader.Read(input.DatasetFolder);
        Sample[] samples = input.Maps.SamplesOf(dataset);
        LocaliseMeasurement measured = new(dataset, options, input);
        measured.Run(samples, context);
        string[] leftOut = [.. measured.Ledger.Remarks().Select(remark => remark.Line())];
        foreach (string line in leftOut)
        {
            context.Reporter.Say($"    {line}");
        }

        LocaliseRow[] rows = measured.Rows;
        LocaliseRow.Write(rows, dataset, options.Boxes.Overlap, folder);
        LocaliseSummary summary = new(measured, rows, options.Boxes, new ResamplingOptions { Seed = seed });
        return new LocaliseFile
        {
            Dataset = dataset.Name,
            Images = rows.Select(row => row.Sample.Id).Distinct().Count(),
            Poses = rows.Select(row => row.Sample.Pose).Distinct().Count(),
            Share = options.Boxes.Share,
            Overlap = options.Boxes.Overlap,
            Thresholds = options.Boxes.Thresholds,
            Targets = summary.Targets,
            Correlations = summary.Correlations(),
            LeftOut = leftOut,
        };
    }
}
