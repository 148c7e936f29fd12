namespace An8Suite.Core.Scoring;

/// <summary>One row of a <see cref="ScoreTable"/>: one heatmap against one mask.</summary>
public sealed record ImageScore
{
    /// <summary>The sample's id.</summary>
    public required string Id { get; init; }

    /// <summary>The sample's true label.</summary>
    public required int Label { get; init; }

    /// <summary>The name of that class.</summary>
    public required string ClassName { get; init; }

    /// <summary>The explanation method or control.</summary>
    public required string Method { get; init; }

    /// <summary>The mask policy.</summary>
    public required string Policy { get; init; }

    /// <summary>The cross-validation fold the sample belongs to: the fold that was tested.</summary>
    public required int Fold { get; init; }

    /// <summary>
    /// The pose it was rendered at: images of one pose are not independent, so statistics draw poses.
    /// </summary>
    public required int Pose { get; init; }

    /// <summary>The label the network predicted; null where nobody said, as with heatmaps of others.</summary>
    public required int? Predicted { get; init; }

    /// <summary>Whether it was scored.</summary>
    public required ScoreStatus Status { get; init; }

    /// <summary>How many pixels the mask has.</summary>
    public required int MaskPixels { get; init; }

    /// <summary>The scores; null when the image was left out.</summary>
    public Measures? Measures { get; init; }
}
