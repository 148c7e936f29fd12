using An8Suite.Core;
using An8Suite.Core.Similarity;

namespace An8Suite.Tests.Similarity;

public sealed class RankedMapTests
{
    [Fact]
    public void Any_rising_change_of_the_values_leaves_one_and_a_falling_one_minus_one()
    {
        float[] values = [0, 0.1f, 0.7f, 0.2f, 1];
        Assert.Equal(1, Of(values, [.. values.Select(v => v * v * v)])!.Value, 1e-12);
        Assert.Equal(-1, Of(values, [.. values.Select(v => 5 - v)])!.Value, 1e-12);
    }

    [Fact]
    public void Ties_share_their_mean_rank()
    {
        // Ranks (1.5, 1.5, 3, 4) and (1, 2, 3, 4): covariance 4.5 over sqrt(4.5 * 5).
        Assert.Equal(4.5 / Math.Sqrt(4.5 * 5), Of([0, 0, 1, 2], [1, 2, 3, 4])!.Value, 1e-12);
    }

    [Fact]
    public void A_constant_map_has_no_correlation()
    {
        Assert.Null(Of([0, 0, 0], [1, 2, 3]));
        Assert.Null(Of([1, 2, 3], [0.5f, 0.5f, 0.5f]));
    }

    [Fact]
    public void It_is_the_correlation_of_plainly_counted_ranks_also_with_many_ties()
    {
        CounterRandom random = new(4, "ranks", 0);
        for (int round = 0; round < 20; round++)
        {
            float[] a = [.. Enumerable.Range(0, 60).Select(_ => (float)random.NextInt32(2 + round))];
            float[] b = [.. a.Select(value => value + random.NextInt32(9))];
            Assert.Equal(Plain(a, b), Of(a, b)!.Value, 1e-9);
        }
    }

    private static double? Of(float[] a, float[] b) => RankedMap.Correlation(new RankedMap(a), new RankedMap(b));

    /// <summary>A rank is the number of smaller values and half of the other equal ones; then Pearson's correlation.</summary>
    private static double Plain(float[] a, float[] b)
    {
        double[] Ranks(float[] values) =>
            [.. values.Select(v => values.Count(other => other < v) + ((values.Count(other => other == v) - 1) / 2.0))];
        (double[] x, double[] y) = (Ranks(a), Ranks(b));
        (double mx, double my) = (x.Average(), y.Average());
        return x.Zip(y, (p, q) => (p - mx) * (q - my)).Sum()
            / Math.Sqrt(x.Sum(p => (p - mx) * (p - mx)) * y.Sum(q => (q - my) * (q - my)));
    }
}
