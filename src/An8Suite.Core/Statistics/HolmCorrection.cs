namespace An8Suite.Core.Statistics;

/// <summary>
/// Holm's step-down correction (1979): keeps the chance of any false difference among all tests below the level.
/// </summary>
internal static class HolmCorrection
{
    /// <summary>The corrected p-values, in the order given: max over j up to i of min(1, (m - j + 1) p_(j)).</summary>
    public static double[] Of(IReadOnlyList<double> p)
    {
        int[] order = [.. Enumerable.Range(0, p.Count).OrderBy(i => p[i])];
        double[] corrected = new double[p.Count];
        double highest = 0;
        for (int rank = 0; rank < order.Length; rank++)
        {
            highest = Math.Max(highest, Math.Min(1, (p.Count - rank) * p[order[rank]]));
            corrected[order[rank]] = highest;
        }

        return corrected;
    }
}
