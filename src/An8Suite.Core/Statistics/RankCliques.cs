namespace An8Suite.Core.Statistics;

/// <summary>
/// The bars of a critical-difference picture: runs of methods, neighbours in rank, of which no two differ.
/// </summary>
/// <remarks>
/// Demsar (JMLR 7, 2006) joins what Nemenyi's test does not tell apart. Here the pairwise permutation tests with Holm's
/// correction decide, so that picture and table say the same; Nemenyi's distance compares ranks alone and depends on
/// what else is in the table.
/// </remarks>
public static class RankCliques
{
    /// <summary>The maximal runs of two or more as first and last position; positions are by rank.</summary>
    /// <param name="count">How many methods there are.</param>
    /// <param name="differ">Whether the methods at two positions differ.</param>
    public static IReadOnlyList<(int First, int Last)> Of(int count, Func<int, int, bool> differ)
    {
        List<(int First, int Last)> runs = [];
        for (int first = 0; first < count; first++)
        {
            int last = first;
            while (last + 1 < count && !Enumerable.Range(first, last - first + 1).Any(i => differ(i, last + 1)))
            {
                last++;
            }

            if (last > first && (runs.Count == 0 || runs[^1].Last < last))
            {
                runs.Add((first, last));
            }
        }

        return runs;
    }
}
