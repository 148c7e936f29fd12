namespace An8Suite.Learning.Training;

/// <summary>How a training went; everything but the weights.</summary>
public sealed record TrainingResult
{
    /// <summary>The options, as resolved.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>The class names, in the order of the confusion matrix.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Learnt numbers in the network.</summary>
    public required long ParameterCount { get; init; }

    /// <summary>Images in the training, validation and test sets.</summary>
    public required int TrainCount { get; init; }

    /// <inheritdoc cref="TrainCount"/>
    public required int ValCount { get; init; }

    /// <inheritdoc cref="TrainCount"/>
    public required int TestCount { get; init; }

    /// <summary>One entry a pass over the training images.</summary>
    public required IReadOnlyList<EpochResult> Epochs { get; init; }

    /// <summary>The epoch whose weights were kept: best validation accuracy, then lowest validation loss.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>On the test images, with the kept weights.</summary>
    public required Classification Test { get; init; }

    /// <summary>True when the test accuracy reaches the target.</summary>
    public bool HasLearnt => Test.Accuracy >= Options.TargetAccuracy;

    /// <summary>Null when the network has learnt; otherwise the sentence that every later table must carry.</summary>
    public string? Warning => WarningOf(Test, Options.TargetAccuracy);

    /// <summary>
    /// The sentence for a network that does as <paramref name="test"/> says; null when it reaches the target.
    /// </summary>
    public static string? WarningOf(Classification test, double target) =>
        test.Accuracy >= target ? null : FormattableString.Invariant(
            $"test accuracy {100 * test.Accuracy:0.0} % is below the target of {100 * target:0.0} %: ")
            + "explanations are of a network that has not learnt its task";
}
