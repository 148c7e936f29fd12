using An8Suite.Core;
using An8Suite.Core.Statistics;

namespace An8Suite.Tests.Statistics;

/// <summary>Published examples, one by hand, and pair counting.</summary>
public sealed class KrippendorffAlphaTests
{
    [Fact]
    public void The_published_examples()
    {
        // Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011: A (two observers, binary) and C (four, gaps).
        Assert.Equal(0.095, Alpha("0100000010", "1110010000"), 0.0005);
        Assert.Equal(0.743, Alpha("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.0005);
    }

    [Fact]
    public void One_by_hand()
    {
        // Pairs that differ within units: 0 of 2, 2 of 2, 0 of 2. Among all six values 1 1 1 2 2 2: 18 of 30.
        Assert.Equal(1 - ((2.0 / 6) / (18.0 / 30)), KrippendorffAlpha.Of([[1, 1], [1, 2], [2, 2]])!.Value, 12);
        Assert.Equal(1, KrippendorffAlpha.Of([[1, 1], [2, 2]]));
        Assert.Null(KrippendorffAlpha.Of([[1, 1], [1, 1]])); // chance would agree too
        Assert.Null(KrippendorffAlpha.Of([[1], [2]]));
        Assert.Null(KrippendorffAlpha.Of([]));
        Assert.Equal(
            KrippendorffAlpha.Of([[1, 1], [1, 2], [2, 2]]), KrippendorffAlpha.Of([[1, 1], [3], [1, 2], [2, 2]]));
    }

    [Fact]
    public void Coincidences_counted_one_by_one_give_the_same()
    {
        for (int i = 0; i < 20; i++)
        {
            CounterRandom random = new(2, "alpha", (ulong)i);
            int[][] units = [.. Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, 1 + random.NextInt32(5))
                .Select(_ => random.NextInt32(3)).ToArray())];
            double[,] coincidences = new double[3, 3];
            foreach (int[] unit in units.Where(unit => unit.Length > 1))
            {
                for (int a = 0; a < unit.Length; a++)
                {
                    for (int b = 0; b < unit.Length; b++)
                    {
                        coincidences[unit[a], unit[b]] += a == b ? 0 : 1.0 / (unit.Length - 1);
                    }
                }
            }

            double[] totals = [.. Enumerable.Range(0, 3).Select(a => Enumerable.Range(0, 3).Sum(b => coincidences[a, b]))];
            (double n, double observed, double expected) = (totals.Sum(), 0, 0);
            for (int a = 0; a < 3; a++)
            {
                for (int b = 0; b < 3; b++)
                {
                    observed += a == b ? 0 : coincidences[a, b] / n;
                    expected += a == b ? 0 : totals[a] * totals[b] / (n * (n - 1));
                }
            }

            Assert.Equal(1 - (observed / expected), KrippendorffAlpha.Of(units)!.Value, 12);
        }
    }

    /// <summary>A row an observer, a letter a unit; a dot where there is no value.</summary>
    private static double Alpha(params string[] observers) => KrippendorffAlpha.Of(
        Enumerable.Range(0, observers[0].Length).Select(unit =>
            observers.Select(row => row[unit]).Where(value => value != '.').Select(value => (int)value).ToArray()))!.Value;
}
