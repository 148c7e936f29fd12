using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Faithfulness;

namespace An8Suite.Tests.Learning.Faithfulness;

public class RemoveAndDebiasTests
{
    [Fact]
    public void A_removed_pixel_is_the_weighted_mean_of_its_neighbours()
    {
        // Eight different neighbours around the middle of 3 x 3: 1/6 of those beside it, 1/12 of the corners.
        byte[] grey = [12, 60, 24, 90, 255, 30, 36, 120, 48];
        ColorImage filled = Without(Picture(3, grey), [4], 1);
        Assert.Equal((int)Math.Round(((60 + 90 + 30 + 120) / 6.0) + ((12 + 24 + 36 + 48) / 12.0)), filled.Rgb[12]);
        Assert.Equal(grey.Where((_, at) => at != 4), filled.Rgb.Chunk(3).Select(p => p[0]).Where((_, at) => at != 4));
    }

    [Fact]
    public void At_a_corner_the_neighbours_that_exist_share_the_weight()
    {
        byte[] grey = [255, 60, 24, 90, 40, 30, 36, 120, 48];
        ColorImage filled = Without(Picture(3, grey), [0], 1);
        double expected = ((60 + 90) / 6.0 + (40 / 12.0)) / (2 / 6.0 + (1 / 12.0));
        Assert.Equal((int)Math.Round(expected), filled.Rgb[0]);
    }

    [Fact]
    public void Every_equation_holds_in_a_large_hole()
    {
        const int side = 24;
        CounterRandom random = new(5, "hole", 0);
        byte[] grey = [.. Enumerable.Range(0, side * side).Select(_ => (byte)random.NextInt32(256))];
        int[] order = [.. random.Permutation(side * side)];
        int removed = (int)(0.9 * side * side);
        ColorImage filled = Without(Picture(side, grey), order, removed);
        double[] values = [.. filled.Rgb.Chunk(3).Select(pixel => (double)pixel[0])];
        foreach (int pixel in order[..removed])
        {
            (double sum, double weights) = (0, 0);
            (int y, int x) = Math.DivRem(pixel, side);
            for (int j = Math.Max(0, y - 1); j <= Math.Min(side - 1, y + 1); j++)
            {
                for (int i = Math.Max(0, x - 1); i <= Math.Min(side - 1, x + 1); i++)
                {
                    double weight = (i, j) == (x, y) ? 0 : i == x || j == y ? 1 / 6.0 : 1 / 12.0;
                    (sum, weights) = (sum + (weight * values[(j * side) + i]), weights + weight);
                }
            }

            Assert.InRange(values[pixel], (sum / weights) - 1.1, (sum / weights) + 1.1); // both sides are rounded
        }
    }

    [Fact]
    public void Counts_that_grow_give_what_each_gives_alone()
    {
        const int side = 16;
        CounterRandom random = new(6, "hole", 0);
        ColorImage picture = Picture(
            side, [.. Enumerable.Range(0, side * side).Select(_ => (byte)random.NextInt32(256))]);
        int[] order = [.. random.Permutation(side * side)];
        NoisyLinearImputation imputation = new(picture, 0.01, 3, "image");
        ColorImage[] together = [.. imputation.Without(order, [25, 128, 230])];
        ColorImage alone = imputation.Without(order, [230]).Single();
        int[] apart = [.. together[^1].Rgb.Zip(alone.Rgb, (a, b) => Math.Abs(a - b))];
        Assert.InRange(apart.Max(), 0, 1); // a rounding of 8 bits that falls the other way
    }

    [Fact]
    public void The_noise_is_the_images_own_and_of_the_wanted_size()
    {
        const int side = 64;
        ColorImage flat = Picture(side, [.. Enumerable.Repeat((byte)128, side * side)]);
        int[] order = [.. Enumerable.Range(0, side * side)];
        ColorImage Filled(string id) =>
            new NoisyLinearImputation(flat, 0.02, 1, id).Without(order, [2048]).Single();
        double[] noise = [.. Filled("a").Rgb.Take(3 * 2048).Select(value => value - 128.0)];
        Assert.InRange(noise.Average(), -0.3, 0.3);
        Assert.InRange(Math.Sqrt(noise.Average(value => value * value)), 4.8, 5.4); // 255 x 0.02 = 5.1
        Assert.Equal(Filled("a").Rgb, Filled("a").Rgb);
        Assert.NotEqual(Filled("a").Rgb, Filled("b").Rgb);
    }

    private static ColorImage Without(ColorImage picture, int[] order, int count) =>
        new NoisyLinearImputation(picture, 0, 0, "image").Without(order, [count]).Single();

    private static ColorImage Picture(int side, byte[] grey) =>
        new(side, side, [.. grey.SelectMany(value => Enumerable.Repeat(value, 3))]);
}
