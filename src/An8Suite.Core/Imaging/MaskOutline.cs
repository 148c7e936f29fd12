namespace An8Suite.Core.Imaging;

/// <summary>The border of a mask: the pixels outside it that touch it along a side.</summary>
/// <remarks>It lies outside so that drawing it hides nothing the mask holds.</remarks>
public static class MaskOutline
{
    /// <summary>The border's pixels; none where the mask ends at the image's edge.</summary>
    public static BinaryMask Of(BinaryMask mask)
    {
        bool[] outline = new bool[mask.Values.Length];
        for (int y = 0; y < mask.Height; y++)
        {
            for (int x = 0; x < mask.Width; x++)
            {
                outline[(y * mask.Width) + x] = !Inside(mask, x, y)
                    && (Inside(mask, x - 1, y) || Inside(mask, x + 1, y)
                        || Inside(mask, x, y - 1) || Inside(mask, x, y + 1));
            }
        }

        return new BinaryMask(mask.Width, mask.Height, outline);
    }

    /// <summary>A copy of <paramref name="image"/> with the border of <paramref name="mask"/> in one colour.</summary>
    /// <exception cref="InputException">The sizes differ.</exception>
    public static ColorImage Draw(ColorImage image, BinaryMask mask, SrgbColor color)
    {
        if ((image.Width, image.Height) != (mask.Width, mask.Height))
        {
            throw new InputException(
                $"the picture has {image.Width} x {image.Height} pixels, the mask to outline {mask.Width} x "
                + $"{mask.Height}");
        }

        byte[] rgb = [.. image.Rgb];
        bool[] outline = Of(mask).Values;
        for (int i = 0; i < outline.Length; i++)
        {
            if (outline[i])
            {
                (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]) = (color.R, color.G, color.B);
            }
        }

        return new ColorImage(image.Width, image.Height, rgb);
    }

    private static bool Inside(BinaryMask mask, int x, int y) =>
        x >= 0 && x < mask.Width && y >= 0 && y < mask.Height && mask.Values[(y * mask.Width) + x];
}
