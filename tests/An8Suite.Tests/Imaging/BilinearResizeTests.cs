using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Imaging;

public class BilinearResizeTests
{
    [Fact]
    public void Growing_is_bilinear_between_half_pixel_centres()
    {
        // 0 and 40 to four columns: centres at -1/4, 1/4, 3/4, 5/4 of the input.
        Assert.Equal([0, 10, 30, 40], Grey(BilinearResize.Apply(Row(0, 40), 4, 1)));
        // The upsampling of [0 4; 28 32.5] worked out by hand, times 2 and rounded.
        ColorImage two = new(2, 2, [.. new byte[] { 0, 8, 56, 65 }.SelectMany(v => Enumerable.Repeat(v, 3))]);
        Assert.Equal(
            [0, 2, 6, 8, 14, 16, 20, 22, 42, 44, 49, 51, 56, 58, 63, 65], Grey(BilinearResize.Apply(two, 4, 4)));
    }

    [Fact]
    public void Shrinking_weighs_every_pixel_within_its_reach()
    {
        // 4 to 2: centres at 1 and 3, reach 2; weights 3/4, 3/4, 1/4 of the first three, and those of the last three
        // mirrored.
        Assert.Equal([70, 147], Grey(BilinearResize.Apply(Row(20, 100, 130, 180), 2, 1)));
    }

    [Fact]
    public void A_checkerboard_shrinks_to_grey_and_not_to_one_of_its_colours()
    {
        ColorImage board = new(64, 64, [.. Enumerable.Range(0, 64 * 64)
            .SelectMany(i => Enumerable.Repeat((byte)(((i % 64) + (i / 64)) % 2 * 255), 3))]);
        Assert.All(Grey(BilinearResize.Apply(board, 16, 16)), value => Assert.InRange(value, 120, 135));
    }

    [Theory]
    [InlineData(7, 5, 3, 9)]
    [InlineData(20, 4, 6, 4)]
    [InlineData(3, 3, 32, 32)]
    public void Agrees_with_a_plain_sum_over_all_pixels(int width, int height, int newWidth, int newHeight)
    {
        CounterRandom random = new(3, "resize", 0);
        ColorImage image = new(
            width, height, [.. Enumerable.Range(0, width * height * 3).Select(_ => (byte)random.NextInt32(256))]);
        ColorImage resized = BilinearResize.Apply(image, newWidth, newHeight);
        static double Weight(int from, int to, int i, int j)
        {
            double scale = (double)from / to;
            return Math.Max(0, 1 - (Math.Abs(j + 0.5 - ((i + 0.5) * scale)) / Math.Max(1, scale)));
        }

        for (int at = 0; at < resized.Rgb.Length; at++)
        {
            (int channel, int x, int y) = (at % 3, at / 3 % newWidth, at / 3 / newWidth);
            (double sum, double weights) = (0, 0);
            for (int from = channel; from < image.Rgb.Length; from += 3)
            {
                double weight = Weight(width, newWidth, x, from / 3 % width) * Weight(
                    height, newHeight, y, from / 3 / width);
                (sum, weights) = (sum + (weight * image.Rgb[from]), weights + weight);
            }

            Assert.InRange(resized.Rgb[at], (sum / weights) - 0.5001, (sum / weights) + 0.5001);
        }
    }

    // torch.nn.functional.interpolate(mode="bilinear", antialias=True, align_corners=False), PyTorch 1.13.
    [Theory]
    [InlineData(3, 2, new[] { 14.336734f, 7.380952f, 5.122448f, 40.275513f, 15.968254f, 6.367347f })]
    [InlineData(7, 3, new[]
    {
        8.4f, 10.771429f, 11.05f, 7.3f, 3.585714f, 4.457143f,
        7.6f, 16.5f, 18.071428f, 14.892857f, 4, 4, 4.642857f, 5.5f,
        71.5f, 51.671436f, 31.885715f, 19.6f, 13.314285f, 8.228572f, 4.8f,
    })]
    public void Heatmaps_agree_with_torch(int width, int height, float[] expected)
    {
        Heatmap map = new(5, 4, [0, 4, 10, 3, 7, 28, 32.5f, 1, 0, 9, 5, 6, 7, 8, 2, 100, 50, 25, 12, 6]);
        float[] resized = BilinearResize.Apply(map, width, height).Values;
        Assert.Equal(width * height, resized.Length);
        Assert.All(expected.Zip(resized), pair => Assert.Equal(pair.First, pair.Second, 3e-5f));
    }

    [Fact]
    public void A_picture_of_the_size_is_handed_back_and_only_others_are_counted()
    {
        PictureSizing sizing = new(new PictureFit(new PictureSize(2, 1)));
        ColorImage fits = Row(1, 2);
        Assert.Same(fits, sizing.Apply(fits));
        Assert.Null(sizing.Note());
        Assert.Equal((2, 1), (sizing.Apply(Row(1, 2, 3)).Width, 1));
        Assert.Equal("1 of 2 images resized to 2 x 1 pixels (bilinear, half-pixel, antialiased)", sizing.Note());
    }

    private static ColorImage Row(params byte[] grey) =>
        new(grey.Length, 1, [.. grey.SelectMany(v => Enumerable.Repeat(v, 3))]);

    private static IEnumerable<int> Grey(ColorImage image) => image.Rgb.Chunk(3).Select(pixel => (int)pixel[0]);
}
