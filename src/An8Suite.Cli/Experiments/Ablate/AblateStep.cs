using An8Suite.Cli.Steps;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Selection;
using An8Suite.Learning.Ablation;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;
using static TorchSharp.torch;

namespace An8Suite.Cli.Experiments.Ablate;

/// <summary>Selection to <c>ablate.json</c>, <c>ablate.csv</c>, <c>images.csv</c> and <c>ablate.html</c>.</summary>
public static class AblateStep
{
    /// <summary>Silences channels in every order and measures what the network still recognises.</summary>
    public static bool Run(AblateOptions options, ulong seed, string selectFolder, StepContext context)
    {
        options.Validate();
        var subject = SelectedNetwork.Of(selectFolder, context);
        StepPlan plan = new()
        {
            Step = "ablate",
            Out = context.Out,
            Options = new { ablate = options, context.Threads, context.Device },
            Seed = seed,
            Inputs = subject.Inputs,
            ForeignFingerprints = subject.ForeignFingerprints,
            Versions = SuiteVersions.LibTorch,
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            LibTorch.UseDevice(context.Device);
            LibTorch.SetThreads(context.Threads);
            AblateFile file = Measure(subject, options, seed, folder, context);
            file.Write(folder);
            FinishedFile.WriteText(Path.Combine(folder, AblatePage.FileName), AblatePage.Html(file));
            context.Reporter.Say($"    {AblateVerdict.Of([file])}");
        });
    }

    private static AblateFile Measure(SelectedNetwork subject, AblateOptions options, ulong seed, string folder, StepContext context)
    {
        Dataset dataset = subject.Dataset();
        using Network network = subject.Network();
        (IReadOnlyList<Feature> features, double[] weights) = subject.Selection(network.Description.Classes.Count);
        ResponseTable table = subject.Table(features);
        SelectionClasses.Require(table, network.Description.Classes, LassoLabels.GroundTruth);
        ImageSet training = SelectedNetwork.Load(
            dataset, network, ChosenSamples.OfEveryClass(subject.Samples(dataset, Split.Train), options.TrainingImages, seed), context);
        IReadOnlyList<Sample> samples = ChosenSamples.WholePoses(subject.Samples(dataset, Split.Test), options.Images, seed);
        ImageSet test = SelectedNetwork.Load(dataset, network, samples, context);
        ChannelPlaces places = PlacesOf(network, subject.Responses, features, training);
        options = Checked(options, places, context);

        var measured = ChannelMeasurements.Of(network, places, training, options.BatchSize, context.Token);
        SilencingLists lists = new(options, seed, places, (table, weights, network.Description.Classes.Count));
        lists.Fit(table, subject.Lasso);
        lists.MeasureEffects(network, training, measured.Means, context);
        SilencingList[] curves = lists.Make(measured.GradientActivations);

        AblationRun run = new(network, places, measured.Means) { BatchSize = options.BatchSize };
        SilencedMeasurement[] results = [];
        context.Reporter.Track("ablate", test.Count * AblationRun.PassCount(curves), "images", report =>
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
            throw new InputException($"--layers: no channel was recorded behind a layer of '{Choice.NameOf(empty[0])}'");
        }

        int all = options.Layers.Max(set => places.Columns(set).Length);
        int beyond = (options.Counts ?? []).FirstOrDefault(count => count > all);
        if (beyond > 0)
        {
            throw new InputException($"--k: {beyond} is more than the {all} channels that can be silenced; expected 1 to {all}, or all");
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
