namespace An8Suite.Core.Statistics;

/// <summary>How large a paired difference is, over poses.</summary>
/// <remarks>
/// d_z = mean / standard deviation of the differences (Cohen 1988; n - 1). Rank biserial: (W+ - W-) / (W+ + W-) of
/// Wilcoxon's signed ranks, zero differences left out, ties sharing their mean rank (Kerby 2014). Superiority: the
/// share of poses where the first is higher, ties counted half (Grissom and Kim 2012, for dependent groups).
/// </remarks>
/// <param name="CohenDz">Null when all differences are equal or there is only one.</param>
/// <param name="RankBiserial">In [-1, 1]; 0 when no difference is other than zero.</param>
/// <param name="Superiority">In [0, 1].</param>
public sealed record PairedEffect(double? CohenDz, double RankBiserial, double Superiority)
{
    /// <summary>The effect of at least one difference.</summary>
    public static PairedEffect Of(double[] differences)
    {
        double mean = differences.Average();
        double variance = differences.Sum(d => (d - mean) * (d - mean)) / Math.Max(1, differences.Length - 1);
        double[] nonzero = [.. differences.Where(d => d != 0)];
        double[] ranks = Ranks.Ascending([.. nonzero.Select(Math.Abs)]);
        double signed = nonzero.Zip(ranks).Sum(pair => Math.Sign(pair.First) * pair.Second);
        double higher = differences.Sum(d => d > 0 ? 1 : d == 0 ? 0.5 : 0);
        return new PairedEffect(
            variance > 1e-24 ? mean / Math.Sqrt(variance) : null,
            nonzero.Length > 0 ? signed / ranks.Sum() : 0,
            higher / differences.Length);
    }
}
