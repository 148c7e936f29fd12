using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Imaging;

public sealed class PixelSquareTests
{
    [Theory]
    [InlineData("6,4 9,5", 1, 6, 3, 4)]
    [InlineData("6,4 9,5", 8, 4, 1, 8)]
    [InlineData("0,0", 5, 0, 0, 5)]
    [InlineData("19,9", 5, 15, 5, 5)]
    [InlineData("0,0 19,9", 1, 5, 0, 10)]
    [InlineData("7,7", 1, 7, 7, 1)]
    public void The_square_lies_around_the_heat_and_inside_the_picture(
        string hot, int smallest, int left, int top, int side)
    {
        float[] values = new float[20 * 10];
        foreach (string pixel in hot.Split(' '))
        {
            int[] xy = [.. pixel.Split(',').Select(int.Parse)];
            values[(xy[1] * 20) + xy[0]] = 0.5f;
        }

        Assert.Equal(new PixelSquare(left, top, side), PixelSquare.Around(new Heatmap(20, 10, values), 0.5f, smallest));
    }

    [Fact]
    public void Without_heat_there_is_no_square() =>
        Assert.Null(PixelSquare.Around(new Heatmap(2, 1, [0.4f, 0.3f]), 0.5f, 1));

    [Fact]
    public void Cutting_takes_the_square_s_pixels()
    {
        PixelSquare square = new(1, 1, 2);
        Assert.Equal(
            [5, 6, 9, 10], square.Cut(new Heatmap(4, 3, [.. Enumerable.Range(0, 12).Select(i => (float)i)])).Values);
        ColorImage image = new(4, 3, [.. Enumerable.Range(0, 36).Select(i => (byte)i)]);
        Assert.Equal([15, 16, 17, 18, 19, 20, 27, 28, 29, 30, 31, 32], square.Cut(image).Rgb);
    }

    [Fact]
    public void The_mean_is_taken_pixel_by_pixel()
    {
        Assert.Equal(
            [2, 150, 9], PictureMean.Of([new ColorImage(1, 1, [1, 100, 9]), new ColorImage(1, 1, [3, 200, 9])]).Rgb);
        Assert.Equal([0.25f, 1], PictureMean.Of([new Heatmap(2, 1, [0.5f, 1]), new Heatmap(2, 1, [0, 1])]).Values);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => PictureMean.Of([new Heatmap(2, 1, [0, 1]), new Heatmap(1, 2, [0, 1])]));
    }
}
