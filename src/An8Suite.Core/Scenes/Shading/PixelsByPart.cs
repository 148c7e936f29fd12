namespace An8Suite.Core.Scenes.Shading;

/// <summary>Which pixels have samples of which part, so that a class that recolours a part touches no others.</summary>
internal sealed class PixelsByPart
{
    private const int IdCount = 256;

    private readonly int[] _listed;
    private readonly int[] _start = new int[IdCount + 1];

    /// <summary>
    /// Sorts pixels by part; a pixel at a seam is listed under every part it shows, and the background too.
    /// </summary>
    /// <param name="codes">As <see cref="PaletteTables.Code"/> gives them, those of one pixel after the other.</param>
    /// <param name="perPixel">Codes a pixel has.</param>
    public PixelsByPart(int[] codes, int perPixel)
    {
        int pixelCount = codes.Length / perPixel;
        Span<int> last = stackalloc int[IdCount];
        last.Fill(-1);
        for (int i = 0; i < pixelCount; i++)
        {
            ReadOnlySpan<int> own = DifferentIds(codes.AsSpan(i * perPixel, perPixel));
            foreach (int code in own)
            {
                int id = PaletteTables.Id(code);
                if (last[id] != i)
                {
                    last[id] = i;
                    _start[id + 1]++;
                    HighestId = Math.Max(HighestId, id);
                }
            }
        }

        for (int id = 0; id < IdCount; id++)
        {
            _start[id + 1] += _start[id];
        }

        _listed = new int[_start[IdCount]];
        List(codes, perPixel);
    }

    /// <summary>The largest id of any sample.</summary>
    public int HighestId { get; }

    /// <summary>The pixels with at least one sample of part <paramref name="id"/>, in order.</summary>
    public ReadOnlySpan<int> Showing(byte id) => _listed.AsSpan(_start[id].._start[id + 1]);

    /// <summary>The codes of a pixel, or the first alone where all show one part, as nearly all pixels do.</summary>
    private static ReadOnlySpan<int> DifferentIds(ReadOnlySpan<int> codes)
    {
        int first = codes[0];
        int different = 0;
        foreach (int code in codes)
        {
            different |= code ^ first;
        }

        return PaletteTables.Id(different) == 0 ? codes[..1] : codes;
    }

    private void List(int[] codes, int perPixel)
    {
        Span<int> next = stackalloc int[IdCount];
        Span<int> last = stackalloc int[IdCount];
        _start.AsSpan(0, IdCount).CopyTo(next);
        last.Fill(-1);
        for (int i = 0; i < codes.Length / perPixel; i++)
        {
            foreach (int code in DifferentIds(codes.AsSpan(i * perPixel, perPixel)))
            {
                int id = PaletteTables.Id(code);
                if (last[id] != i)
                {
                    last[id] = i;
                    _listed[next[id]++] = i;
                }
            }
        }
    }
}
