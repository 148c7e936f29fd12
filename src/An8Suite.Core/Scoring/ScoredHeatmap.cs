namespace An8Suite.Core.Scoring;

/// <summary>The score of one heatmap with its curve.</summary>
/// <param name="Score">The row for the table.</param>
/// <param name="Curve">The intersection over union at the thresholds i / 100; null when the image was left out.</param>
public sealed record ScoredHeatmap(ImageScore Score, double[]? Curve)
{
    /// <summary>
    /// What the method's signed values add up to, as a share of what they should; null for methods that promise no sum.
    /// </summary>
    public double? Completeness { get; init; }
}
