using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Designed;
using An8Suite.Learning.Training;
using An8Suite.Pages.Tables;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Training;

/// <summary>Dataset to <c>model.safetensors</c> and <c>training.json</c>.</summary>
public static class TrainStep
{
    /// <summary>The checkpoint's file name.</summary>
    public const string CheckpointName = "model.safetensors";

    /// <summary>Reads the network in a folder of <c>an8 train</c>.</summary>
    /// <exception cref="InputException">There is none, or it is damaged.</exception>
    public static Network ReadNetwork(string folder) => Checkpoint.Read(Path.Combine(folder, CheckpointName));

    /// <summary>Trains on the folds that are neither tested nor validate.</summary>
    public static bool Run(TrainingOptions options, TrainInput input, StepContext context)
    {
        options.Validate();
        input.Validate(options.Architecture);
        DataInput data = DataInput.Named(input.Folder, options.Seed, context);
        StepPlan plan = new()
        {
            Step = "train",
            Out = context.Out,
            Options = TrainRecord.Of(
                input, options, data.Record(input.InputSize, PictureFit.RuleOf(input.ShorterSide))),
            Inputs = new Dictionary<string, string> { [data.Key] = data.Folder },
            ForeignFingerprints = data.Fingerprints,
            Seed = options.Seed,
            Versions = () => SuiteVersions.LibTorch(),
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            Action<TrainingOptions, Dataset, TrainInput, string, StepContext> make =
                DesignedNetwork.Names.Contains(options.Architecture) ? DesignedTraining.Write : Train;
            make(options, data.Open(), input, folder, context);
        });
    }

    /// <summary>The images of every use when <paramref name="testFold"/> is tested.</summary>
    /// <exception cref="InputException">The dataset has no such fold.</exception>
    internal static FoldSplit Split(Dataset dataset, int testFold)
    {
        if (testFold >= dataset.FoldCount)
        {
            throw new InputException(dataset.FoldCount == FoldSplit.Fixed
                ? $"--fold: {dataset.Root} has fixed splits, which are fold 0 and the only one, found {testFold}"
                : $"--fold: {dataset.Root} has the folds 0 to {dataset.FoldCount - 1}, found {testFold}");
        }

        return FoldSplit.Of(dataset.Samples, testFold, dataset.FoldCount);
    }

    private static void Train(
        TrainingOptions options, Dataset dataset, TrainInput input, string folder, StepContext context)
    {
        FoldSplit split = Split(dataset, input.TestFold);
        LibTorch.UseDevice(options.Device); // a wrong one shows before the images are read
        PictureSizing sizing = input.SizingOf(dataset, options.Architecture);
        ImageSet Load(IReadOnlyList<Sample> samples, params IReadOnlyDictionary<string, ColorImage>?[] views) =>
            ImageSet.Load(
                samples,
                sample => views.Select(view => view?.GetValueOrDefault(sample.Id))
                    .FirstOrDefault(view => view is not null) ?? sizing.Apply(dataset.ReadImage(sample)),
                context.Token);
        (IReadOnlyList<Sample> dropped, IReadOnlyDictionary<string, ColorImage>? views) = input.DropParts > 0
            ? DroppedParts.Of(dataset, split.Train, (input.DropParts, options.Seed), context)
            : ([], null);
        (IReadOnlyList<Sample> holed, IReadOnlyDictionary<string, ColorImage>? holes) = input.DropCells > 0
            ? DroppedCells.Of(
                ImageSet.Load(split.Train, sample => sizing.Fit.Apply(dataset.ReadImage(sample)), context.Token),
                split.Train, (input.DropCells, options.Seed))
            : ([], null);
        ImageSet test = Load(split.Test);
        TrainingData data = new(
            [.. dataset.Classes.Select(c => c.Name)], Load([.. split.Train, .. dropped, .. holed], views, holes),
            Load(split.Val), test)
        {
            ShorterSide = input.ShorterSide,
        };
        context.Reporter.SayIfAny(sizing.Note());
        int running = 1;
        using Trainer trainer = new(data, options)
        {
            Progress = done => context.Reporter.SayWhere(
                FormattableString.Invariant($"epoch {running}"), done, data.Train.Count, "images"),
        };
        TrainingResult result = trainer.Run(
            epoch =>
            {
                running = epoch.Epoch + 1;
                context.Reporter.Say(Line(epoch));
            },
            context.Token);
        Checkpoint.Write(trainer.Network, Path.Combine(folder, CheckpointName));
        TestFiles.Write(folder, trainer.Network, test, context.Token);
        SuiteJson.Write(Path.Combine(folder, TrainingFile.FileName), File(result, input.TestFold));
        context.Reporter.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"    test accuracy {100 * result.Test.Accuracy:0.00} % (epoch {result.BestEpoch}, "
            + $"{result.ParameterCount:N0} parameters)"));
        foreach (string line in ClassLines(result))
        {
            context.Reporter.Say(line);
        }

        if (result.Warning is not null)
        {
            context.Reporter.Say($"    WARNING: {result.Warning}");
        }
    }

    private static string Line(EpochResult epoch) => string.Create(
        CultureInfo.InvariantCulture,
        $"    epoch {epoch.Epoch}: loss {epoch.TrainLoss:0.0000}, accuracy {100 * epoch.TrainAccuracy:0.0} %, "
        + $"validation {100 * epoch.ValAccuracy:0.0} %, {epoch.ImagesPerSecond:0} images/s");

    private static IEnumerable<string> ClassLines(TrainingResult result) =>
        new Table<int>(Enumerable.Range(0, result.Classes.Count))
            .Name("class", label => result.Classes[label])
            .Number("images", label => result.Test.Confusion[label].Sum())
            .Number("accuracy", label => result.Test.ClassAccuracies[label] is double share
                ? string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %")
                : "-")
            .Lines().Select(line => $"    {line}");

    // Without the rates: they are the one thing that differs between equal runs.
    private static TrainingFile File(TrainingResult result, int testFold) => new()
    {
        Architecture = result.Options.Architecture,
        Options = result.Options,
        TestFold = testFold,
        Classes = result.Classes,
        TrainImages = result.TrainCount,
        ValImages = result.ValCount,
        TestImages = result.TestCount,
        Epochs = [.. result.Epochs
            .Select(e => new TrainingEpoch(e.Epoch, e.TrainLoss, e.TrainAccuracy, e.ValLoss, e.ValAccuracy))],
        BestEpoch = result.BestEpoch,
        TestAccuracy = result.Test.Accuracy,
        AccuracyPerClass = result.Test.ClassAccuracies,
        Confusion = result.Test.Confusion,
        Warning = result.Warning,
    };
}
