using An8Suite.Cli.Report;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Selection;
using An8Suite.Learning.Dissection;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;

namespace An8Suite.Cli.Steps;

/// <summary>Selection to <c>features.html</c>, <c>features.csv</c> and <c>parts.csv</c>.</summary>
public static class FeaturesStep
{
    /// <summary>Looks at the images the selection was fitted on.</summary>
    public static bool Run(FeaturesOptions options, string selectFolder, StepContext context)
    {
        options.Validate();
        StepRecord select = StepRecord.Read(selectFolder, "select");
        string respondFolder = select.InputFolder(selectFolder, "respond");
        StepRecord respond = StepRecord.Read(respondFolder, "respond");
        string trainFolder = respond.InputFolder(respondFolder, "train");
        DataInput data = DataInput.Of(StepRecord.Read(trainFolder, "train"), trainFolder, context);
        StepPlan plan = new()
        {
            Step = "features",
            Out = context.Out,
            Options = new { features = options, context.Threads },
            Inputs = new Dictionary<string, string>
            {
                ["select"] = selectFolder,
                ["respond"] = respondFolder,
                ["train"] = trainFolder,
                [data.Key] = data.Folder,
            },
            ForeignFingerprints = data.Fingerprints,
            Versions = SuiteVersions.LibTorch,
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            LibTorch.SetThreads(context.Threads);
            Dataset dataset = data.Open();
            using Network network = Checkpoint.Read(Path.Combine(trainFolder, TrainStep.CheckpointName));
            ResponseTable table = ResponseFolder.Read(respondFolder);
            (IReadOnlyList<Feature> features, double[] weights) = SelectionFolder.Read(selectFolder, dataset.Classes.Count);
            if (!features.SequenceEqual(table.Features))
            {
                throw new InputException($"{selectFolder}: its features are not those of {respondFolder}");
            }

            FeaturesReport report = Look(network, dataset, table, weights, options, respondFolder, context);
            FeaturesCsv.Write(report, folder);
            FeaturesPage.Write(report, folder);
        });
    }

    private static FeaturesReport Look(
        Network network,
        Dataset dataset,
        ResponseTable table,
        double[] weights,
        FeaturesOptions options,
        string respondFolder,
        StepContext context)
    {
        Dictionary<string, Sample> byId = dataset.Samples.ToDictionary(sample => sample.Id);
        Sample[] samples = [.. table.Ids.Select(id => byId.GetValueOrDefault(id)
            ?? throw new InputException($"{respondFolder}: image '{id}' is not in {dataset.Root}"))];
        PictureSizing sizing = new(network.Description.Width, network.Description.Height);
        ColorImage Read(Sample sample) => sizing.Apply(dataset.ReadImage(sample));
        ImageSet images = ImageSet.Load(samples, Read, context.Token);
        context.Reporter.SayIfAny(sizing.Note());
        DissectionResult dissection = new(options.Quantile, [], []);
        if (dataset.Kind == DatasetKind.Generated)
        {
            NetworkDissection dissect = new(network, [.. table.Features.Select(feature => feature.Layer).Distinct()]);
            context.Reporter.Track("dissect", NetworkDissection.PassCount * images.Count, "images", report => dissection = dissect.Run(
                images, image => dataset.ReadParts(samples[image]), dataset.Parts.Count, options.Quantile, report, context.Token));
        }

        IReadOnlyList<ClassFeature>[] classes = [.. dataset.Classes.Select(entry =>
            ClassFeatures.Of(table, weights, dataset.Classes.Count, entry.Index, options.Top))];
        IReadOnlyList<ClassFeature>[] shown = [.. classes.Select(all => all
            .Where(feature => feature.ChosenShare > 0).Take(options.Shown).ToArray())];
        FeatureAlbum album = new(network, images, image => Read(samples[image]), table, options.Crops);
        Dictionary<Feature, FeaturePictures> pictures = [];
        ClassFeature[] distinct = [.. shown.SelectMany(all => all).DistinctBy(feature => feature.Feature)];
        context.Reporter.Track("crop", distinct.Length, "features", report =>
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
