namespace An8Suite.Core.Imaging;

/// <summary>
/// The connected regions of a part-id picture: pixels of one part that touch along sides, not only at corners.
/// </summary>
internal sealed class RegionLabels
{
    /// <summary>The region of pixels outside the picture and of the background.</summary>
    public const int None = -1;

    private readonly int[] _labels;
    private readonly List<byte> _partIds = [];

    /// <summary>Numbers the regions in the order of their first pixels, row by row.</summary>
    public RegionLabels(PartMask parts)
    {
        (Width, Height) = (parts.Width, parts.Height);
        _labels = new int[parts.Ids.Length];
        Array.Fill(_labels, None);
        Stack<int> open = [];
        for (int i = 0; i < _labels.Length; i++)
        {
            if (parts.Ids[i] != PartMask.Background && _labels[i] == None)
            {
                Flood(parts, i, open);
                _partIds.Add(parts.Ids[i]);
            }
        }
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The part of each region.</summary>
    public IReadOnlyList<byte> PartIds => _partIds;

    /// <summary>The region of a pixel, which may lie outside the picture.</summary>
    public int At(int x, int y) => x >= 0 && x < Width && y >= 0 && y < Height ? _labels[(y * Width) + x] : None;

    private void Flood(PartMask parts, int first, Stack<int> open)
    {
        byte id = parts.Ids[first];
        Take(first);
        while (open.TryPop(out int i))
        {
            (int y, int x) = Math.DivRem(i, Width);
            if (x > 0)
            {
                Take(i - 1);
            }

            if (x < Width - 1)
            {
                Take(i + 1);
            }

            if (y > 0)
            {
                Take(i - Width);
            }

            if (y < Height - 1)
            {
                Take(i + Width);
            }
        }

        void Take(int i)
        {
            if (parts.Ids[i] == id && _labels[i] == None)
            {
                _labels[i] = _partIds.Count;
                open.Push(i);
            }
        }
    }
}
