namespace An8Suite.Core.Imaging;

/// <summary>Pictures of what has no colour of its own, for people to look at: masks, coverage and part ids.</summary>
public static class FlatPicture
{
    /// <summary>White inside the mask, black outside, as the mask's file shows it.</summary>
    public static ColorImage Of(BinaryMask mask) =>
        Grey(mask.Width, mask.Height, Array.ConvertAll(mask.Values, inside => inside ? byte.MaxValue : byte.MinValue));

    /// <summary>A grey of every byte; <paramref name="values"/> is height x width.</summary>
    public static ColorImage Grey(int width, int height, byte[] values)
    {
        byte[] rgb = new byte[values.Length * 3];
        for (int i = 0; i < values.Length; i++)
        {
            rgb.AsSpan(3 * i, 3).Fill(values[i]);
        }

        return new ColorImage(width, height, rgb);
    }

    /// <summary>
    /// Every part in one colour; the part with id i + 1 has the colour at index i, the background is black.
    /// </summary>
    public static ColorImage Of(PartMask parts, IReadOnlyList<SrgbColor> colors)
    {
        byte[] rgb = new byte[parts.Ids.Length * 3];
        for (int i = 0; i < parts.Ids.Length; i++)
        {
            if (parts.Ids[i] != PartMask.Background)
            {
                SrgbColor color = colors[parts.Ids[i] - 1];
                (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]) = (color.R, color.G, color.B);
            }
        }

        return new ColorImage(parts.Width, parts.Height, rgb);
    }
}
