using System.Globalization;
using System.Security.Cryptography;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Training;

/// <summary>Weights that others trained to a folder that later verbs take for one of <c>an8 train</c>.</summary>
public static class ImportStep
{
    /// <summary>The verb.</summary>
    public const string Name = StepNames.Import;

    /// <summary>
    /// Writes the checkpoint and, with a dataset, how well the network does on the test images of its fold.
    /// </summary>
    public static bool Run(
        ImportOptions options, string weights, string? datasetFolder, ulong seed, StepContext context)
    {
        if (!File.Exists(weights))
        {
            throw new InputException($"{weights}: no such file; expected a state dict in safetensors");
        }

        Normalization normalization =
            options.Normalization ?? ImportedWeights.NormalizationOf(weights) ?? ImportedWeights.ImageNet;
        options = options with { Normalization = normalization };
        DataInput? data = datasetFolder is null ? null : DataInput.Named(datasetFolder, seed, context);
        StepPlan plan = new()
        {
            Step = Name,
            Out = context.Out,
            Options = new
            {
                import = options,
                weights = Hash(weights),
                context.Threads,
                context.Device,
                Data = data?.Record(options.InputSize),
            },
            Inputs = data is null ? new Dictionary<string, string>()
                : new Dictionary<string, string> { [data.Key] = data.Folder },
            ForeignFingerprints = data?.Fingerprints ?? new Dictionary<string, string>(),
            Seed = seed,
            Versions = SuiteVersions.LibTorch,
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            LibTorch.UseDevice(context.Device);
            LibTorch.SetThreads(context.Threads);
            Dataset? dataset = data?.Open();
            using Network network = ImportedWeights.Read(weights, new ImportRequest(options.Architecture)
            {
                Side = options.InputSize ?? (dataset is { Height: > 0 } ? dataset.Height : null),
                Normalization = normalization,
                Classes = options.Classes ?? dataset?.Classes.Select(c => c.Name).ToArray(),
                IgnoreExtraKeys = options.IgnoreExtraKeys,
                Note = note => context.Reporter.Say($"    {note}"),
            });
            Checkpoint.Write(network, Path.Combine(folder, TrainStep.CheckpointName));
            if (dataset is not null)
            {
                Test(network, options, dataset, folder, context);
            }
        });
    }

    private static void Test(
        Network network, ImportOptions options, Dataset dataset, string folder, StepContext context)
    {
        FoldSplit split = TrainStep.Split(dataset, options.TestFold);
        PictureSizing sizing = new TrainInput(dataset.Root) { InputSize = options.InputSize }
            .SizingOf(dataset, options.Architecture);
        ImageSet images = ImageSet.Load(split.Test, sample => sizing.Apply(dataset.ReadImage(sample)), context.Token);
        context.Reporter.SayIfAny(sizing.Note());
        if (network.Description.Classes.Count != dataset.Classes.Count)
        {
            throw new InputException(
                $"the network tells {network.Description.Classes.Count} classes apart, the dataset has "
                + $"{dataset.Classes.Count}: leave --dataset out, or import weights that were trained on its classes");
        }

        Classification test = TestFiles.Write(folder, network, images, context.Token);
        TrainingFile file = new()
        {
            Architecture = options.Architecture,
            TestFold = options.TestFold,
            Classes = network.Description.Classes,
            TrainImages = split.Train.Count,
            ValImages = split.Val.Count,
            TestImages = images.Count,
            Epochs = [],
            BestEpoch = 0,
            TestAccuracy = test.Accuracy,
            AccuracyPerClass = test.ClassAccuracies,
            Confusion = test.Confusion,
            Warning = TrainingResult.WarningOf(test, new TrainingOptions().TargetAccuracy),
        };
        Core.Files.SuiteJson.Write(Path.Combine(folder, TrainingFile.FileName), file);
        context.Reporter.Say(
            string.Create(CultureInfo.InvariantCulture, $"    test accuracy {100 * test.Accuracy:0.00} %"));
        if (file.Warning is not null)
        {
            context.Reporter.Say($"    WARNING: {file.Warning}");
        }
    }

    private static string Hash(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
