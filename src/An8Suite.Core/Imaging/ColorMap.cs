namespace An8Suite.Core.Imaging;

/// <summary>Colours for heat: straight lines in sRGB between a few colours at even distances.</summary>
public sealed class ColorMap
{
    private readonly SrgbColor[] _table;

    private ColorMap(string name, params SrgbColor[] anchors)
    {
        Name = name;
        _table = [.. Enumerable.Range(0, 256).Select(i => Interpolate(anchors, i / 255.0))];
    }

    /// <summary>Black over purple and orange to pale yellow; the suite's standard.</summary>
    /// <remarks>
    /// Lightness grows evenly with heat, so the picture reads the same in grey and to colour-blind eyes. Inferno is by
    /// Nathaniel Smith and Stefan van der Walt, public domain (CC0); its colours at every tenth.
    /// </remarks>
    public static ColorMap Inferno { get; } = new(
        "inferno",
        new(0x00, 0x00, 0x04), new(0x16, 0x0b, 0x39), new(0x42, 0x0a, 0x68),
        new(0x6a, 0x17, 0x6e), new(0x93, 0x26, 0x67),
        new(0xbc, 0x37, 0x54), new(0xdd, 0x51, 0x3a), new(0xf3, 0x78, 0x19),
        new(0xfc, 0xa5, 0x0a), new(0xf6, 0xd7, 0x46),
        new(0xfc, 0xff, 0xa4));

    /// <summary>Dark violet over green to yellow, as even as <see cref="Inferno"/>; by the same authors, CC0.</summary>
    public static ColorMap Viridis { get; } = new(
        "viridis",
        new(0x44, 0x01, 0x54), new(0x48, 0x25, 0x76), new(0x41, 0x44, 0x87),
        new(0x35, 0x60, 0x8d), new(0x2a, 0x78, 0x8e),
        new(0x21, 0x90, 0x8c), new(0x22, 0xa8, 0x84), new(0x43, 0xbf, 0x71),
        new(0x7a, 0xd1, 0x51), new(0xbb, 0xdf, 0x27),
        new(0xfd, 0xe7, 0x25));

    /// <summary>
    /// The rainbow of older papers, from dark blue to dark red. Its bright bands show edges where there are none.
    /// </summary>
    public static ColorMap Jet { get; } = new(
        "jet",
        new(0x00, 0x00, 0x80), new(0x00, 0x00, 0xff), new(0x00, 0x80, 0xff),
        new(0x00, 0xff, 0xff), new(0x80, 0xff, 0x80),
        new(0xff, 0xff, 0x00), new(0xff, 0x80, 0x00), new(0xff, 0x00, 0x00), new(0x80, 0x00, 0x00));

    /// <summary>The maps that <see cref="Of"/> knows, the standard one first.</summary>
    public static IReadOnlyList<string> Names { get; } = [Inferno.Name, Viridis.Name, Jet.Name];

    /// <summary>On the command line, such as <c>inferno</c>.</summary>
    public string Name { get; }

    /// <summary>The map called <paramref name="name"/>.</summary>
    /// <exception cref="InputException">There is none; the message names the nearest.</exception>
    public static ColorMap Of(string name) => new[] { Inferno, Viridis, Jet }.FirstOrDefault(map => map.Name == name)
        ?? throw new InputException($"unknown colour map '{name}'; {NearestName.Hint(name, Names)}");

    /// <summary>The colour of one heat value; values outside [0, 1] take the nearest end, NaN the cold one.</summary>
    public SrgbColor At(float heat) => _table[(int)((Math.Clamp(float.IsNaN(heat) ? 0 : heat, 0, 1) * 255) + 0.5f)];

    /// <summary>A picture of a heatmap.</summary>
    public ColorImage Paint(Heatmap heat)
    {
        byte[] rgb = new byte[heat.Values.Length * 3];
        for (int i = 0; i < heat.Values.Length; i++)
        {
            SrgbColor color = At(heat.Values[i]);
            (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]) = (color.R, color.G, color.B);
        }

        return new ColorImage(heat.Width, heat.Height, rgb);
    }

    private static SrgbColor Interpolate(SrgbColor[] anchors, double heat)
    {
        double position = heat * (anchors.Length - 1);
        int below = Math.Min((int)position, anchors.Length - 2);
        double share = position - below;
        (SrgbColor from, SrgbColor to) = (anchors[below], anchors[below + 1]);
        return new SrgbColor(Blend(from.R, to.R, share), Blend(from.G, to.G, share), Blend(from.B, to.B, share));
    }

    private static byte Blend(byte from, byte to, double share) => (byte)Math.Round(from + (share * (to - from)));
}
