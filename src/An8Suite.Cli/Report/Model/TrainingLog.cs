namespace An8Suite.Cli.Report;

/// <summary>What the report needs of <c>training.json</c>.</summary>
public sealed record TrainingLog
{
    /// <summary>Below this test accuracy a network counts as one that has not learnt.</summary>
    public const double TargetAccuracy = 0.99;

    /// <summary>Such as <c>small</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>The fold that was tested.</summary>
    public required int TestFold { get; init; }

    /// <summary>The class names in order of label.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>One entry a pass over the training images.</summary>
    public required IReadOnlyList<EpochRow> Epochs { get; init; }

    /// <summary>The epoch whose weights were kept.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>On the test images, in [0, 1].</summary>
    public required double TestAccuracy { get; init; }

    /// <summary>The same for each class, in order of label.</summary>
    public required IReadOnlyList<double?> AccuracyPerClass { get; init; }

    /// <summary>True class x predicted class, counts of test images.</summary>
    public required int[][] Confusion { get; init; }
}
