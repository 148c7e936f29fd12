using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Shading;

/// <summary>The display light of every part's colour at every brightness, ready to be summed over samples.</summary>
/// <remarks>
/// Entry (id &lt;&lt; 11) + k holds the part's three channels at brightness k in three lanes of 21 bits, as fixed-point
/// light of <see cref="SrgbCurve"/>. The background's entries are 0: its light is added by itself, so that one set of
/// tables serves every background. A lane holds nine samples with their specular, which no palette changes, without
/// running into the next.
/// </remarks>
internal sealed class PaletteTables
{
    /// <summary>Bits of a brightness code; codes go up to (255 * 255) &gt;&gt; 5.</summary>
    public const int BrightnessBits = 11;

    private const int Lane = 21;
    private const int LaneMask = (1 << Lane) - 1;
    private const int BrightnessMask = (1 << BrightnessBits) - 1;

    /// <summary>One lane of every sRGB byte at every brightness: what a part of that colour has in its table.</summary>
    private static readonly Lazy<uint[]> TextureLight = new(FillTextureLight);
    private static readonly ulong[] SpecularLight = [.. Enumerable.Range(0, 256)
        .Select(code => Packed(Specular(code)))];

    private readonly ulong[] _light;
    private readonly uint[] _bit; // by id: the bit of its pattern, in the place it has in a sample of the surface
    private readonly int[] _second; // by id: how far behind its own table that of its second colour lies
    private readonly bool[] _isTextured; // by id

    /// <summary>Computes the tables of the parts with the ids 1, 2, ...; those of second colours follow.</summary>
    /// <param name="parts">The colour of every part.</param>
    /// <param name="surfaces">For every part, or empty.</param>
    public PaletteTables(IReadOnlyList<SrgbColor> parts, IReadOnlyList<PartSurface> surfaces)
    {
        int patternCount = surfaces.Count(surface => surface.PatternBit != 0);
        _light = new ulong[(1 + parts.Count + patternCount) << BrightnessBits];
        (_bit, _second, _isTextured) = (new uint[parts.Count + 1], new int[parts.Count + 1], new bool[parts.Count + 1]);
        HasSurfaces = surfaces.Any(surface => !surface.IsFlat);
        int next = parts.Count + 1;
        for (int id = 1; id <= parts.Count; id++)
        {
            Fill(TableAt(id), parts[id - 1]);
            if (HasSurfaces && surfaces[id - 1] is { PatternBit: not 0 } pattern)
            {
                Fill(TableAt(next), pattern.Second);
                (_bit[id], _second[id]) = ((uint)pattern.PatternBit << 24, (next - id) << BrightnessBits);
                next++;
            }

            _isTextured[id] = HasSurfaces && surfaces[id - 1].IsTextured;
        }
    }

    /// <summary>Whether some part is more than one flat colour.</summary>
    public bool HasSurfaces { get; }

    /// <summary>The entry of a texel's part and brightness; 0 for the background.</summary>
    /// <remarks>Least significant byte first, a texel is shade, tint, specular, id.</remarks>
    public static int Code(uint texel)
    {
        uint id = texel >> 24;
        uint brightness = ((texel & 255) * ((texel >> 8) & 255)) >> 5;
        return id == PartMask.Background ? 0 : (int)((id << BrightnessBits) + brightness);
    }

    /// <summary>The part of a code.</summary>
    public static int Id(int code) => code >> BrightnessBits;

    /// <summary>The light that a texel's highlight adds, whatever the palette; the background has none.</summary>
    public static ulong SpecularOf(uint texel) =>
        texel >> 24 == PartMask.Background ? 0 : SpecularLight[(texel >> 16) & 255];

    /// <summary>The light of one sample of the background, which does not depend on shading.</summary>
    public static ulong Background(SrgbColor color) =>
        Packed(SrgbCurve.Linear(color.R), SrgbCurve.Linear(color.G), SrgbCurve.Linear(color.B));

    /// <summary>The light of the parts in a pixel's nine samples without their highlights, added up.</summary>
    public ulong Light(ReadOnlySpan<int> codes)
    {
        ulong[] light = _light;
        ulong sum = 0;
        foreach (int code in codes)
        {
            sum += light[code];
        }

        return sum;
    }

    /// <summary>The same for a palette that has surfaces.</summary>
    /// <param name="codes">Of nine samples.</param>
    /// <param name="surface">Of the same nine samples, as <see cref="GBuffer.Surface"/> has it.</param>
    public ulong Light(ReadOnlySpan<int> codes, ReadOnlySpan<uint> surface)
    {
        ulong sum = 0;
        for (int i = 0; i < codes.Length; i++)
        {
            int id = Id(codes[i]);
            sum += _isTextured[id] ? Textured(surface[i], codes[i] & BrightnessMask)
                : _light[(surface[i] & _bit[id]) == 0 ? codes[i] : codes[i] + _second[id]];
        }

        return sum;
    }

    /// <summary>Writes the mean of nine samples as sRGB.</summary>
    public static void Write(ulong sum, Span<byte> rgb)
    {
        rgb[2] = SampleLight.EncodeSum((int)(sum >> (2 * Lane)));
        rgb[1] = SampleLight.EncodeSum((int)(sum >> Lane) & LaneMask);
        rgb[0] = SampleLight.EncodeSum((int)sum & LaneMask);
    }

    private Span<ulong> TableAt(int id) => _light.AsSpan(id << BrightnessBits, 1 << BrightnessBits);

    private static void Fill(Span<ulong> table, SrgbColor color)
    {
        (double r,
            double g, double b) = (SrgbCurve.Linear(color.R), SrgbCurve.Linear(color.G), SrgbCurve.Linear(color.B));
        for (int k = 0; k < table.Length; k++)
        {
            double root = ((k << 5) + 16) / (255.0 * 255.0);
            double light = GBuffer.ShadeRange * GBuffer.TintRange * root * root;
            table[k] = Packed(ToneMap.Apply(r * light), ToneMap.Apply(g * light), ToneMap.Apply(b * light));
        }
    }

    private static ulong Textured(uint texel, int brightness)
    {
        uint[] light = TextureLight.Value;
        ulong Of(uint channel) => light[(int)((channel & 255) << BrightnessBits) + brightness];
        return Of(texel) | (Of(texel >> 8) << Lane) | (Of(texel >> 16) << (2 * Lane));
    }

    private static uint[] FillTextureLight()
    {
        uint[] light = new uint[256 << BrightnessBits];
        ulong[] grey = new ulong[1 << BrightnessBits];
        for (int channel = 0; channel < 256; channel++)
        {
            Fill(grey, new SrgbColor((byte)channel, (byte)channel, (byte)channel));
            for (int k = 0; k < grey.Length; k++)
            {
                light[(channel << BrightnessBits) + k] = (uint)grey[k] & LaneMask;
            }
        }

        return light;
    }

    private static double Specular(int code) => code * code / (255.0 * 255.0);

    private static ulong Packed(double light) => Packed(light, light, light);

    private static ulong Packed(double r, double g, double b) =>
        Fixed(r) | (Fixed(g) << Lane) | (Fixed(b) << (2 * Lane));

    private static ulong Fixed(double light) => (ulong)Math.Round(light * SampleLight.One);
}
