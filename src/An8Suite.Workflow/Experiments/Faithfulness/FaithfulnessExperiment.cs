using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Verification;
using An8Suite.Core.Heatmaps;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Faithfulness;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using An8Suite.Pages.Tables;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Scoring;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Workflow.Experiments.Faithfulness;

/// <summary>Removes and shows the hottest pixels first and asks the network again.</summary>
internal static class FaithfulnessExperiment
{
    // For estimates: nothing is recorded of these passes.
    private const double PassedShare = 0.6;

    /// <summary>
    /// Heatmaps and their network to <c>faithfulness.json</c>, <c>faithfulness.csv</c> and <c>curves.csv</c>.
    /// </summary>
    public static Experiment<FaithfulnessInput, FaithfulnessStepOptions, FaithfulnessFile> Row { get; } = new()
    {
        Name = "faithfulness",
        Heading = "Are the maps faithful to the network?",
        Summary = "Removes and shows the hottest pixels first and asks the network again: deletion, insertion, "
            + "infidelity.",
        Example = "an8 faithfulness out/explain --out out/faithfulness\n"
            + "         an8 faithfulness --heatmaps maps --model out/train",
        Input = "explain",
        InputOrElse = "; left out with --heatmaps",
        Options = Options,
        Open = (options, folder, _) => FaithfulnessInput.Of(options, folder),
        Inputs = (input, _) => input.Inputs,
        Measure = Measure,
        Print = Show,
        Section = FaithfulnessSection.Write,
        Sentences = FaithfulnessSection.Sentences,
        Lead = FaithfulnessSection.Lead,
        Plan = Plan,
    };

    private static OptionTable<FaithfulnessStepOptions> Options()
    {
        OptionTable<FaithfulnessOptions> measure = new OptionTable<FaithfulnessOptions>(new())
            .Number("--steps", "Equal shares of the pixels for deletion and insertion.",
                o => o.Steps, (o, n) => o with { Steps = n }, atLeast: 1)
            .Number(
                "--patches",
                "Patches of an image for the infidelity.", o => o.Patches, (o, n) => o with { Patches = n }, atLeast: 1)
            .Number(
                "--patch-side",
                "Side of a patch in pixels.", o => o.PatchSide, (o, n) => o with { PatchSide = n }, atLeast: 1)
            .Number("--batch-size", "Pictures that pass the network together.",
                o => o.BatchSize, (o, n) => o with { BatchSize = n }, atLeast: 1);
        return new OptionTable<FaithfulnessStepOptions>(new())
            .Folder("--heatmaps", "Heatmaps of any program, as 'an8 score --heatmaps' takes them.",
                (o, folder) => o with { Heatmaps = folder })
            .Folder("--model", "With --heatmaps: the folder of 'an8 train' whose network they explain.",
                (o, folder) => o with { Model = folder })
            .MaybeWords("--name", "With --heatmaps: the method's name where the folder holds the maps of one.", "name",
                o => o.Name, (o, name) => o with { Name = name })
            .OneOf("--sign", "With --heatmaps: what of a signed map is heat.",
                Choice.Names<SignRule>(),
                o => Choice.NameOf(o.Preparation.Sign),
                (o, name) => o with { Preparation = new HeatPreparation(Choice.Parse<SignRule>("--sign", name)) })
            .Number("--limit", "Images of each class, drawn by the seed; 0 takes all.",
                o => o.ImagesPerClass ?? 0, (o, n) => o with { ImagesPerClass = n > 0 ? n : null })
            .Within(measure, o => o.Measure, (o, numbers) => o with { Measure = numbers });
    }

    private static IEnumerable<PlannedStep> Plan(ReproduceOptions reproduce, DatasetPlan dataset)
    {
        FaithfulnessStepOptions options = new() { ImagesPerClass = reproduce.Quick ? 1 : 5 };
        int images = options.ImagesPerClass.Value * dataset.Classes;
        FaithfulnessOptions measure = options.Measure;
        foreach (CellPlan first in dataset.Asked.Select(seeds => seeds[0]))
        {
            ExplainStepOptions drawn = new() { Seed = first.Seed, ImagesPerClass = options.ImagesPerClass };
            StepWork work = new(first.Architecture);
            int pictures = (2 * (measure.Steps + 1) * drawn.Methods.Count) + measure.Patches;
            yield return first.Step(
                "explain", work with { Explained = images }, context => ExplainStep.Run(drawn, first.Select, context));
            yield return first.Step(
                Row.Name, work with { Passed = PassedShare * images * pictures },
                context => Row.Run(options, first.Seed, first.Folder("explain"), context));
        }
    }

    private static FaithfulnessFile Measure(ExperimentRun<FaithfulnessInput, FaithfulnessStepOptions> run)
    {
        (FaithfulnessInput input,
            FaithfulnessStepOptions options, ulong seed, string folder, StepContext context) = run;
        options = options with { Measure = options.Measure with { Seed = seed } };
        Dataset dataset = DatasetReader.Read(input.DatasetFolder);
        using Network network = TrainStep.ReadNetwork(input.TrainFolder);
        HeatmapLedger ledger = new();
        input.NoteEmpty(ledger);
        List<FaithfulnessRow> rows = Measure(options, input, dataset, network, ledger, context);
        string[] leftOut = [.. ledger.Remarks().Select(remark => remark.Line())];
        foreach (string line in leftOut)
        {
            context.Reporter.Say($"    {line}");
        }

        FaithfulnessFile file = Summarise(options, input, dataset, network, rows) with { LeftOut = leftOut };
        FaithfulnessCsv.Write(file, rows, dataset, folder);
        return file;
    }

    private static void Show(string folder)
    {
        FaithfulnessFile file = Row.ReadFrom(folder);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{file.Dataset}, {file.Architecture}: {file.Images} images, {file.Steps} steps, {file.Patches} patches of "
            + $"{file.PatchSide} pixels; baseline: {file.Baseline}"));
        new Table<FaithfulnessMethod>(file.Methods)
            .Name("method", m => m.Method)
            .Number("deletion p", m => Text(m.DeletionProbability, "0.000"))
            .Number("insertion p", m => Text(m.InsertionProbability, "0.000"))
            .Number("deletion z", m => Text(m.DeletionLogit, "0.00"))
            .Number("insertion z", m => Text(m.InsertionLogit, "0.00"))
            .Number("infidelity", m => Text(m.Infidelity, "0.000"))
            .Number("share", m => Text(m.InfidelityShare, "0.000"))
            .Number("n", m => m.Images)
            .Number("no heat", m => m.WithoutHeat)
            .Number("undefined", m => m.UndefinedInfidelity)
            .Print();
    }

    // For scripts: a plain minus, and nothing where there is no number.
    private static string? Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture);

    private static List<FaithfulnessRow> Measure(
        FaithfulnessStepOptions options, FaithfulnessInput input,
        Dataset dataset, Network network, HeatmapLedger ledger, StepContext context)
    {
        PictureSizing sizing = new(network.Description.Fit);
        FaithfulnessMeter meter = new(network, options.Measure);
        var backgrounds = DatasetBackgrounds.Read(dataset);
        IReadOnlyList<(Sample Sample, int? Explained)> images = input.Images(dataset, options);
        List<FaithfulnessRow> rows = [];
        context.Reporter.Track(Row.Name, images.Count, "images", report =>
        {
            for (int i = 0; i < images.Count; i++)
            {
                context.Token.ThrowIfCancellationRequested();
                Sample sample = images[i].Sample;
                ColorImage image = sizing.Apply(dataset.ReadImage(sample));
                int label = images[i].Explained ?? Predicted(network, sample, image);
                (string Method, Heatmap Map)[] maps = [.. Maps(options.Preparation, input, sample, image, ledger)];
                IReadOnlyList<ImageFaithfulness> found = meter.Measure(
                    new FaithfulnessSubject(sample.Id, label, image, sizing.Apply(backgrounds.Of(sample))),
                    [.. maps.Select(m => m.Map)]);
                rows.AddRange(maps.Zip(found, (map, result) => new FaithfulnessRow(sample, label, map.Method, result)));
                report(i + 1);
            }
        });
        return rows.Count > 0
            ? rows
            : throw new InputException($"none of the heatmaps of {images.Count} images can be used; "
                + $"{string.Join("; ", ledger.Remarks().Select(r => r.Line()))}");
    }

    private static int Predicted(Network network, Sample sample, ColorImage image) => Classification.Predictions(
        Evaluator.Logits(network, ImageSet.Load([sample], _ => image)), network.Description.Classes.Count)[0];

    private static IEnumerable<(string Method, Heatmap Map)> Maps(
        HeatPreparation preparation, FaithfulnessInput input, Sample sample, ColorImage image, HeatmapLedger ledger)
    {
        PictureSize size = new(image.Width, image.Height);
        foreach ((string method, Dictionary<string, string> files) in input.Maps.Methods)
        {
            if (!files.TryGetValue(sample.Id, out string? path))
            {
                ledger.Add(HeatmapFate.Missing, method, sample.Id);
            }
            else if (ForeignMap.Read(path, method, sample.Id, size, ledger) is HeatGrid grid)
            {
                yield return (method, preparation.Apply(grid, size));
            }
        }
    }

    private static FaithfulnessFile Summarise(
        FaithfulnessStepOptions options, FaithfulnessInput input,
        Dataset dataset, Network network, List<FaithfulnessRow> rows) => new()
        {
            Dataset = dataset.Name,
            Architecture = network.Description.Architecture,
            TestFold = TrainingFile.Read(input.TrainFolder).TestFold,
            Images = rows.Select(row => row.Sample.Id).Distinct().Count(),
            Steps = options.Measure.Steps,
            Patches = options.Measure.Patches,
            PatchSide = options.Measure.PatchSide,
            Methods = [.. rows.GroupBy(row => row.Method)
            .Select(group => FaithfulnessMethod.Of(group.Key, input.IsControl(group.Key), group))
            .OrderBy(method => method.IsControl).ThenBy(method => method.Method, StringComparer.Ordinal)],
            LeftOut = [],
        };
}
