using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Shading;

/// <summary>Which samples of a pose two palettes show in different colours, whatever the two pictures say.</summary>
internal sealed class PaletteDifference
{
    /// <summary>
    /// Between texels and a flat colour smaller steps of a channel than this may get lost in the rounding of dark
    /// pixels.
    /// </summary>
    private const int ClearSteps = 16;

    /// <summary>Compares the colours of every sample of a part.</summary>
    public PaletteDifference(PixelSamples samples, int pixelCount, Palette a, Palette b)
    {
        (Count, IsCertain) = (new byte[pixelCount], new bool[pixelCount]);
        bool[] changes = [false, .. Enumerable.Range(1, samples.HighestId).Select(id => a.Recolors(b, id))];
        int[] clear =
        [
            1, .. Enumerable.Range(1, samples.HighestId)
                .Select(id => a.SurfaceOf(id).IsTextured || b.SurfaceOf(id).IsTextured ? ClearSteps : 1),
        ];
        bool isBehind = !a.HasBackgroundOf(b);
        Count.AsSpan().Fill(isBehind ? (byte)(GBuffer.SamplesPerSide * GBuffer.SamplesPerSide) : (byte)0);
        for (int i = 0; i < samples.Foreground.Length; i++)
        {
            ReadOnlySpan<int> codes = samples.Codes(i);
            ReadOnlySpan<uint> surface = samples.HasSurface ? samples.Surface(i) : default;
            (int count, Direction direction) = (0, Direction.All);
            for (int s = 0; s < codes.Length; s++)
            {
                int id = PaletteTables.Id(codes[s]);
                uint shown = samples.HasSurface ? surface[s] : 0;
                (SrgbColor from, SrgbColor to) = changes[id] ? (Color(a, id, shown), Color(b, id, shown)) : default;
                count += from != to ? 1 : 0;
                direction &= Of(from, to, clear[id]);
            }

            Count[samples.Foreground[i]] = (byte)(count + (isBehind ? samples.BackgroundCount(i) : 0));
            IsCertain[samples.Foreground[i]] = direction != Direction.None;
        }
    }

    [Flags]
    private enum Direction
    {
        None = 0,
        RedUp = 1,
        RedDown = 2,
        GreenUp = 4,
        GreenDown = 8,
        BlueUp = 16,
        BlueDown = 32,
        All = 63,
    }

    /// <summary>For each pixel, how many of its nine samples change.</summary>
    public byte[] Count { get; }

    /// <summary>
    /// For each pixel, whether it must change: some channel rises in all nine samples, or falls in all of them.
    /// </summary>
    /// <remarks>
    /// Where some samples become lighter and others darker, as between two patterns, the pixel's mean may stay.
    /// </remarks>
    public bool[] IsCertain { get; }

    private static SrgbColor Color(Palette palette, int id, uint surface)
    {
        PartSurface part = palette.SurfaceOf(id);
        return part.IsTextured ? new SrgbColor((byte)surface, (byte)(surface >> 8), (byte)(surface >> 16))
            : ((surface >> 24) & part.PatternBit) != 0 ? part.Second : palette.Parts[id - 1];
    }

    private static Direction Of(SrgbColor from, SrgbColor to, int least)
    {
        static bool Up(int low, int high, int least) => high - low >= least;
        return (Up(from.R, to.R, least) ? Direction.RedUp : 0) | (Up(to.R, from.R, least) ? Direction.RedDown : 0)
            | (Up(from.G, to.G, least) ? Direction.GreenUp : 0) | (Up(to.G, from.G, least) ? Direction.GreenDown : 0)
            | (Up(from.B, to.B, least) ? Direction.BlueUp : 0) | (Up(to.B, from.B, least) ? Direction.BlueDown : 0);
    }
}
