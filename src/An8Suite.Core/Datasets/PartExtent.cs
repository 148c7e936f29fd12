using An8Suite.Core.Imaging;

namespace An8Suite.Core.Datasets;

/// <summary>Where one part shows in a picture: hard pixels, by the part at their centre.</summary>
/// <param name="PixelCount">0 where the part is hidden.</param>
/// <param name="Box">[left, top, width, height] in pixels; empty where the part is hidden.</param>
/// <param name="Centroid">[x, y] from the picture's top left corner, pixel centres at .5; empty where hidden.</param>
/// <param name="HiddenShare">
/// The share of the pixels it would show alone that other parts hide; 1 where it does not show.
/// </param>
internal sealed record PartExtent(
    int PixelCount, IReadOnlyList<int> Box, IReadOnlyList<double> Centroid, double HiddenShare)
{
    private const int CentroidDecimals = 3;
    private const int ShareDecimals = 4;

    /// <summary>The extents of the parts 1 to <paramref name="partCount"/>, in order of id.</summary>
    /// <param name="mask">The part ids.</param>
    /// <param name="partCount">How many parts there are.</param>
    /// <param name="alone">Pixels that each part would show alone, by id; null stands for those that show.</param>
    public static IReadOnlyList<PartExtent> Of(PartMask mask, int partCount, int[]? alone)
    {
        var counters = new Counter[256];
        for (int y = 0; y < mask.Height; y++)
        {
            ReadOnlySpan<byte> row = mask.Ids.AsSpan(y * mask.Width, mask.Width);
            for (int x = 0; x < row.Length; x++)
            {
                if (row[x] != PartMask.Background)
                {
                    counters[row[x]].Add(x, y);
                }
            }
        }

        return [.. Enumerable.Range(1, partCount).Select(id => counters[id].ToExtent(alone?[id]))];
    }

    private struct Counter
    {
        private int _count;
        private long _sumX;
        private long _sumY;
        private int _left;
        private int _top;
        private int _right;
        private int _bottom;

        public void Add(int x, int y)
        {
            (_left, _top) = _count == 0 ? (x, y) : (Math.Min(_left, x), Math.Min(_top, y));
            (_right, _bottom) = (Math.Max(_right, x), Math.Max(_bottom, y));
            (_sumX, _sumY) = (_sumX + x, _sumY + y);
            _count++;
        }

        public readonly PartExtent ToExtent(int? alone) => _count == 0
            ? new PartExtent(0, [], [], 1)
            : new PartExtent(
                _count, [_left, _top, _right - _left + 1, _bottom - _top + 1], [Mean(_sumX), Mean(_sumY)],
                Math.Round(1 - ((double)_count / (alone ?? _count)), ShareDecimals));

        private readonly double Mean(long sum) => Math.Round(((double)sum / _count) + 0.5, CentroidDecimals);
    }
}
