using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scoring;

/// <summary>
/// The distinct values of a heatmap, highest first, each with how many pixels reach it: what every measure needs.
/// </summary>
/// <remarks>
/// The heatmap is sorted once, for several masks where there are several, and walked over once for all measures. What
/// it holds is borrowed: after <see cref="Dispose"/> neither the levels nor a curve made from them may be read, nor
/// those of the other masks. Who keeps them need not dispose them.
/// </remarks>
public sealed class HeatLevels : IDisposable
{
    private readonly SortedHeat _sorted;
    private readonly int _lane;

    private HeatLevels(SortedHeat sorted, int lane)
    {
        (_sorted, _lane) = (sorted, lane);
        MaskPixelCount = sorted.HitsOf(sorted.Count - 1, lane);
    }

    /// <summary>The heatmap that was sorted.</summary>
    public Heatmap Heat => _sorted.Heat;

    /// <summary>The mask it is compared with.</summary>
    public BinaryMask Mask => _sorted.Masks[_lane];

    /// <summary>The distinct heat values in [0, 1], descending.</summary>
    public ReadOnlySpan<double> Values => _sorted.Values;

    /// <summary>How many pixels have at least the heat of the level.</summary>
    public ReadOnlySpan<int> Pixels => _sorted.Pixels;

    /// <summary>How many levels there are.</summary>
    public int Count => _sorted.Count;

    /// <summary>How many pixels the heatmap has.</summary>
    public int PixelCount => Pixels[^1];

    /// <summary>How many pixels the mask has.</summary>
    public int MaskPixelCount { get; }

    /// <summary>Whether all pixels have the same heat; such a map counts as zeros.</summary>
    public bool IsConstant => Count == 1;

    /// <summary>Sorts <paramref name="heat"/>; <paramref name="name"/> is what messages call the image.</summary>
    /// <exception cref="InputException">Sizes differ, or a heat value is NaN or outside [0, 1].</exception>
    public static HeatLevels Of(Heatmap heat, BinaryMask mask, string name) => Of(heat, [mask], name)[0];

    /// <summary>One a mask, several of which share a sort.</summary>
    /// <exception cref="InputException">Sizes differ, or a heat value is NaN or outside [0, 1].</exception>
    public static HeatLevels[] Of(Heatmap heat, IReadOnlyList<BinaryMask> masks, string name) =>
    [
        .. masks.Chunk(HeatSort.MaskCount).SelectMany(several =>
        {
            var sorted = SortedHeat.Of(heat, several, name);
            return several.Select((_, lane) => new HeatLevels(sorted, lane));
        }),
    ];

    /// <summary>How many of the pixels that reach a level lie in the mask.</summary>
    public int HitsOf(int level) => _sorted.HitsOf(level, _lane);

    /// <summary>The intersection over union of the mask with the pixels that reach a level.</summary>
    internal double IouOf(int level) => (double)HitsOf(level) / (MaskPixelCount + Pixels[level] - HitsOf(level));

    /// <summary>The area under the curve of the intersection over union.</summary>
    internal double Area => _sorted.Sums.Area[_lane];

    /// <summary>The highest intersection over union, and the heat at which it is reached.</summary>
    internal (double Iou, double Heat) Best => (_sorted.Sums.Best[_lane], _sorted.Sums.BestHeat[_lane]);

    /// <summary>See <see cref="LevelSums.RankArea"/>.</summary>
    internal double RankArea => _sorted.Sums.RankArea[_lane];

    /// <summary>See <see cref="LevelSums.Precision"/>.</summary>
    internal double Precision => _sorted.Sums.Precision[_lane];

    /// <summary>The heat in the mask.</summary>
    internal double HeatInside => _sorted.Sums.HeatInside[_lane];

    /// <summary>All heat.</summary>
    internal double AllHeat => _sorted.Sums.Heat;

    /// <summary>See <see cref="LevelSums.RankedHeat"/>.</summary>
    internal double RankedHeat => _sorted.Sums.RankedHeat;

    /// <summary>See <see cref="Scoring.Entropy"/>.</summary>
    internal double Entropy => _sorted.Entropy;

    /// <inheritdoc/>
    public void Dispose() => _sorted.Dispose();
}
