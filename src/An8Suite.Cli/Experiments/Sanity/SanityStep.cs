using An8Suite.Cli.Steps;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Sanity;

namespace An8Suite.Cli.Experiments.Sanity;

/// <summary>Selection to <c>sanity.json</c>, <c>sanity.csv</c>, <c>pairs.csv</c> and <c>sanity.html</c>.</summary>
public static class SanityStep
{
    /// <summary>Compares the maps of other classes and of random weights with those of the trained network.</summary>
    /// <param name="options">What is compared.</param>
    /// <param name="seed">Chooses the images and draws the weights.</param>
    /// <param name="selectFolders">The network to check, then other trained ones.</param>
    /// <param name="context">Where and how.</param>
    public static bool Run(SanityOptions options, ulong seed, IReadOnlyList<string> selectFolders, StepContext context)
    {
        options.Validate();
        SelectedNetwork[] subjects = [.. selectFolders.Select(folder => SelectedNetwork.Of(folder, context))];
        StepPlan plan = new()
        {
            Step = "sanity",
            Out = context.Out,
            Options = new { sanity = options, context.Threads, context.Device },
            Seed = seed,
            Inputs = InputsOf(subjects, selectFolders),
            ForeignFingerprints = subjects[0].ForeignFingerprints,
            Versions = SuiteVersions.LibTorch,
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            LibTorch.UseDevice(context.Device);
            LibTorch.SetThreads(context.Threads);
            SanityFile file = Measure(subjects, options, seed, folder, context);
            file.Write(folder);
            FinishedFile.WriteText(Path.Combine(folder, SanityPage.FileName), SanityPage.Html(file));
            foreach (string sentence in SanityVerdict.Of([file]))
            {
                context.Reporter.Say($"    {sentence}");
            }
        });
    }

    private static Dictionary<string, string> InputsOf(SelectedNetwork[] subjects, IReadOnlyList<string> folders)
    {
        Dictionary<string, string> inputs = subjects[0].Inputs;
        for (int i = 1; i < folders.Count; i++)
        {
            inputs[FormattableString.Invariant($"select#{i}")] = folders[i];
        }

        return inputs;
    }

    private static SanityFile Measure(
        SelectedNetwork[] subjects, SanityOptions options, ulong seed, string folder, StepContext context)
    {
        Dataset dataset = subjects[0].Dataset();
        using Network network = subjects[0].Network();
        NetworkDescription description = network.Description;
        int each = (options.Images + description.Classes.Count - 1) / description.Classes.Count;
        IReadOnlyList<Sample> samples = ChosenSamples.OfEveryClass(subjects[0].Samples(dataset, Split.Test), each, seed);
        PictureSizing sizing = new(description.Width, description.Height);
        SampleInput[] inputs = [.. samples.Select(sample => ImageToExplain.Of(dataset, sample) with { ReadParts = null, ReadMask = null })
            .Select(image => image.Read(sizing))];
        context.Reporter.SayIfAny(sizing.Note());
        SanityRun run = new(Select(subjects[0], network), inputs, ExplainOptionsOf(options, seed, network));
        context.Reporter.Track("classes", description.Classes.Count, "classes", report => run.CompareClasses(report, context.Token));
        ulong[] seeds = [.. Enumerable.Range(0, options.Seeds).Select(i => new CounterRandom(seed, "sanity-seeds", (ulong)i).NextUInt64())];
        context.Reporter.Track("randomised", SanityRun.StateCount(network, options.Seeds), "networks", report =>
            run.CompareRandomized(seeds, report, context.Token));
        for (int i = 1; i < subjects.Length; i++)
        {
            using Network other = subjects[i].Network();
            run.CompareTrained(Select(subjects[i], Alike(network, other)), i);
        }

        int[] units = ChosenSamples.Units(samples);
        string[] stages = [.. WeightRandomization.Names(network).Reverse()];
        SanityFile file = new()
        {
            Dataset = dataset.Name,
            Architecture = description.Architecture,
            Classes = description.Classes,
            Images = samples.Count,
            Unit = dataset.Kind == DatasetKind.Generated ? "pose" : "image",
            Units = units.Max() + 1,
            Seeds = options.Seeds,
            Top = options.Top,
            Others = subjects.Length - 1,
            Stages = stages,
            Methods = [.. options.Methods.SelectMany(MethodsOf)],
            Similarities = SanitySummary.Similarities(run.Rows),
            Contrasts = SanitySummary.Contrasts(run.Rows, stages[^1], units, seed),
        };
        SanityCsv.Write(file, samples, run.Rows, folder);
        return file;
    }

    private static ExplainOptions ExplainOptionsOf(SanityOptions options, ulong seed, Network network)
    {
        ExplainOptions explain = new()
        {
            Methods = options.Methods,
            FeatureCount = options.Top,
            Seed = seed,
            BatchSize = options.BatchSize,
            Numbers = new MethodOptions { PassSize = 2 * options.BatchSize },
            SweepSize = 2 * options.BatchSize,
        };
        explain.Validate(network.Description);
        foreach (string method in options.Methods)
        {
            ExplanationMethods.Of(method).Check(network);
        }

        return explain;
    }

    private static SelectedFeatures Select(SelectedNetwork subject, Network network)
    {
        ResponseOptions responses = subject.Responses;
        if (responses.Scaling == LayerScaling.Zscore)
        {
            throw new InputException("the responses are z-scores of the training images, which a random network does not have; "
                + "record them with another --scaling");
        }

        (IReadOnlyList<Feature> features, double[] weights) = subject.Selection(network.Description.Classes.Count);
        return new SelectedFeatures(network, new ResponseRecorder(network, responses), features, weights);
    }

    private static Network Alike(Network network, Network other)
    {
        (NetworkDescription a, NetworkDescription b) = (network.Description, other.Description);
        return (a.Width, a.Height) == (b.Width, b.Height) && a.Classes.SequenceEqual(b.Classes)
            ? other
            : throw new InputException($"--other: a network for {b.Width} x {b.Height} pixels and the classes {string.Join(", ", b.Classes)}; "
                + $"expected {a.Width} x {a.Height} pixels and {string.Join(", ", a.Classes)}");
    }

    private static IEnumerable<SanityMethod> MethodsOf(string name)
    {
        ExplanationMethod method = ExplanationMethods.Of(name);
        bool ours = name == PassedImages.Ours;
        yield return new SanityMethod(name, ours ? "Ours, features ranked anew" : method.Title, method.Kind == MethodKind.Control);
        if (ours)
        {
            yield return new SanityMethod(PassedImages.Held, "Ours, features held", false);
        }
    }
}
