using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Similarity;

namespace An8Suite.Tests.Similarity;

public sealed class StructuralMapTests
{
    private const double C1 = 1e-4;
    private const double C2 = 9e-4;

    [Fact]
    public void Equal_maps_are_one() => Assert.Equal(1, Of(Noise(1, 20, 16), Noise(1, 20, 16)), 1e-6);

    [Fact]
    public void Of_two_even_maps_the_means_alone_count()
    {
        Heatmap dark = new(12, 12, [.. Enumerable.Repeat(0.2f, 144)]);
        Heatmap light = new(12, 12, [.. Enumerable.Repeat(0.6f, 144)]);
        Assert.Equal(((2 * 0.2 * 0.6) + C1) / ((0.2 * 0.2) + (0.6 * 0.6) + C1), Of(dark, light), 1e-4);
    }

    [Fact]
    public void One_window_of_three_pixels_is_worked_out_by_hand()
    {
        // Rows are equal, so the columns' weights alone count: g, 1, g over 1 + 2g with g = exp(-1 / 4.5).
        Heatmap x = new(3, 3, [0, 1, 0, 0, 1, 0, 0, 1, 0]);
        Heatmap y = new(3, 3, [1, 0, 0, 1, 0, 0, 1, 0, 0]);
        double g = Math.Exp(-1 / 4.5);
        (double mx, double my) = (1 / (1 + (2 * g)), g / (1 + (2 * g)));
        double expected = ((2 * mx * my) + C1) * ((2 * -mx * my) + C2)
            / (((mx * mx) + (my * my) + C1) * (mx - (mx * mx) + my - (my * my) + C2));
        Assert.Equal(expected, Of(x, y), 1e-5);
    }

    [Fact]
    public void It_is_the_mean_over_plainly_summed_windows()
    {
        (Heatmap x, Heatmap y) = (Noise(2, 19, 14), Noise(3, 19, 14));
        Assert.Equal(Plain(x, y), Of(x, y), 1e-5);
        Assert.Equal(Of(x, y), Of(y, x), 1e-9);
    }

    [Fact]
    public void Maps_of_different_sizes_cannot_be_compared() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(Noise(1, 12, 12), Noise(1, 12, 13)));

    private static double Of(Heatmap a, Heatmap b) => StructuralMap.Similarity(new StructuralMap(a), new StructuralMap(b));

    private static Heatmap Noise(ulong seed, int width, int height)
    {
        CounterRandom random = new(seed, "ssim", 0);
        return new Heatmap(width, height, [.. Enumerable.Range(0, width * height).Select(_ => (float)random.NextDouble())]);
    }

    private static double Plain(Heatmap x, Heatmap y)
    {
        double Weight(int dx, int dy) => Math.Exp(-((dx * dx) + (dy * dy)) / 4.5);
        (int, int)[] window = [.. Enumerable.Range(-5, 11).SelectMany(dy => Enumerable.Range(-5, 11).Select(dx => (dx, dy)))];
        double total = window.Sum(p => Weight(p.Item1, p.Item2));
        List<double> values = [];
        for (int row = 5; row < x.Height - 5; row++)
        {
            for (int column = 5; column < x.Width - 5; column++)
            {
                double Mean(Func<int, double> value) => window.Sum(p =>
                    Weight(p.Item1, p.Item2) / total * value(((row + p.Item2) * x.Width) + column + p.Item1));
                (double mx, double my) = (Mean(i => x.Values[i]), Mean(i => y.Values[i]));
                double vx = Mean(i => Math.Pow(x.Values[i] - mx, 2));
                double vy = Mean(i => Math.Pow(y.Values[i] - my, 2));
                double cov = Mean(i => (x.Values[i] - mx) * (y.Values[i] - my));
                values.Add(((2 * mx * my) + C1) * ((2 * cov) + C2) / (((mx * mx) + (my * my) + C1) * (vx + vy + C2)));
            }
        }

        return values.Average();
    }
}
