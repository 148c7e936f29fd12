namespace An8Suite.Core.Statistics;

/// <summary>
/// Whether methods differ in rank at all, with a pose as a block (Friedman 1937; ties corrected as in Conover 1999).
/// </summary>
/// <remarks>
/// Rank 1 is the best of a pose. With R_j the rank sums over N poses and k methods:
/// chi^2 = (k - 1) (sum R_j^2 - N^2 k (k+1)^2 / 4) / (sum r_ij^2 - N k (k+1)^2 / 4), against chi-square with k - 1
/// degrees of freedom.
/// </remarks>
/// <param name="AverageRanks">One a method, in the order given.</param>
/// <param name="Poses">Poses where every method has a score.</param>
/// <param name="Statistic">Chi-square; null where no two methods ever differ.</param>
/// <param name="P">Its upper tail.</param>
public sealed record FriedmanTest(IReadOnlyList<double> AverageRanks, int Poses, double? Statistic, double? P)
{
    /// <summary>Ranks the methods within each pose; null when they share no pose or are fewer than two.</summary>
    public static FriedmanTest? Of(PoseTable table, IReadOnlyList<string> methods)
    {
        double[][] means = [.. methods.Select(method => table.Find(method)?.PoseMeans() ?? [])];
        int[] poses = [.. Enumerable.Range(0, table.Poses.Count)
            .Where(pose => means.All(m => m.Length > 0 && !double.IsNaN(m[pose])))];
        return methods.Count < 2 || poses.Length == 0
            ? null
            : Of([.. poses.Select(pose => means.Select(m => m[pose]).ToArray())]);
    }

    /// <summary>Of blocks with one value a method each; higher is better.</summary>
    public static FriedmanTest Of(IReadOnlyList<double[]> blocks)
    {
        int k = blocks[0].Length;
        double[] sums = new double[k];
        double squares = 0;
        foreach (double[] ranks in blocks.Select(Ranks.Descending))
        {
            for (int j = 0; j < k; j++)
            {
                sums[j] += ranks[j];
                squares += ranks[j] * ranks[j];
            }
        }

        double n = blocks.Count;
        double expected = k * (k + 1.0) * (k + 1) / 4;
        double spread = squares - (n * expected);
        double? statistic = spread > 1e-9 ? (k - 1) * (sums.Sum(r => r * r) - (n * n * expected)) / spread : null;
        return new FriedmanTest(
            [.. sums.Select(sum => sum / n)], blocks.Count,
            statistic, statistic is { } chi ? ChiSquare.UpperTail(chi, k - 1) : null);
    }
}
