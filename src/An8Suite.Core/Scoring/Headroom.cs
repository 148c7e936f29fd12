namespace An8Suite.Core.Scoring;

/// <summary>Where a score stands between chance and the ceiling: (x - random) / (mask - random).</summary>
public static class Headroom
{
    /// <summary>0 at the score of uniform noise, 1 at the score of the mask itself; negative below chance.</summary>
    /// <returns>Null when one of the three is missing or the mask scores no better than noise.</returns>
    public static double? Of(double? score, double? random, double? mask) =>
        mask > random ? (score - random) / (mask - random) : null;
}
