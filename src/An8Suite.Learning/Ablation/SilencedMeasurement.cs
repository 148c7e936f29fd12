namespace An8Suite.Learning.Ablation;

/// <summary>What became of every image along one curve.</summary>
/// <param name="List">The curve.</param>
/// <param name="Margins">Points x images: the logit of the true class minus the largest other one.</param>
/// <param name="Predictions">Points x images: the label with the largest logit.</param>
public sealed record SilencedMeasurement(SilencingList List, double[][] Margins, int[][] Predictions);
