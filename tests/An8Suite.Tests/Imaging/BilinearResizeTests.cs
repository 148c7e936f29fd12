using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Imaging;

public sealed class BilinearResizeTests
{
    private static readonly Heatmap Numbers = new(5, 4, [0, 4, 10, 3, 7, 28, 32.5f, 1, 0, 9, 5, 6, 7, 8, 2, 100, 50, 25, 12, 6]);

    [Fact]
    public void Golden_vector_V11() => Same(
        [0, 1, 3, 4, 7, 8.03125f, 10.09375f, 11.125f, 21, 22.09375f, 24.28125f, 25.375f, 28, 29.125f, 31.375f, 32.5f],
        BilinearResize.Of(new Heatmap(2, 2, [0, 4, 28, 32.5f]), 4, 4).Values);

    // torch.nn.functional.interpolate(mode="bilinear", antialias=True, align_corners=False), PyTorch 1.13.
    [Fact]
    public void Shrinking_agrees_with_torch() => Same(
        [14.336734f, 7.380952f, 5.122448f, 40.275513f, 15.968254f, 6.367347f], BilinearResize.Of(Numbers, 3, 2).Values);

    [Fact]
    public void Shrinking_one_way_and_enlarging_the_other_agrees_with_torch() => Same(
        [
            8.4f, 10.771429f, 11.05f, 7.3f, 3.585714f, 4.457143f, 7.6f, 16.5f, 18.071428f, 14.892857f, 4, 4, 4.642857f, 5.5f,
            71.5f, 51.671436f, 31.885715f, 19.6f, 13.314285f, 8.228572f, 4.8f,
        ],
        BilinearResize.Of(Numbers, 7, 3).Values);

    [Fact]
    public void The_same_size_gives_the_same_picture()
    {
        ColorImage noise = PngPictures.Noise(7, 5);
        Assert.Equal(noise.Rgb, BilinearResize.Of(noise, 7, 5).Rgb);
    }

    [Fact]
    public void Colours_are_resized_apart_from_each_other()
    {
        ColorImage image = new(2, 1, [0, 100, 7, 200, 100, 9]);
        Assert.Equal([0, 100, 7, 50, 100, 8, 150, 100, 8, 200, 100, 9], BilinearResize.Of(image, 4, 1).Rgb);
        Assert.Equal([100, 100, 8], BilinearResize.Of(image, 1, 1).Rgb);
    }

    [Fact]
    public void No_pixels_is_no_size() => Assert.Throws<ArgumentOutOfRangeException>(() => BilinearResize.Of(Numbers, 0, 4));

    private static void Same(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 2e-5f * Math.Max(1, pair.First)));
    }
}
