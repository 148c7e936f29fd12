using System.Runtime.InteropServices;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes;

/// <summary>The samples of a G-buffer gathered by pixel, for the pixels that show anything but background.</summary>
internal sealed class PixelSamples
{
    private const int PerPixel = GBuffer.SamplesPerSide * GBuffer.SamplesPerSide;

    private readonly int[] _foreground;
    private readonly int[] _codes;
    private readonly byte[] _backgroundCounts;
    private readonly int[] _listed;
    private readonly int[] _listStart = new int[257];

    /// <summary>Reads the buffer: once to find the pixels that show a part, once for their samples.</summary>
    public PixelSamples(GBuffer buffer)
    {
        CentreIds = new byte[buffer.Width * buffer.Height];
        _foreground = FindForeground(buffer);
        _codes = GC.AllocateUninitializedArray<int>(_foreground.Length * PerPixel);
        _backgroundCounts = new byte[_foreground.Length];
        for (int i = 0; i < _foreground.Length; i++)
        {
            Gather(buffer, i);
        }

        _listed = ListByPart();
    }

    /// <summary>The id of every pixel's centre sample.</summary>
    public byte[] CentreIds { get; }

    /// <summary>The largest id in the buffer.</summary>
    public int HighestId { get; private set; }

    /// <summary>The pixels with at least one sample of a part, in order.</summary>
    public ReadOnlySpan<int> Foreground => _foreground;

    /// <summary>The nine codes of the pixel at <paramref name="index"/> of <see cref="Foreground"/>.</summary>
    public ReadOnlySpan<int> Codes(int index) => _codes.AsSpan(index * PerPixel, PerPixel);

    /// <summary>How many of those nine show the background.</summary>
    public byte BackgroundCount(int index) => _backgroundCounts[index];

    /// <summary>Where in <see cref="Foreground"/> the pixels with at least one sample of part <paramref name="id"/> are.</summary>
    public ReadOnlySpan<int> Showing(byte id) => _listed.AsSpan(_listStart[id].._listStart[id + 1]);

    /// <summary>The three rows of samples of the pixel; a texel's id is its uint's highest byte.</summary>
    private static Rows RowsOf(GBuffer buffer, int x, int y)
    {
        int stride = buffer.Width * GBuffer.SamplesPerSide;
        int first = (GBuffer.SamplesPerSide * y * stride) + (GBuffer.SamplesPerSide * x);
        ReadOnlySpan<uint> texels = MemoryMarshal.Cast<byte, uint>(buffer.Texels);
        return new Rows(texels.Slice(first, 3), texels.Slice(first + stride, 3), texels.Slice(first + (2 * stride), 3));
    }

    private static int[] FindForeground(GBuffer buffer)
    {
        int[] found = new int[buffer.Width * buffer.Height];
        int count = 0;
        for (int y = 0; y < buffer.Height; y++)
        {
            for (int x = 0; x < buffer.Width; x++)
            {
                Rows rows = RowsOf(buffer, x, y);
                if ((Union(rows.Top) | Union(rows.Middle) | Union(rows.Bottom)) >> 24 != PartMask.Background)
                {
                    found[count++] = (y * buffer.Width) + x;
                }
            }
        }

        return found[..count];
    }

    private static uint Union(ReadOnlySpan<uint> row) => row[0] | row[1] | row[2];

    private void Gather(GBuffer buffer, int index)
    {
        int pixel = _foreground[index];
        Rows rows = RowsOf(buffer, pixel % buffer.Width, pixel / buffer.Width);
        Span<int> codes = _codes.AsSpan(index * PerPixel, PerPixel);
        for (int column = 0; column < GBuffer.SamplesPerSide; column++)
        {
            codes[column] = PaletteTables.Code(rows.Top[column]);
            codes[column + 3] = PaletteTables.Code(rows.Middle[column]);
            codes[column + 6] = PaletteTables.Code(rows.Bottom[column]);
        }

        _backgroundCounts[index] = (byte)codes.Count(PartMask.Background);
        CentreIds[pixel] = (byte)PaletteTables.Id(codes[PerPixel / 2]);
        foreach (int code in codes)
        {
            HighestId = Math.Max(HighestId, PaletteTables.Id(code));
        }
    }

    private int[] ListByPart()
    {
        Span<int> last = stackalloc int[256];
        CountByPart(last);
        int[] listed = new int[_listStart[256]];
        int[] next = [.. _listStart];
        last.Fill(-1);
        for (int i = 0; i < _foreground.Length; i++)
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
        for (int i = 0; i < _foreground.Length; i++)
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

    private readonly ref struct Rows(ReadOnlySpan<uint> top, ReadOnlySpan<uint> middle, ReadOnlySpan<uint> bottom)
    {
        public ReadOnlySpan<uint> Top { get; } = top;

        public ReadOnlySpan<uint> Middle { get; } = middle;

        public ReadOnlySpan<uint> Bottom { get; } = bottom;
    }
}
