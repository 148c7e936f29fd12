using An8Suite.Cli.Steps;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Heatmaps;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Faithfulness;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;

namespace An8Suite.Cli.Experiments.Faithfulness;

/// <summary>Heatmaps and their network to <c>faithfulness.json</c>, <c>faithfulness.csv</c> and <c>curves.csv</c>.</summary>
public static class FaithfulnessStep
{
    /// <summary>The verb.</summary>
    public const string Name = "faithfulness";

    /// <summary>Tries the heatmaps of the folder of <c>an8 explain</c>.</summary>
    public static bool Run(FaithfulnessStepOptions options, string explainFolder, StepContext context) =>
        Run(options, FaithfulnessInput.OfExplanations(explainFolder), context);

    /// <summary>Tries heatmaps of other programs on the network of <paramref name="trainFolder"/>.</summary>
    public static bool Run(FaithfulnessStepOptions options, string heatmapFolder, string trainFolder, StepContext context) =>
        Run(options, FaithfulnessInput.OfForeign(heatmapFolder, trainFolder, options.Name), context);

    private static bool Run(FaithfulnessStepOptions options, FaithfulnessInput input, StepContext context)
    {
        StepPlan plan = new()
        {
            Step = Name,
            Out = context.Out,
            Options = new { faithfulness = options with { Measure = options.Measure with { Seed = 0 } }, context.Threads, context.Device },
            Inputs = input.Inputs,
            ForeignFingerprints = input.Fingerprints,
            Seed = options.Measure.Seed,
            Versions = SuiteVersions.LibTorch,
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            LibTorch.UseDevice(context.Device);
            LibTorch.SetThreads(context.Threads);
            Dataset dataset = DatasetReader.Read(input.DatasetFolder);
            using Network network = Checkpoint.Read(Path.Combine(input.TrainFolder, TrainStep.CheckpointName));
            HeatmapLedger ledger = new();
            input.NoteEmpty(ledger);
            List<FaithfulnessRow> rows = Measure(options, input, dataset, network, ledger, context);
            string[] leftOut = [.. ledger.Remarks().Select(remark => remark.Line())];
            foreach (string line in leftOut)
            {
                context.Reporter.Say($"    {line}");
            }

            FaithfulnessFile file = Summarise(options, input, dataset, network, rows) with { LeftOut = leftOut };
            file.Write(folder);
            FaithfulnessCsv.Write(file, rows, dataset, folder);
        });
    }

    private static List<FaithfulnessRow> Measure(
        FaithfulnessStepOptions options, FaithfulnessInput input, Dataset dataset, Network network, HeatmapLedger ledger, StepContext context)
    {
        PictureSizing sizing = new(network.Description.Width, network.Description.Height);
        FaithfulnessMeter meter = new(network, options.Measure);
        var backgrounds = DatasetBackgrounds.Read(dataset);
        IReadOnlyList<(Sample Sample, int? Explained)> images = input.Images(dataset, options);
        List<FaithfulnessRow> rows = [];
        context.Reporter.Track(Name, images.Count, "images", report =>
        {
            for (int i = 0; i < images.Count; i++)
            {
                context.Token.ThrowIfCancellationRequested();
                Sample sample = images[i].Sample;
                ColorImage image = sizing.Apply(dataset.ReadImage(sample));
                int label = images[i].Explained ?? Predicted(network, sample, image);
                (string Method, Heatmap Map)[] maps = [.. Maps(options.Preparation, input, sample, image, ledger)];
                IReadOnlyList<ImageFaithfulness> found = meter.Measure(
                    new FaithfulnessSubject(sample.Id, label, image, sizing.Apply(backgrounds.Of(sample))), [.. maps.Select(m => m.Map)]);
                rows.AddRange(maps.Zip(found, (map, result) => new FaithfulnessRow(sample, label, map.Method, result)));
                report(i + 1);
            }
        });
        return rows.Count > 0
            ? rows
            : throw new InputException($"none of the heatmaps of {images.Count} images can be used; {string.Join("; ", ledger.Remarks().Select(r => r.Line()))}");
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
        FaithfulnessStepOptions options, FaithfulnessInput input, Dataset dataset, Network network, List<FaithfulnessRow> rows) => new()
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
