using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Distributions;

namespace An8Suite.Tests.Scenes;

public sealed class DistributionTests
{
    private const int DrawCount = 20_000;

    [Fact]
    public void Uniform_numbers_fill_their_range_evenly()
    {
        double[] draws = Draws(new UniformNumbers(-2, 6));
        Assert.All(draws, d => Assert.InRange(d, -2, 6));
        Assert.Equal(2, draws.Average(), 0.08);
        Assert.Equal(64.0 / 12, Variance(draws), 0.15);
        Assert.All(draws.CountBy(d => (int)Math.Floor(d)), tenth => Assert.InRange(tenth.Value, 2300, 2700));
    }

    [Fact]
    public void Normal_numbers_have_mean_and_deviation()
    {
        double[] draws = Draws(new NormalNumbers(5, 2, -3, 13));
        Assert.Equal(5, draws.Average(), 0.06);
        Assert.Equal(4, Variance(draws), 0.15);
        Assert.Equal(0.6827, draws.Count(d => Math.Abs(d - 5) < 2) / (double)DrawCount, 0.015);
        Assert.Equal(0.9545, draws.Count(d => Math.Abs(d - 5) < 4) / (double)DrawCount, 0.01);
    }

    [Theory]
    [InlineData(0, 1, 0, 3)]
    [InlineData(0, 1, -0.2, 0.4)]
    [InlineData(1, 10, 0.9, 1.2)]
    [InlineData(2, 0.5, 1.9, 100)]
    public void A_cut_normal_stays_between_its_ends_and_has_the_mean_of_its_density(double mean, double deviation, double from, double to)
    {
        double[] draws = Draws(new NormalNumbers(mean, deviation, from, to));
        Assert.All(draws, d => Assert.InRange(d, from, to));

        // By summing the density in small steps, an other way than that of the draws.
        double[] steps = [.. Enumerable.Range(0, 100_000).Select(i => from + ((Math.Min(to, mean + (8 * deviation)) - from) * (i + 0.5) / 1e5))];
        double Density(double x) => Math.Exp(-(x - mean) * (x - mean) / (2 * deviation * deviation));
        double expected = steps.Sum(x => x * Density(x)) / steps.Sum(Density);
        Assert.Equal(expected, draws.Average(), 0.02 * Math.Min(deviation, to - from));
    }

    [Fact]
    public void A_choice_takes_each_value_as_often_and_a_doubled_one_twice()
    {
        Dictionary<double, int> counts = Draws(new Choice<double>([1, 2, 2, 7], v => $"{v}")).CountBy(d => d).ToDictionary();
        Assert.Equal([1, 2, 7], counts.Keys.Order());
        Assert.InRange(counts[1], 4700, 5300);
        Assert.InRange(counts[2], 9700, 10_300);
    }

    [Fact]
    public void Uniform_colours_reach_both_ends_of_every_channel_and_no_further()
    {
        SrgbColor[] draws = Draws(new UniformColors(new SrgbColor(10, 0, 200), new SrgbColor(12, 255, 200)));
        Assert.Equal([10, 11, 12], draws.Select(c => (int)c.R).Distinct().Order());
        Assert.Equal(256, draws.Select(c => c.G).Distinct().Count());
        Assert.All(draws, c => Assert.Equal(200, c.B));
        Assert.Equal(127.5, draws.Average(c => c.G), 2.0);
    }

    [Fact]
    public void Draws_have_the_bits_they_always_had()
    {
        CounterRandom Random(int i) => new(3, "distance", (ulong)i);
        Assert.Equal(
            Draws(new NormalNumbers(1, 0.2, 0.5, 1.5)).Take(3),
            Enumerable.Range(0, 3).Select(i =>
            {
                CounterRandom random = Random(i);
                (double u, double v) = (1 - random.NextDouble(), random.NextDouble());
                return Math.Round(1 + (0.2 * Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v)), 9);
            }));
        Assert.Equal(Random(5).NextDouble(), Math.Round(Draws(new UniformNumbers(0, 1))[5], 9), 1e-9);
    }

    [Fact]
    public void What_is_not_drawable_ends_at_once() =>
        Assert.Throws<InvalidOperationException>(() => new NormalNumbers(9, 1, 0, 1).Draw(new CounterRandom(0, "x", 0)));

    private static T[] Draws<T>(Distribution<T> distribution) =>
        [.. Enumerable.Range(0, DrawCount).Select(i => distribution.Draw(new CounterRandom(3, "distance", (ulong)i)))];

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Average(v => (v - mean) * (v - mean));
    }
}
