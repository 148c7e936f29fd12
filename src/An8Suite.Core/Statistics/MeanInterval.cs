namespace An8Suite.Core.Statistics;

/// <summary>A mean with its bootstrap interval.</summary>
/// <param name="Mean">Over images, then over classes.</param>
/// <param name="Low">
/// The 2.5th percentile of the resampled means; null where there are fewer than two units to draw.
/// </param>
/// <param name="High">The 97.5th percentile, likewise.</param>
/// <param name="Units">How many units were drawn from.</param>
public sealed record MeanInterval(double Mean, double? Low, double? High, int Units);
