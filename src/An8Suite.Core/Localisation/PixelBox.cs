using An8Suite.Core.Imaging;

namespace An8Suite.Core.Localisation;

/// <summary>A rectangle of whole pixels; all four sides lie in it, so one pixel has the area 1.</summary>
/// <param name="Left">Its first column.</param>
/// <param name="Top">Its first row.</param>
/// <param name="Right">Its last column.</param>
/// <param name="Bottom">Its last row.</param>
public readonly record struct PixelBox(int Left, int Top, int Right, int Bottom)
{
    /// <summary>How many pixels it holds.</summary>
    public long Area => (Right - Left + 1L) * (Bottom - Top + 1L);

    /// <summary>The tightest box around a mask; null where the mask is empty.</summary>
    public static PixelBox? Of(BinaryMask mask)
    {
        PixelBox? box = null;
        for (int i = 0; i < mask.Values.Length; i++)
        {
            if (mask.Values[i])
            {
                (int y, int x) = Math.DivRem(i, mask.Width);
                PixelBox pixel = new(x, y, x, y);
                box = box?.Around(pixel) ?? pixel;
            }
        }

        return box;
    }

    /// <summary>The tightest box around both.</summary>
    public PixelBox Around(PixelBox other) => new(
        Math.Min(Left, other.Left), Math.Min(Top, other.Top),
        Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>In [0, 1].</summary>
    public double IntersectionOverUnion(PixelBox other)
    {
        long width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left) + 1L;
        long height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top) + 1L;
        long both = Math.Max(0, width) * Math.Max(0, height);
        return (double)both / (Area + other.Area - both);
    }
}
