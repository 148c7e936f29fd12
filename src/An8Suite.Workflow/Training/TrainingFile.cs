using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Core.Labels;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;

namespace An8Suite.Workflow.Training;

/// <summary><c>training.json</c>: how a network was trained and what it can do.</summary>
public sealed record TrainingFile
{
    /// <summary>The file's name in the folder of <c>train</c>.</summary>
    public const string FileName = "training.json";

    /// <summary>The network's name.</summary>
    public required string Architecture { get; init; }

    /// <summary>
    /// The options as resolved, threads and device among them; null for a network that was trained elsewhere.
    /// </summary>
    public TrainingOptions? Options { get; init; }

    /// <summary>The fold that was tested.</summary>
    public required int TestFold { get; init; }

    /// <summary>Class names, in the order of the labels.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Images that were trained on, validated on and tested on.</summary>
    public required int TrainImages { get; init; }

    /// <inheritdoc cref="TrainImages"/>
    public required int ValImages { get; init; }

    /// <inheritdoc cref="TrainImages"/>
    public required int TestImages { get; init; }

    /// <summary>One entry a pass over the training images.</summary>
    public required IReadOnlyList<TrainingEpoch> Epochs { get; init; }

    /// <summary>The epoch whose weights were kept, from 1.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Share of the test images that were recognised, in [0, 1].</summary>
    public required double TestAccuracy { get; init; }

    /// <summary>The same for each class.</summary>
    public required IReadOnlyList<double?> AccuracyPerClass { get; init; }

    /// <summary>Test images by true class (row) and predicted class (column).</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Confusion { get; init; }

    /// <summary>What every later table must say when the network has not learnt its task; null when it has.</summary>
    public required string? Warning { get; init; }

    /// <summary>Of a network that was tested here, but not trained.</summary>
    internal static TrainingFile OfTested(Network network, (FoldSplit Split, int TestFold) fold, Classification test) =>
        new()
        {
            Architecture = network.Description.Architecture,
            TestFold = fold.TestFold,
            Classes = network.Description.Classes,
            TrainImages = fold.Split.Train.Count,
            ValImages = fold.Split.Val.Count,
            TestImages = fold.Split.Test.Count,
            Epochs = [],
            BestEpoch = 0,
            TestAccuracy = test.Accuracy,
            AccuracyPerClass = test.ClassAccuracies,
            Confusion = test.Confusion,
            Warning = TrainingResult.WarningOf(test, new TrainingOptions().TargetAccuracy),
        };

    /// <summary>Reads it from the folder of <c>train</c>.</summary>
    /// <exception cref="InputException">
    /// It is missing or damaged, or its confusion matrix counts more images than were tested.
    /// </exception>
    public static TrainingFile Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        TrainingFile file = SuiteJson.Read<TrainingFile>(path);
        int[] counts = [.. file.Confusion.SelectMany(row => row)];
        return Array.Exists(counts, count => count < 0) || counts.Sum(count => (long)count) > file.TestImages
            ? throw new InputException($"{path}: expected a confusion matrix of {file.TestImages} test images, "
                + $"found {counts.Sum(count => (long)count)}")
            : file;
    }
}

/// <summary>One pass over the training images.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainLoss">Mean cross-entropy in nats while the weights moved.</param>
/// <param name="TrainAccuracy">In [0, 1], likewise.</param>
/// <param name="ValLoss">Mean cross-entropy of the validation images afterwards.</param>
/// <param name="ValAccuracy">In [0, 1].</param>
public sealed record TrainingEpoch(
    int Epoch, double TrainLoss, double TrainAccuracy, double ValLoss, double ValAccuracy);
