using An8Suite.Core.Imaging;
using SkiaSharp;

namespace An8Suite.Tests.Imaging;

/// <summary>Pictures as another decoder than ours sees them, palettes too.</summary>
internal static class DecodedPicture
{
    public static ColorImage Of(byte[] png)
    {
        using SKBitmap bitmap = SKBitmap.Decode(png);
        return new ColorImage(
            bitmap.Width, bitmap.Height,
            [.. bitmap.Pixels.SelectMany(pixel => new[] { pixel.Red, pixel.Green, pixel.Blue })]);
    }
}
