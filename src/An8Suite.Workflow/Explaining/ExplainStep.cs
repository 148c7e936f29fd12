using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Explaining;

/// <summary>Images to one <c>.npy</c> a method and image, and <c>index.json</c>.</summary>
public static class ExplainStep
{
    /// <summary>Explains the chosen images with every chosen method.</summary>
    /// <param name="options">Which images, which methods, which class.</param>
    /// <param name="model">A folder of <c>an8 select</c> or <c>an8 train</c>, or a checkpoint file.</param>
    /// <param name="context">Where and how.</param>
    public static bool Run(ExplainStepOptions options, string model, StepContext context)
    {
        var subject = NetworkSubject.Of(model);
        var images = ExplainedImages.Of(subject, options.Images, context);
        options = options with
        {
            Split = options.Images.Count > 0 ? null : options.Split,
            Methods = MethodNeeds.Resolve(
                options.Methods, options.MethodsAreNamed, subject, images.HasMasks, context.Reporter),
        };
        StepPlan plan = new()
        {
            Step = "explain",
            Out = context.Out,
            Options = new ExplainRecord(
                options with { Seed = 0 }, context.Threads, context.Device, images.Record(subject)),
            Inputs = images.AddTo(subject.Inputs),
            ForeignFingerprints = subject.Fingerprints(images.Fingerprints),
            Seed = options.Seed,
            Versions = SuiteVersions.LibTorch,
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            LibTorch.UseDevice(context.Device);
            LibTorch.SetThreads(context.Threads);
            using Network network = subject.Network();
            IReadOnlyList<string> classes = network.Description.Classes;
            ExplainOptions drawn = ReferenceImages.AddTo(
                Resolve(options, classes), subject, images.Dataset, network.Description, context);
            Write(subject.Explainer(network), network.Description, images.Choose(options, classes), (options, drawn),
                folder, context);
        });
    }

    private static void Write(
        Explainer explainer,
        NetworkDescription network,
        IReadOnlyList<ImageToExplain> chosen,
        (ExplainStepOptions Step, ExplainOptions Drawn) both,
        string folder,
        StepContext context)
    {
        (ExplainStepOptions options, ExplainOptions drawn) = both;
        foreach (string method in options.Methods)
        {
            Directory.CreateDirectory(Path.Combine(folder, method));
        }

        List<ExplainedImage> images = [];
        ExplanationNotes notes = new(network.Classes);
        PictureSizing sizing = new(network.Fit);
        ExplanationFiles files = new(
            folder, options, sizing,
            options.Overlays is string colors ? new OverlayFiles(folder, network.Classes, ColorMap.Of(colors)) : null);
        context.Reporter.Track("explain", chosen.Count, "images", report =>
        {
            foreach (Explanation explanation in explainer.Explain(
                chosen.Select(files.Read), drawn, report, context.Token))
            {
                files.Write(explanation);
                images.Add(ExplainedImage.Of(explanation));
                notes.Add(explanation);
            }
        });
        context.Reporter.SayIfAny(sizing.Note());
        context.Reporter.SayIfAny(files.Note());
        foreach (string note in notes.Lines(explainer.HasSelection))
        {
            context.Reporter.Say($"    {note}");
        }

        ExplanationIndex.Of(options.Methods, options.Top, options.ClassChoice, network.Classes, images).Write(folder);
    }

    private static ExplainOptions Resolve(ExplainStepOptions options, IReadOnlyList<string> classes)
    {
        (ClassChoice choice, int? given) = options.ClassChoice switch
        {
            "predicted" => (ClassChoice.Predicted, (int?)null),
            "true" => (ClassChoice.True, null),
            string name => (ClassChoice.Given, Label(name, classes)),
        };
        return new ExplainOptions
        {
            Methods = options.Methods,
            FeatureCount = options.Top,
            Class = choice,
            GivenClass = given,
            Seed = options.Seed,
            KeepRaw = options.Raw,
            Numbers = options.Numbers,
            BatchSize = options.BatchSize,
            SweepSize = options.Numbers.PassSize,
        };
    }

    private static int Label(string name, IReadOnlyList<string> classes)
    {
        string[] valid = ["predicted", "true", .. classes];
        int position = Array.IndexOf(valid, name);
        return position >= 2
            ? position - 2
            : throw new InputException($"--class: unknown class '{name}'; {NearestName.Hint(name, valid)}");
    }
}
