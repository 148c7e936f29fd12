using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Imaging;

public sealed class ColorMapTests
{
    [Theory]
    [InlineData(0f, "#000004")]
    [InlineData(.2f, "#420a68")]
    [InlineData(1f, "#fcffa4")]
    [InlineData(-3f, "#000004")]
    [InlineData(9f, "#fcffa4")]
    [InlineData(float.NaN, "#000004")]
    public void Known_colours(float heat, string expected) =>
        Assert.Equal(expected, ColorMap.Inferno.At(heat).ToString());

    [Theory]
    [InlineData("viridis", 0f, "#440154")]
    [InlineData("viridis", .5f, "#21908c")]
    [InlineData("viridis", 1f, "#fde725")]
    [InlineData("jet", 0f, "#000080")]
    [InlineData("jet", .125f, "#0001ff")]
    [InlineData("jet", .625f, "#feff02")]
    [InlineData("jet", 1f, "#800000")]
    public void Known_colours_of_other_maps(string name, float heat, string expected) =>
        Assert.Equal(expected, ColorMap.Of(name).At(heat).ToString());

    [Fact]
    public void An_unknown_map_gets_the_nearest() => Assert.Equal(
        "unknown colour map 'virids'; did you mean 'viridis'? valid: inferno, viridis, jet",
        Assert.Throws<InputException>(() => ColorMap.Of("virids")).Message);

    [Theory]
    [InlineData("inferno")]
    [InlineData("viridis")]
    public void Lightness_grows_evenly(string name)
    {
        double[] lightness = [.. Enumerable.Range(0, 21).Select(i => Lightness(ColorMap.Of(name).At(i / 20f)))];
        double mean = (lightness[^1] - lightness[0]) / 20;
        Assert.All(
            lightness.Zip(lightness.Skip(1), (a, b) => b - a), step => Assert.InRange(step, .5 * mean, 1.5 * mean));
    }

    [Fact]
    public void Paint_colours_every_pixel()
    {
        ColorImage image = ColorMap.Inferno.Paint(new Heatmap(2, 1, [0, 1]));
        Assert.Equal([0x00, 0x00, 0x04, 0xfc, 0xff, 0xa4], image.Rgb);
    }

    [Fact]
    public void Outline_lies_outside_the_mask_and_around_it()
    {
        bool[] mask = new bool[25];
        mask[12] = true;
        bool[] outline = MaskOutline.Of(new BinaryMask(5, 5, mask)).Values;
        Assert.Equal([7, 11, 13, 17], Enumerable.Range(0, 25).Where(i => outline[i]));
    }

    [Fact]
    public void Drawing_an_outline_changes_a_copy()
    {
        var image = new ColorImage(2, 1, new byte[6]);
        ColorImage drawn = MaskOutline.Draw(image, new BinaryMask(2, 1, [true, false]), new SrgbColor(1, 2, 3));
        Assert.Equal([0, 0, 0, 1, 2, 3], drawn.Rgb);
        Assert.All(image.Rgb, b => Assert.Equal(0, b));
    }

    [Fact]
    public void An_outline_of_another_size_is_refused() =>
        Assert.Equal(
            "the picture has 2 x 1 pixels, the mask to outline 1 x 1",
            Assert.Throws<InputException>(() => MaskOutline.Draw(
                new ColorImage(2, 1, new byte[6]), new BinaryMask(1, 1, [true]), default)).Message);

    private static double Lightness(SrgbColor color)
    {
        double y = (.2126 * Linear(color.R)) + (.7152 * Linear(color.G)) + (.0722 * Linear(color.B));
        return y > 216 / 24389.0 ? (116 * Math.Cbrt(y)) - 16 : y * 24389 / 27;
    }

    private static double Linear(byte value) =>
        value <= 10 ? value / 255.0 / 12.92 : Math.Pow(((value / 255.0) + .055) / 1.055, 2.4);
}
