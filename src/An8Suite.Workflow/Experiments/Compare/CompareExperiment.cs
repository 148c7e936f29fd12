using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Experiments.Compare;

/// <summary>
/// Draws the relevant features of single images, each as activation, guided backprop and interpolated deconvolution.
/// </summary>
internal static class CompareExperiment
{
    /// <summary>A selection to <c>compare.json</c> and panels.</summary>
    public static Experiment<NetworkSubject, CompareOptions, CompareFile> Row { get; } = new()
    {
        Name = "compare",
        Heading = "What do single features look like, drawn in three ways?",
        Summary = "Draws the relevant features of single test images as activation, guided backprop and interpolated "
            + "deconvolution.",
        Example = "an8 compare out/select --out out/compare",
        Input = "select",
        Options = () => new OptionTable<CompareOptions>(new())
            .Number("--top", "Relevant features an image.", o => o.Top, (o, n) => o with { Top = n }, atLeast: 1)
            .MaybeWords(
                "--ids", "Comma-separated ids of test images; otherwise one of each of up to six classes.", "ids",
                o => o.Images.Count > 0 ? string.Join(',', o.Images) : null,
                (o, ids) => o with { Images = Flags.Options.Split(ids) })
            .Alias("--images"),
        Check = options => options.Validate(),
        Open = (_, folder, _) => NetworkSubject.Selected(folder),
        Inputs = (subject, context) => subject.Everything(context),
        Measure = Measure,
        Section = CompareSection.Write,
        Lead = CompareSection.Lead,
        Plan = (_, dataset) => dataset.Asked.Select(seeds => Plan(seeds[0])),
    };

    private static PlannedStep Plan(CellPlan cell) =>
        cell.Step(
            Row.Name, new StepWork(cell.Architecture) { Explained = 25 },
            context => Row.Run(new CompareOptions(), cell.Seed, cell.Select, context));

    private static CompareFile Measure(ExperimentRun<NetworkSubject, CompareOptions> run)
    {
        (NetworkSubject subject, CompareOptions options, _, string folder, StepContext context) = run;
        Dataset dataset = subject.Data(context).Open();
        using Network network = subject.Network();
        IReadOnlyList<Sample> samples = Chosen(options, subject.Samples(dataset, Split.Test), dataset);
        PictureSizing sizing = new(network.Description.Fit);
        SampleInput[] inputs = [.. samples.Select(sample => ImageToExplain.Of(dataset, sample).Read(sizing))];
        ExplainOptions drawn = new() { Methods = ["constant"], FeatureCount = options.Top };
        Explainer explainer = subject.Explainer(network);
        List<ComparedImage> images = [];
        context.Reporter.Track(Row.Name, inputs.Length, "images", report =>
        {
            foreach ((Explanation explanation,
                SampleInput input) in explainer.Explain(inputs, drawn, report, context.Token).Zip(inputs))
            {
                images.Add(Draw(network, explanation, input, folder));
            }
        });
        return new CompareFile { Images = images };
    }

    private static IReadOnlyList<Sample> Chosen(CompareOptions options, IReadOnlyList<Sample> test, Dataset dataset)
    {
        string[] ids = [.. test.Select(sample => sample.Id)];
        string? unknown = options.Images.FirstOrDefault(id => !ids.Contains(id));
        return unknown is not null
            ? throw new InputException($"--ids: '{unknown}' is no test image of {dataset.Root}; "
                + $"{NearestName.Hint(unknown, [.. ids.Take(5)])}")
            : options.Images.Count > 0 ? [.. test.Where(sample => options.Images.Contains(sample.Id))]
            : ShownImages.Choose(test);
    }

    private static ComparedImage Draw(Network network, Explanation explanation, SampleInput input, string folder)
    {
        IReadOnlyList<FeaturePanel> panels = FeaturePanels.Of(network, input, explanation.Features);
        if (panels.Count > 0)
        {
            string path = CompareFile.PanelPath(folder, input.Id);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            FinishedFile.Write(path, stream => stream.Write(CompactPng.Encode(PanelPicture.Draw(input.Image, panels))));
        }

        IReadOnlyList<string> classes = network.Description.Classes;
        return new ComparedImage(
            input.Id,
            classes[explanation.Label!.Value],
            classes[explanation.PredictedClass],
            [.. panels.Select(panel => new ComparedFeature(
                panel.Feature.Feature.Layer,
                panel.LayerNumber,
                panel.LayerCount,
                panel.Feature.Feature.Channel,
                panel.ChannelCount,
                panel.Feature.Weight,
                panel.Feature.Response,
                panel.Feature.Relevance))]);
    }
}
