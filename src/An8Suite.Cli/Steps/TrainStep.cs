using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;

namespace An8Suite.Cli.Steps;

/// <summary>Dataset to <c>model.safetensors</c> and <c>training.json</c>.</summary>
public static class TrainStep
{
    /// <summary>The checkpoint's file name.</summary>
    public const string CheckpointName = "model.safetensors";

    /// <summary>Trains on the folds that are neither tested nor validate.</summary>
    public static bool Run(TrainingOptions options, TrainInput input, StepContext context)
    {
        options.Validate();
        DataInput data = DataInput.Named(input.Folder, options.Seed, context);
        StepPlan plan = new()
        {
            Step = "train",
            Out = context.Out,
            Options = new TrainRecord(input.TestFold, options with { Seed = 0 }, data.Record(input.InputSize)),
            Inputs = new Dictionary<string, string> { [data.Key] = data.Folder },
            ForeignFingerprints = data.Fingerprints,
            Seed = options.Seed,
            Versions = () => SuiteVersions.LibTorch(),
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder => Train(options, data.Open(), input, folder, context));
    }

    private static void Train(TrainingOptions options, Dataset dataset, TrainInput input, string folder, StepContext context)
    {
        int testFold = input.TestFold;
        if (testFold >= dataset.FoldCount)
        {
            throw new InputException(dataset.FoldCount == FoldSplit.Fixed
                ? $"--fold: {dataset.Root} has fixed splits, which are fold 0 and the only one, found {testFold}"
                : $"--fold: {dataset.Root} has the folds 0 to {dataset.FoldCount - 1}, found {testFold}");
        }

        FoldSplit split = FoldSplit.Of(dataset.Samples, testFold, dataset.FoldCount);
        PictureSizing sizing = input.SizingOf(dataset, options.Architecture);
        ImageSet Load(IReadOnlyList<Sample> samples) =>
            ImageSet.Load(samples, sample => sizing.Apply(dataset.ReadImage(sample)), context.Token);
        TrainingData data = new(
            [.. dataset.Classes.Select(c => c.Name)], Load(split.Train), Load(split.Val), Load(split.Test));
        context.Reporter.SayIfAny(sizing.Note());
        using Trainer trainer = new(data, options);
        TrainingResult result = trainer.Run(epoch => context.Reporter.Say(Line(epoch)), context.Token);
        Checkpoint.Write(trainer.Network, Path.Combine(folder, CheckpointName));
        SuiteJson.Write(Path.Combine(folder, TrainingFile.FileName), File(result, testFold));
        context.Reporter.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"    test accuracy {100 * result.Test.Accuracy:0.00} % (epoch {result.BestEpoch}, {result.ParameterCount:N0} parameters)"));
        if (result.Warning is not null)
        {
            context.Reporter.Say($"    WARNING: {result.Warning}");
        }
    }

    private static string Line(EpochResult epoch) => string.Create(
        CultureInfo.InvariantCulture,
        $"    epoch {epoch.Epoch}: loss {epoch.TrainLoss:0.0000}, accuracy {100 * epoch.TrainAccuracy:0.0} %, validation {100 * epoch.ValAccuracy:0.0} %, {epoch.ImagesPerSecond:0} images/s");

    // Without the rates: they are the one thing that differs between equal runs.
    private static TrainingFile File(TrainingResult result, int testFold) => new()
    {
        Architecture = result.Options.Architecture,
        TestFold = testFold,
        Classes = result.Classes,
        TrainImages = result.TrainCount,
        ValImages = result.ValCount,
        TestImages = result.TestCount,
        Epochs = [.. result.Epochs.Select(e => new TrainingEpoch(e.Epoch, e.TrainLoss, e.TrainAccuracy, e.ValLoss, e.ValAccuracy))],
        BestEpoch = result.BestEpoch,
        TestAccuracy = result.Test.Accuracy,
        AccuracyPerClass = result.Test.ClassAccuracies,
        Confusion = result.Test.Confusion,
        Warning = result.Warning,
    };
}
