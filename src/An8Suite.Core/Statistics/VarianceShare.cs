namespace An8Suite.Core.Statistics;

/// <summary>How much of the variance between the cells of a grid one term explains.</summary>
/// <param name="Factors">A factor, or those that interact, by position.</param>
/// <param name="EtaSquared">In [0, 1].</param>
/// <param name="Interval">Of that share; null for the rest.</param>
public sealed record VarianceShare(IReadOnlyList<int> Factors, double EtaSquared, Interval? Interval);
