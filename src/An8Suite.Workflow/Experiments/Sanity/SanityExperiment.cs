using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Sanity;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Experiments.Sanity;

/// <summary>Compares the maps of other classes and of random weights with those of the trained network.</summary>
internal static class SanityExperiment
{
    // For estimates: of a network of seven stages.
    private const double StatesOfASeed = 13;

    /// <summary>Selections to <c>sanity.json</c>, <c>sanity.csv</c>, <c>pairs.csv</c> and <c>sanity.html</c>.</summary>
    public static Experiment<NetworkSubject[], SanityOptions, SanityFile> Row { get; } = new()
    {
        Name = "sanity",
        Heading = "Do the maps depend on the class and on the weights?",
        Summary = "Compares every method's heatmaps across classes, and with those of networks whose weights are "
            + "drawn anew.",
        Example = "an8 sanity out/select --seeds 3 --out out/sanity",
        Input = "select",
        Options = Options,
        Check = options => options.Validate(),
        Open = (options, folder, _) =>
            [NetworkSubject.Selected(folder), .. options.Others.Select(NetworkSubject.Selected)],
        Inputs = (subjects, context) => subjects[0].Everything(context).And(
            subjects.Skip(1)
                .Select((other, i) => (FormattableString.Invariant($"select#{i + 1}"), other.Inputs["select"]))),
        Measure = Measure,
        Page = (run, file) => Page(file),
        Sentences = file => SanityVerdict.Of([file]),
        Section = SanitySection.Write,
        Lead = SanitySection.Lead,
        Answers = runs => runs.GroupBy(run => run.File.Dataset).Select(alike => new DoubtAnswer(
            Doubt.Sensitivity,
            $"{alike.Key}: {string.Join(' ', SanityVerdict.Of([.. alike.Select(run => run.File)]))}")),
        Plan = Plan,
    };

    /// <summary>The page of one run, or of several that are averaged where they can be.</summary>
    public static string Page(params IReadOnlyList<SanityFile> runs) => ExperimentPage.Html(Row, "Sanity of the heatmaps", runs);

    private static OptionTable<SanityOptions> Options() => new OptionTable<SanityOptions>(new())
        .Words("--methods", StepFlags.MethodWords, "names",
            o => string.Join(',', o.Methods),
            (o, names) => o with { Methods = [.. Flags.Options.Split(names).Distinct()] })
        .Folders("--other", "Folders of 'an8 select' of networks trained with other seeds, to compare with as well.",
            (o, folders) => o with { Others = folders })
        .Number(
            "--seeds", "How often the weights are drawn; a floor needs two.",
            o => o.Seeds, (o, n) => o with { Seeds = n }, atLeast: 1)
        .Number("--images", "Test images, as many of each class, drawn by the seed.",
            o => o.Images, (o, n) => o with { Images = n }, atLeast: 1)
        .Number("--top", "Relevant features an image.", o => o.Top, (o, n) => o with { Top = n }, atLeast: 1)
        .Number("--batch-size", "Images that pass the network together: memory grows with it.",
            o => o.BatchSize, (o, n) => o with { BatchSize = n }, atLeast: 1);

    private static IEnumerable<PlannedStep> Plan(ReproduceOptions reproduce, DatasetPlan dataset)
    {
        SanityOptions options = reproduce.Quick ? new() { Images = 6, Seeds = 2 } : new();
        double states = 1 + dataset.Classes + (options.Seeds * StatesOfASeed);
        return dataset.Asked.Select(seeds =>
        {
            CellPlan first = seeds[0];
            SanityOptions own = options with { Others = [.. seeds.Skip(1).Select(cell => cell.Select)] };
            StepWork work = new(first.Architecture) { Explained = (states + seeds.Count - 1) * own.Images };
            return first.Step(Row.Name, work, context => Row.Run(own, first.Seed, first.Select, context));
        });
    }

    private static SanityFile Measure(ExperimentRun<NetworkSubject[], SanityOptions> made)
    {
        (NetworkSubject[] subjects, SanityOptions options, ulong seed, string folder, StepContext context) = made;
        Dataset dataset = subjects[0].Data(context).Open();
        using Network network = subjects[0].Network();
        NetworkDescription description = network.Description;
        int each = (options.Images + description.Classes.Count - 1) / description.Classes.Count;
        IReadOnlyList<Sample> samples = ChosenSamples.OfEveryClass(
            subjects[0].Samples(dataset, Split.Test), each, seed);
        PictureSizing sizing = new(description.Fit);
        SampleInput[] inputs = [.. samples.Select(
            sample => ImageToExplain.Of(dataset, sample) with { ReadParts = null, ReadMask = null })
            .Select(image => image.Read(sizing))];
        context.Reporter.SayIfAny(sizing.Note());
        ExplainOptions drawn = ReferenceImages.AddTo(
            ExplainOptionsOf(options, seed, network), subjects[0], dataset, description, context);
        SanityRun run = new(Select(subjects[0], network), inputs, drawn);
        context.Reporter.Track(
            "classes", description.Classes.Count, "classes", report => run.CompareClasses(report, context.Token));
        ulong[] seeds = [.. Enumerable.Range(0, options.Seeds)
            .Select(i => new CounterRandom(seed, "sanity-seeds", (ulong)i).NextUInt64())];
        context.Reporter.Track("random weights", SanityRun.StateCount(network, options.Seeds), "networks", report =>
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
        ExplanationMethods.RequireThat(network, options.Methods);
        return explain;
    }

    private static SelectedFeatures Select(NetworkSubject subject, Network network)
    {
        ResponseOptions responses = subject.Responses;
        if (responses.Scaling == LayerScaling.Zscore)
        {
            throw new InputException(
                "the responses are z-scores of the training images, which a random network does not have; "
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
            : throw new InputException(
                $"--other: a network for {b.Width} x {b.Height} pixels and the classes {string.Join(", ", b.Classes)}; "
                + $"expected {a.Width} x {a.Height} pixels and {string.Join(", ", a.Classes)}");
    }

    private static IEnumerable<SanityMethod> MethodsOf(string name)
    {
        ExplanationMethod method = ExplanationMethods.Of(name);
        bool ours = name == PassedImages.Ours;
        yield return new SanityMethod(
            name, ours ? "Ours, features ranked anew" : method.Title, method.Kind == MethodKind.Control);
        if (ours)
        {
            yield return new SanityMethod(PassedImages.Held, "Ours, features held", false);
        }
    }
}
