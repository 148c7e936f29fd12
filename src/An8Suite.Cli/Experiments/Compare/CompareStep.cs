using An8Suite.Cli.Report;
using An8Suite.Cli.Steps;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;

namespace An8Suite.Cli.Experiments.Compare;

/// <summary>A selection to panels: the relevant features of single images, each as activation, guided backprop and interpolated deconvolution.</summary>
public static class CompareStep
{
    /// <summary>The verb.</summary>
    public const string Name = "compare";

    /// <summary>Draws test images of the selection's fold.</summary>
    public static bool Run(CompareOptions options, string selectFolder, StepContext context)
    {
        options.Validate();
        var subject = SelectedNetwork.Of(selectFolder, context);
        StepPlan plan = new()
        {
            Step = Name,
            Out = context.Out,
            Options = new { compare = options, context.Threads, context.Device },
            Seed = options.Seed,
            Inputs = subject.Inputs,
            ForeignFingerprints = subject.ForeignFingerprints,
            Versions = SuiteVersions.LibTorch,
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            LibTorch.UseDevice(context.Device);
            LibTorch.SetThreads(context.Threads);
            Dataset dataset = subject.Dataset();
            using Network network = subject.Network();
            IReadOnlyList<Sample> samples = Chosen(options, subject.Samples(dataset, Split.Test), dataset);
            PictureSizing sizing = new(network.Description.Width, network.Description.Height);
            SampleInput[] inputs = [.. samples.Select(sample => ImageToExplain.Of(dataset, sample).Read(sizing))];
            ExplainOptions drawn = new() { Methods = ["constant"], FeatureCount = options.Top };
            Explainer explainer = ExplainSubject.Of(selectFolder).Explainer(network);
            List<ComparedImage> images = [];
            context.Reporter.Track(Name, inputs.Length, "images", report =>
            {
                foreach ((Explanation explanation, SampleInput input) in explainer.Explain(inputs, drawn, report, context.Token).Zip(inputs))
                {
                    images.Add(Draw(network, explanation, input, folder));
                }
            });
            new CompareFile { Images = images }.Write(folder);
        });
    }

    private static IReadOnlyList<Sample> Chosen(CompareOptions options, IReadOnlyList<Sample> test, Dataset dataset)
    {
        string[] ids = [.. test.Select(sample => sample.Id)];
        string? unknown = options.Images.FirstOrDefault(id => !ids.Contains(id));
        return unknown is not null
            ? throw new InputException($"--images: '{unknown}' is no test image of {dataset.Root}; {NearestName.Hint(unknown, [.. ids.Take(5)])}")
            : options.Images.Count > 0 ? [.. test.Where(sample => options.Images.Contains(sample.Id))] : GalleryReader.Choose(test);
    }

    private static ComparedImage Draw(Network network, Explanation explanation, SampleInput input, string folder)
    {
        IReadOnlyList<FeaturePanel> panels = FeaturePanels.Of(network, input, explanation.Features);
        if (panels.Count > 0)
        {
            string path = CompareFile.PanelPath(folder, input.Id);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            FinishedFile.Write(path, stream => stream.Write(PngWriter.Encode(PanelPicture.Draw(input.Image, panels))));
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
