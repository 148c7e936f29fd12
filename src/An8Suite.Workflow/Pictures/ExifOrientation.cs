using An8Suite.Core.Imaging;
using SkiaSharp;

namespace An8Suite.Workflow.Pictures;

/// <summary>Turns a picture the way its camera was held.</summary>
/// <remarks>
/// The eight values of the tag Orientation in the EXIF standard (JEITA CP-3451): where row 0 and column 0 of the file
/// belong.
/// </remarks>
internal static class ExifOrientation
{
    /// <summary>Whether columns become rows.</summary>
    public static bool SwapsSides(SKEncodedOrigin origin) => origin is
        SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom
            or SKEncodedOrigin.LeftBottom;

    /// <summary>The picture as it is to be shown.</summary>
    public static ColorImage Upright(ColorImage image, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft)
        {
            return image;
        }

        bool swaps = SwapsSides(origin);
        (int width, int height) = swaps ? (image.Height, image.Width) : (image.Width, image.Height);
        byte[] rgb = new byte[image.Rgb.Length];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (int column, int row) = Source(x, y, image, origin);
                image.Rgb.AsSpan(((row * image.Width) + column) * 3, 3).CopyTo(rgb.AsSpan(((y * width) + x) * 3));
            }
        }

        return new ColorImage(width, height, rgb) { IsLaidOnWhite = image.IsLaidOnWhite };
    }

    /// <summary>Where the pixel shown at (x, y) lies in the file.</summary>
    private static (int Column, int Row) Source(int x, int y, ColorImage file, SKEncodedOrigin origin) => origin switch
    {
        SKEncodedOrigin.TopRight => (file.Width - 1 - x, y),
        SKEncodedOrigin.BottomRight => (file.Width - 1 - x, file.Height - 1 - y),
        SKEncodedOrigin.BottomLeft => (x, file.Height - 1 - y),
        SKEncodedOrigin.LeftTop => (y, x),
        SKEncodedOrigin.RightTop => (y, file.Height - 1 - x),
        SKEncodedOrigin.RightBottom => (file.Width - 1 - y, file.Height - 1 - x),
        SKEncodedOrigin.LeftBottom => (file.Width - 1 - y, x),
        _ => (x, y),
    };
}
