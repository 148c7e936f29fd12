namespace An8Suite.Core.Imaging;

/// <summary>A heatmap laid over the image it explains.</summary>
public static class HeatmapOverlay
{
    /// <summary>How much of the heat's colour shows; the rest is the image.</summary>
    public const double StandardAlpha = 0.6;

    /// <summary>Every pixel <paramref name="alpha"/> of the heat's colour and 1 - alpha of the image's grey.</summary>
    /// <remarks>
    /// Grey (Rec. 709 weights), because the image's own colours would be taken for heat: a yellow petal under a map
    /// whose hot end is yellow.
    /// </remarks>
    /// <exception cref="InputException">The sizes differ.</exception>
    public static ColorImage Draw(ColorImage image, Heatmap heat, ColorMap colors, double alpha = StandardAlpha)
    {
        if ((image.Width, image.Height) != (heat.Width, heat.Height))
        {
            throw new InputException(
                $"the picture has {image.Width} x {image.Height} pixels, the heatmap to lay over it {heat.Width} x "
                + $"{heat.Height}");
        }

        byte[] rgb = colors.Paint(heat).Rgb;
        for (int i = 0; i < heat.Values.Length; i++)
        {
            Span<byte> pixel = rgb.AsSpan(3 * i, 3);
            ReadOnlySpan<byte> under = image.Rgb.AsSpan(3 * i, 3);
            double grey = (0.2126 * under[0]) + (0.7152 * under[1]) + (0.0722 * under[2]);
            foreach (ref byte value in pixel)
            {
                value = (byte)Math.Round((alpha * value) + ((1 - alpha) * grey));
            }
        }

        return new ColorImage(image.Width, image.Height, rgb);
    }
}
