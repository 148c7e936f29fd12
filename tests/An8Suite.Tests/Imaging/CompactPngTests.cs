using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Imaging;

public sealed class CompactPngTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void Every_pixel_is_as_it_was_and_256_colours_become_a_palette(int colors, bool indexed)
    {
        byte[] rgb = [.. Enumerable.Range(0, 40 * 33).SelectMany(i => Color(i % colors))];
        byte[] png = CompactPng.Encode(new ColorImage(40, 33, rgb));
        Assert.Equal(indexed ? 3 : 2, png[25]);
        ColorImage decoded = DecodedPicture.Of(png);
        Assert.Equal((40, 33), (decoded.Width, decoded.Height));
        Assert.Equal(rgb, decoded.Rgb);
        Assert.Equal(png, CompactPng.Encode(new ColorImage(40, 33, rgb)));
    }

    private static byte[] Color(int i) => [(byte)(7 * i), (byte)(255 - i), (byte)(i / 256)];
}
