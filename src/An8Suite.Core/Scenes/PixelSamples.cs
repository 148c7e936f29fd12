using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes;

/// <summary>The samples of a G-buffer gathered by pixel, for the pixels that show anything but background.</summary>
internal sealed class PixelSamples
{
    private const int PerPixel = GBuffer.SamplesPerSide * GBuffer.SamplesPerSide;

    private readonly int[] _foreground;
    private readonly int[] _codes;
    private readonly int[] _listed;
    private readonly int[] _listStart = new int[257];
    private readonly int _count;

    /// <summary>Reads the buffer once.</summary>
    public PixelSamples(GBuffer buffer)
    {
        int pixels = buffer.Width * buffer.Height;
        CentreIds = new byte[pixels];
        _foreground = new int[pixels];
        _codes = GC.AllocateUninitializedArray<int>(pixels * PerPixel);
        for (int y = 0; y < buffer.Height; y++)
        {
            for (int x = 0; x < buffer.Width; x++)
            {
                if (Gather(buffer, x, y))
                {
                    _foreground[_count++] = (y * buffer.Width) + x;
                }
            }
        }

        _listed = ListByPart();
    }

    /// <summary>The id of every pixel's centre sample.</summary>
    public byte[] CentreIds { get; }

    /// <summary>The largest id in the buffer.</summary>
    public int HighestId { get; private set; }

    /// <summary>The pixels with at least one sample of a part, in order.</summary>
    public ReadOnlySpan<int> Foreground => _foreground.AsSpan(0, _count);

    /// <summary>The nine codes of the pixel at <paramref name="index"/> of <see cref="Foreground"/>.</summary>
    public ReadOnlySpan<int> Codes(int index) => _codes.AsSpan(index * PerPixel, PerPixel);

    /// <summary>Where in <see cref="Foreground"/> the pixels with at least one sample of part <paramref name="id"/> are.</summary>
    public ReadOnlySpan<int> Showing(byte id) => _listed.AsSpan(_listStart[id].._listStart[id + 1]);

    private bool Gather(GBuffer buffer, int x, int y)
    {
        Span<int> codes = _codes.AsSpan(_count * PerPixel, PerPixel);
        int any = 0;
        for (int row = 0; row < GBuffer.SamplesPerSide; row++)
        {
            int first = ((((GBuffer.SamplesPerSide * y) + row) * buffer.Width) + x) * GBuffer.SamplesPerSide * 4;
            ReadOnlySpan<byte> texels = buffer.Texels.AsSpan(first, GBuffer.SamplesPerSide * 4);
            for (int column = 0; column < GBuffer.SamplesPerSide; column++)
            {
                ReadOnlySpan<byte> texel = texels.Slice(4 * column, 4);
                any |= texel[3];
                HighestId = Math.Max(HighestId, texel[3]);
                codes[(row * GBuffer.SamplesPerSide) + column] = PaletteTables.Code(texel[0], texel[1], texel[2], texel[3]);
            }
        }

        CentreIds[(y * buffer.Width) + x] = (byte)PaletteTables.Id(codes[PerPixel / 2]);
        return any != PartMask.Background;
    }

    private int[] ListByPart()
    {
        Span<int> last = stackalloc int[256];
        CountByPart(last);
        int[] listed = new int[_listStart[256]];
        int[] next = [.. _listStart];
        last.Fill(-1);
        for (int i = 0; i < _count; i++)
        {
            foreach (int code in Codes(i))
            {
                int id = PaletteTables.Id(code);
                if (last[id] != i)
                {
                    (last[id], listed[next[id]++]) = (i, i);
                }
            }
        }

        return listed;
    }

    private void CountByPart(Span<int> last)
    {
        last.Fill(-1);
        for (int i = 0; i < _count; i++)
        {
            foreach (int code in Codes(i))
            {
                int id = PaletteTables.Id(code);
                if (last[id] != i)
                {
                    last[id] = i;
                    _listStart[id + 1]++;
                }
            }
        }

        for (int id = 0; id < 256; id++)
        {
            _listStart[id + 1] += _listStart[id];
        }
    }
}
