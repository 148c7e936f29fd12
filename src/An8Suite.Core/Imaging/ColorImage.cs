namespace An8Suite.Core.Imaging;

/// <summary>An 8-bit sRGB picture.</summary>
/// <remarks>
/// Row 0 is the top row, column 0 the left one; bytes lie row by row as R, G, B. This is the suite's row order.
/// </remarks>
public sealed class ColorImage
{
    /// <summary>Wraps <paramref name="rgb"/> (height x width x 3 bytes) without copying.</summary>
    public ColorImage(int width, int height, byte[] rgb)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rgb.Length, width * height * 3);
        (Width, Height, Rgb) = (width, height, rgb);
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Height x width x 3 bytes.</summary>
    public byte[] Rgb { get; }

    /// <summary>Whether the file was transparent somewhere; white is what shows there.</summary>
    public bool IsLaidOnWhite { get; init; }
}
