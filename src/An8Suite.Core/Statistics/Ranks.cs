namespace An8Suite.Core.Statistics;

/// <summary>Ranks from 1; ties share their mean rank.</summary>
internal static class Ranks
{
    /// <summary>Rank 1 for the smallest.</summary>
    public static double[] Ascending(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        double[] ranks = new double[values.Length];
        for (int first = 0; first < order.Length;)
        {
            int last = first;
            while (last + 1 < order.Length && values[order[last + 1]] == values[order[first]])
            {
                last++;
            }

            for (int i = first; i <= last; i++)
            {
                ranks[order[i]] = ((first + last) / 2.0) + 1;
            }

            first = last + 1;
        }

        return ranks;
    }

    /// <summary>Rank 1 for the largest.</summary>
    public static double[] Descending(double[] values) => Ascending([.. values.Select(value => -value)]);
}
