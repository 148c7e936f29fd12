namespace An8Suite.Core.Imaging;

/// <summary>A square inside a picture, in whole pixels.</summary>
public readonly record struct PixelSquare(int Left, int Top, int Side)
{
    /// <summary>
    /// The smallest square inside the picture, of at least <paramref name="smallestSide"/>, around the pixels whose
    /// heat reaches <paramref name="level"/>; null where none does.
    /// </summary>
    /// <remarks>
    /// It has the middle of their bounding box for its own, as far as the picture's edge lets it; where the box is
    /// longer than the picture's shorter side, the square is that side.
    /// </remarks>
    public static PixelSquare? Around(Heatmap heat, float level, int smallestSide)
    {
        (int left, int right, int top, int bottom) = (heat.Width, -1, heat.Height, -1);
        for (int i = 0; i < heat.Values.Length; i++)
        {
            if (heat.Values[i] >= level)
            {
                (int y, int x) = Math.DivRem(i, heat.Width);
                (left, right,
                    top, bottom) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), Math.Max(bottom, y));
            }
        }

        if (right < 0)
        {
            return null;
        }

        int longest = Math.Max(right - left + 1, bottom - top + 1);
        int side = Math.Min(Math.Max(longest, smallestSide), Math.Min(heat.Width, heat.Height));
        return new PixelSquare(
            Math.Clamp((left + right + 1 - side) / 2, 0, heat.Width - side),
            Math.Clamp((top + bottom + 1 - side) / 2, 0, heat.Height - side),
            side);
    }

    /// <summary>The square's pixels of a picture.</summary>
    public ColorImage Cut(ColorImage image)
    {
        byte[] rgb = new byte[Side * Side * 3];
        for (int y = 0; y < Side; y++)
        {
            image.Rgb.AsSpan((((Top + y) * image.Width) + Left) * 3, Side * 3).CopyTo(rgb.AsSpan(y * Side * 3));
        }

        return new ColorImage(Side, Side, rgb);
    }

    /// <summary>The square's pixels of a heatmap.</summary>
    public Heatmap Cut(Heatmap heat)
    {
        float[] values = new float[Side * Side];
        for (int y = 0; y < Side; y++)
        {
            heat.Values.AsSpan(((Top + y) * heat.Width) + Left, Side).CopyTo(values.AsSpan(y * Side));
        }

        return new Heatmap(Side, Side, values);
    }
}
