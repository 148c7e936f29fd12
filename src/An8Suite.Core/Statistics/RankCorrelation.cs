namespace An8Suite.Core.Statistics;

/// <summary>
/// How alike two orders are (Spearman 1904): the correlation of the ranks, 1 for the same order, -1 for the reverse.
/// </summary>
public static class RankCorrelation
{
    /// <summary>Null where either has fewer than two different values.</summary>
    public static double? Of(double[] one, double[] other)
    {
        (double[] a, double[] b) = (Ranks.Ascending(one), Ranks.Ascending(other));
        double mean = (a.Length + 1) / 2.0;
        double joint = a.Zip(b).Sum(pair => (pair.First - mean) * (pair.Second - mean));
        double spread = a.Sum(rank => (rank - mean) * (rank - mean)) * b.Sum(rank => (rank - mean) * (rank - mean));
        return spread > 0 ? joint / Math.Sqrt(spread) : null;
    }
}
