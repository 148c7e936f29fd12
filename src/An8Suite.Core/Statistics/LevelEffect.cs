namespace An8Suite.Core.Statistics;

/// <summary>What one level of a factor does.</summary>
/// <param name="Factor">The factor, by position.</param>
/// <param name="Level">The level.</param>
/// <param name="Mean">The mean of its cells.</param>
/// <param name="Effect">That mean minus the mean of all cells.</param>
/// <param name="Interval">Of the effect.</param>
/// <param name="Cells">How many cells have the level.</param>
public sealed record LevelEffect(int Factor, string Level, double Mean, double Effect, Interval? Interval, int Cells);
