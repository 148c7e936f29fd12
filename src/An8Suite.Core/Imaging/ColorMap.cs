namespace An8Suite.Core.Imaging;

/// <summary>Colours for heat: the inferno map, black over purple and orange to pale yellow.</summary>
/// <remarks>
/// Lightness grows evenly with heat, so the picture reads the same in grey and to colour-blind eyes. Inferno is by
/// Nathaniel Smith and Stefan van der Walt, public domain (CC0); its colours at every tenth, straight lines between.
/// </remarks>
public static class ColorMap
{
    private static SrgbColor[] Anchors { get; } =
    [
        new(0x00, 0x00, 0x04), new(0x16, 0x0b, 0x39), new(0x42, 0x0a, 0x68), new(0x6a, 0x17, 0x6e),
        new(0x93, 0x26, 0x67), new(0xbc, 0x37, 0x54), new(0xdd, 0x51, 0x3a), new(0xf3, 0x78, 0x19),
        new(0xfc, 0xa5, 0x0a), new(0xf6, 0xd7, 0x46), new(0xfc, 0xff, 0xa4),
    ];

    private static SrgbColor[] Table { get; } = [.. Enumerable.Range(0, 256).Select(i => Interpolate(i / 255.0))];

    /// <summary>The colour of one heat value; values outside [0, 1] take the nearest end, NaN the cold one.</summary>
    public static SrgbColor At(float heat) => Table[(int)((Math.Clamp(float.IsNaN(heat) ? 0 : heat, 0, 1) * 255) + 0.5f)];

    /// <summary>A picture of a heatmap.</summary>
    public static ColorImage Paint(Heatmap heat)
    {
        byte[] rgb = new byte[heat.Values.Length * 3];
        for (int i = 0; i < heat.Values.Length; i++)
        {
            SrgbColor color = At(heat.Values[i]);
            (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]) = (color.R, color.G, color.B);
        }

        return new ColorImage(heat.Width, heat.Height, rgb);
    }

    private static SrgbColor Interpolate(double heat)
    {
        double position = heat * (Anchors.Length - 1);
        int below = Math.Min((int)position, Anchors.Length - 2);
        double share = position - below;
        (SrgbColor from, SrgbColor to) = (Anchors[below], Anchors[below + 1]);
        return new SrgbColor(Blend(from.R, to.R, share), Blend(from.G, to.G, share), Blend(from.B, to.B, share));
    }

    private static byte Blend(byte from, byte to, double share) => (byte)Math.Round(from + (share * (to - from)));
}
