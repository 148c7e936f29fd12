using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Selection;
using An8Suite.Learning.Dissection;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using An8Suite.Pages.Html;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Workflow.Experiments.Features;

/// <summary>Looks at the images the selection was fitted on, feature by feature.</summary>
internal static class FeaturesExperiment
{
    // For estimates: to count a pass takes as long as several.
    private const double PassesOfACount = 4;

    /// <summary>A selection to <c>features.html</c>, <c>features.csv</c> and <c>parts.csv</c>.</summary>
    public static Experiment<NetworkSubject, FeaturesOptions, FeaturesReport?> Row { get; } = new()
    {
        Name = "features",
        Heading = "What excites the relevant features, one by one?",
        Summary = "Shows what excites each class's relevant features, and how well every channel coincides with "
            + "each part.",
        Example = "an8 features out/select --out out/features",
        Input = "select",
        Options = () => new OptionTable<FeaturesOptions>(new())
            .Number(
                "--top",
                "How many features an image's explanation uses.", o => o.Top, (o, n) => o with { Top = n }, atLeast: 1)
            .Number("--shown", "At most so many features of a class get pictures, those chosen most often.",
                o => o.Shown, (o, n) => o with { Shown = n }, atLeast: 1)
            .Number("--crops", "Crops of a feature, from as many images that excite it most.",
                o => o.Crops, (o, n) => o with { Crops = n }, atLeast: 1)
            .Number(
                "--quantile",
                "The share of a channel's activations that count as active when it is compared with the parts.",
                o => o.Quantile, (o, share) => o with { Quantile = share }, helpName: "share")
            .MaybeNumber("--poses", "Poses whose images are looked at, drawn by the seed; otherwise all.",
                o => o.Poses, (o, n) => o with { Poses = n }),
        Check = options => options.Validate(),
        Open = (_, folder, _) => NetworkSubject.Selected(folder),
        Inputs = (subject, context) => subject.Everything(context),
        Machine = MachineUse.Threads,
        Measure = Measure,
        Write = (report, folder) => FeaturesCsv.Write(report!, folder),
        Read = _ => null, // the page is what is kept of the pictures
        Page = (_, report) => FeaturesPage.Html(report!),
        Section = WriteSection,
        Plan = Plan,
    };

    private static IEnumerable<PlannedStep> Plan(ReproduceOptions reproduce, DatasetPlan dataset)
    {
        FeaturesOptions options = reproduce.Quick ? new() { Shown = 3, Crops = 8, Poses = 10 } : new() { Poses = 60 };
        double passes = NetworkDissection.PassCount * (double)options.Poses!.Value * dataset.Classes;
        int maps = dataset.Classes * options.Shown * options.Crops;
        return dataset.Asked.Select(seeds => seeds[0]).Select(cell => cell.Step(
            Row.Name, new StepWork(cell.Architecture) { Passed = PassesOfACount * passes, Explained = maps / 8.0 },
            context => Row.Run(options, cell.Seed, cell.Select, context)));
    }

    private static void WriteSection(HtmlWriter html, IReadOnlyList<ExperimentResult<FeaturesReport?>> runs, string id)
    {
        html.Raw("""
            <p>What excites each class's relevant features, as crops of the images that excite them most and their mean, and how well every channel
            coincides with each part, stand on the page of each run.</p>
            """);
    }

    private static FeaturesReport Measure(ExperimentRun<NetworkSubject, FeaturesOptions> run)
    {
        Dataset dataset = run.Subject.Data(run.Context).Open();
        using Network network = run.Subject.Network();
        (IReadOnlyList<Feature> features, double[] weights) = run.Subject.Selection(dataset.Classes.Count);
        ResponseTable table = run.Subject.Table(features);
        return Look(network, dataset, table, weights, run);
    }

    private static FeaturesReport Look(
        Network network,
        Dataset dataset,
        ResponseTable table,
        double[] weights,
        ExperimentRun<NetworkSubject, FeaturesOptions> run)
    {
        (NetworkSubject subject, FeaturesOptions options, _, _, StepContext context) = run;
        Dictionary<string, Sample> byId = dataset.Samples.ToDictionary(sample => sample.Id);
        Sample[] all = [.. table.Ids.Select(id => byId.GetValueOrDefault(id)
            ?? throw new InputException($"{subject.Inputs["select"]}: image '{id}' is not in {dataset.Root}"))];
        HashSet<Sample> drawn = [.. EvaluatedPoses.Of(all, options.Poses, run.Seed, "features-poses")];
        int[] rows = [.. Enumerable.Range(0, all.Length).Where(row => drawn.Contains(all[row]))];
        table = table.Rows(rows);
        Sample[] samples = [.. rows.Select(row => all[row])];
        PictureSizing sizing = new(network.Description.Fit);
        ColorImage Read(Sample sample) => sizing.Apply(dataset.ReadImage(sample));
        ImageSet images = NetworkImages.Load(dataset, network, samples, context);
        DissectionResult dissection = new(options.Quantile, [], []);
        if (dataset.Kind == DatasetKind.Generated)
        {
            NetworkDissection dissect = new(network, [.. table.Features.Select(feature => feature.Layer).Distinct()]);
            context.Reporter.Track(
                "parts", NetworkDissection.PassCount * images.Count, "images", report => dissection = dissect.Run(
                    images, image => dataset.ReadParts(samples[image]),
                    dataset.Parts.Count, options.Quantile, report, context.Token));
        }

        IReadOnlyList<ClassFeature>[] classes = [.. dataset.Classes.Select(entry =>
            ClassFeatures.Of(table, weights, dataset.Classes.Count, entry.Index, options.Top))];
        IReadOnlyList<ClassFeature>[] shown = [.. classes.Select(of => of
            .Where(feature => feature.ChosenShare > 0).Take(options.Shown).ToArray())];
        FeatureAlbum album = new(network, images, image => Read(samples[image]), table, options.Crops);
        Dictionary<Feature, FeaturePictures> pictures = [];
        ClassFeature[] distinct = [.. shown.SelectMany(of => of).DistinctBy(feature => feature.Feature)];
        context.Reporter.Track("crops of features", distinct.Length, "features", report =>
        {
            foreach (ClassFeature feature in distinct)
            {
                context.Token.ThrowIfCancellationRequested();
                pictures.Add(feature.Feature, album.Of(feature));
                report(pictures.Count);
            }
        });
        return new FeaturesReport
        {
            Dataset = dataset.Name,
            Architecture = network.Description.Architecture,
            Classes = dataset.Classes,
            Parts = [.. dataset.Parts.Select(part => part.Name)],
            Options = options,
            ImageCounts = [.. dataset.Classes.Select(entry => table.Labels.Count(label => label == entry.Index))],
            Features = classes,
            Shown = shown,
            Pictures = pictures,
            Dissection = dissection,
        };
    }
}
