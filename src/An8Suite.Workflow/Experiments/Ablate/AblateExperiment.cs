using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Ablation;
using An8Suite.Core.Datasets;
using An8Suite.Core.Labels;
using An8Suite.Core.Selection;
using An8Suite.Learning.Ablation;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;
using static TorchSharp.torch;

namespace An8Suite.Workflow.Experiments.Ablate;

/// <summary>Silences channels in every order and measures what the network still recognises.</summary>
internal static class AblateExperiment
{
    private const string All = "all";

    // For estimates: about as many channels as the small networks have, and what is passed of them on average.
    private const int RecordedChannels = 480;
    private const double PassedShare = 0.6;

    /// <summary>
    /// A selection to <c>ablate.json</c>, <c>ablate.csv</c>, <c>images.csv</c> and <c>ablate.html</c>.
    /// </summary>
    public static Experiment<NetworkSubject, AblateOptions, AblateFile> Row { get; } = new()
    {
        Name = "ablate",
        Heading = "Do the chosen features matter to the network?",
        Summary = "Silences more and more channels, chosen by the lasso and in other orders, and measures what the "
            + "network still recognises.",
        Example = "an8 ablate out/select --images 120 --out out/ablate",
        Input = "select",
        Options = Options,
        Check = options => options.Validate(),
        Open = (_, folder, _) => NetworkSubject.Selected(folder),
        Inputs = (subject, context) => subject.Everything(context),
        Measure = Measure,
        Page = (_, file) => Page(file),
        Sentences = file => [AblateVerdict.Of([file])],
        Section = AblateSection.Write,
        Lead = AblateSection.Lead,
        Answers = runs => runs.GroupBy(run => run.File.Dataset).Select(alike => new DoubtAnswer(
            Doubt.Importance, $"{alike.Key}: {AblateVerdict.Of([.. alike.Select(run => run.File)])}")),
        Plan = Plan,
    };

    /// <summary>The page of one run, or of several that are averaged where they can be.</summary>
    public static string Page(params IReadOnlyList<AblateFile> runs) =>
        ExperimentPage.Html(Row, "Silenced channels", runs);

    private static OptionTable<AblateOptions> Options() => new OptionTable<AblateOptions>(new())
        .Names("--orders", Words("orders in which channels are silenced", AblationOrders.Names), AblationOrders.Names,
            o => o.Orders, (o, names) => o with { Orders = names })
        .Names("--kinds",
            Words("values that take a channel's place", Choice.Names<AblationKind>()), Choice.Names<AblationKind>(),
            o => o.Kinds.Select(Choice.NameOf),
            (o, names) => o with { Kinds = Choices<AblationKind>("--kinds", names) })
        .Names("--layers", Words("sets of recorded layers whose channels may be silenced", Choice.Names<LayerSet>()),
            Choice.Names<LayerSet>(),
            o => o.Layers.Select(Choice.NameOf), (o, names) => o with { Layers = Choices<LayerSet>("--layers", names) })
        .MaybeWords(
            "--k",
            "Comma-separated numbers of channels to silence, such as 1,3,10,all; all is always added. Default: "
            + "--points numbers.",
            "numbers",
            o => o.Counts is null ? null : string.Join(',', o.Counts.Select(Text).Append(All)),
            (o, text) => o with { Counts = Counts(text) })
        .Number("--points", "Numbers of channels from 1 to all, even in their logarithm.",
            o => o.Points, (o, n) => o with { Points = n }, atLeast: 2)
        .Number("--draws", "Draws of the random order.", o => o.Draws, (o, n) => o with { Draws = n }, atLeast: 1)
        .Words("--images", "At most so many test images, whole poses drawn by the seed; or all.", "number",
            o => o.Images is int images ? Text(images) : All,
            (o, text) => o with { Images = text == All ? null : Count("--images", text) })
        .Number(
            "--training-images",
            "Training images of a class on which gradients and single channels' effects are measured.",
            o => o.TrainingImages, (o, n) => o with { TrainingImages = n }, atLeast: 1)
        .Number("--batch-size", "Images that pass the network together: memory grows with it.",
            o => o.BatchSize, (o, n) => o with { BatchSize = n }, atLeast: 1)
        .Exclusive("--k", "--points");

    private static IEnumerable<PlannedStep> Plan(ReproduceOptions reproduce, DatasetPlan dataset)
    {
        AblateOptions options = reproduce.Quick ? new() { Images = 24, TrainingImages = 4, Points = 8, Draws = 2 }
            : new();
        double alone = options.TrainingImages * dataset.Classes * RecordedChannels * options.Kinds.Count;
        double curves = options.Images!.Value * options.Points * options.Layers.Count * options.Kinds.Count
            * (options.Orders.Count + options.Draws - 1);
        return dataset.Asked.SelectMany(seeds => seeds).Select(cell => cell.Step(
            Row.Name, new StepWork(cell.Architecture) { Passed = PassedShare * (alone + curves) },
            context => Row.Run(options, cell.Seed, cell.Select, context)));
    }

    private static string Words(string what, IEnumerable<string> valid) =>
        $"Comma-separated {what}: {string.Join(", ", valid)}.";

    private static T[] Choices<T>(string option, string[] names)
        where T : struct, Enum => [.. names.Select(name => Choice.Parse<T>(option, name))];

    private static int[] Counts(string text) =>
        [.. Flags.Options.Split(text).Where(word => word != All).Select(word => Count("--k", word)).Distinct().Order()];

    private static int Count(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? count
            : throw new InputException($"{option}: expected whole numbers or {All}, found '{text}'");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static AblateFile Measure(ExperimentRun<NetworkSubject, AblateOptions> made)
    {
        (NetworkSubject subject, AblateOptions options, ulong seed, string folder, StepContext context) = made;
        Dataset dataset = subject.Data(context).Open();
        using Network network = subject.Network();
        (IReadOnlyList<Feature> features, double[] weights) = subject.Selection(network.Description.Classes.Count);
        ResponseTable table = subject.Table(features);
        SelectionClasses.Require(table, network.Description.Classes, LassoLabels.GroundTruth);
        ImageSet training = NetworkImages.Load(
            dataset, network,
            ChosenSamples.OfEveryClass(subject.Samples(dataset, Split.Train), options.TrainingImages, seed), context);
        IReadOnlyList<Sample> samples = ChosenSamples.WholePoses(
            subject.Samples(dataset, Split.Test), options.Images, seed);
        ImageSet test = NetworkImages.Load(dataset, network, samples, context);
        ChannelPlaces places = PlacesOf(network, subject.Responses, features, training);
        options = Checked(options, places, context);

        var measured = ChannelMeasurements.Of(network, places, training, options.BatchSize, context.Token);
        SilencingLists lists = new(options, seed, places, (table, weights, network.Description.Classes.Count));
        lists.Fit(table, subject.Lasso);
        lists.MeasureEffects(network, training, measured.Means, context);
        SilencingList[] curves = lists.Make(measured.GradientActivations);

        AblationRun run = new(network, places, measured.Means) { BatchSize = options.BatchSize };
        SilencedMeasurement[] results = [];
        context.Reporter.Track("silenced channels", test.Count * AblationRun.PassCount(curves), "images", report =>
            results = run.Measure(test, curves, report, context.Token));
        AblateSummary summary = new(test.Labels, ChosenSamples.Units(samples), network.Description.Classes.Count, seed);
        AblateImages[] images = AblateImages.Of(results, test.Labels);
        (double[] margins, int[] predictions) = run.Untouched(test, context.Token);
        AblateFile file = new()
        {
            Dataset = dataset.Name,
            Architecture = network.Description.Architecture,
            Classes = network.Description.Classes,
            Images = test.Count,
            Unit = dataset.Kind == DatasetKind.Generated ? "pose" : "image",
            Units = ChosenSamples.Units(samples).Max() + 1,
            TrainingImages = training.Count,
            FittedImages = table.Ids.Count,
            Mu = subject.Lasso.Mu,
            Accuracy = summary.Mean(summary.Right(predictions)),
            Margin = summary.Mean(margins),
            Layers = [.. options.Layers.Select(set => LayersOf(set, network, places, lists))],
            Curves = [.. results.Select(summary.Curve)],
            Contrasts = summary.Contrasts(images),
        };
        AblateCsv.Write(file, samples, images, folder);
        return file;
    }

    private static ChannelPlaces PlacesOf(
        Network network, ResponseOptions responses, IReadOnlyList<Feature> features, ImageSet images)
    {
        using IDisposable scope = NewDisposeScope();
        using ForwardTrace trace = network.Trace(network.Normalize(images.Batch([0])));
        return ChannelPlaces.Of(network, new ResponseRecorder(network, responses), features, trace);
    }

    /// <summary>Leaves out a set that is another one again, and refuses numbers of channels that no set has.</summary>
    private static AblateOptions Checked(AblateOptions options, ChannelPlaces places, StepContext context)
    {
        LayerSet[] empty = [.. options.Layers.Where(set => places.Columns(set).Length == 0)];
        if (empty.Length > 0)
        {
            throw new InputException(
                $"--layers: no channel was recorded behind a layer of '{Choice.NameOf(empty[0])}'");
        }

        int all = options.Layers.Max(set => places.Columns(set).Length);
        int beyond = (options.Counts ?? []).FirstOrDefault(count => count > all);
        if (beyond > 0)
        {
            throw new InputException(
                $"--k: {beyond} is more than the {all} channels that can be silenced; expected 1 to {all}, or all");
        }

        bool same = options.Layers.Count > 1 && places.Columns(LayerSet.Conv).Length == places.Count;
        context.Reporter.SayIfAny(same ? "every recorded layer is a convolution, so --layers conv is left out" : null);
        return same ? options with { Layers = [LayerSet.All] } : options;
    }

    private static AblateLayers LayersOf(LayerSet set, Network network, ChannelPlaces places, SilencingLists lists)
    {
        int[] columns = places.Columns(set);
        return new AblateLayers(
            set,
            [.. columns.Select(places.LayerOf).Distinct().Select(layer => network.Layers[layer].Name)],
            columns.Length,
            [.. lists.Lasso[set].Select(ranking => ranking.SelectedCount)],
            [.. lists.Lasso[set].Select(ranking => ranking.FollowedCount)]);
    }
}
