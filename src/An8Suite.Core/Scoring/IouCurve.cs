using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scoring;

/// <summary>The intersection over union of a thresholded heatmap with a mask, as a function of the threshold.</summary>
/// <remarks>
/// The conventions of the suite: a pixel is selected at threshold t when its heat is at least t; thresholds run over
/// [0, 1]; the curve is the exact step function of the heat values, so its area has no sampling error; an empty mask
/// has no score, and no number stands for it; a constant map counts as zeros. Fractions, not percent.
/// </remarks>
public sealed class IouCurve
{
    /// <summary>How many thresholds <see cref="Sample"/> takes: 0, 0.01, ..., 1.</summary>
    public const int SampleCount = 101;

    private readonly HeatLevels _levels;

    private IouCurve(HeatLevels levels)
    {
        _levels = levels;
        if (!HasScore)
        {
            return;
        }

        (Auc, MaxIou, MaxIouThreshold) = (levels.Area, levels.Best.Iou, levels.Best.Heat);
    }

    /// <summary>False when the mask is empty; every number is then null.</summary>
    public bool HasScore => _levels.MaskPixelCount > 0;

    /// <summary>The area under the curve, in [0, 1], exact.</summary>
    public double? Auc { get; }

    /// <summary>The highest value of the curve.</summary>
    public double? MaxIou { get; }

    /// <summary>The highest threshold at which <see cref="MaxIou"/> is reached.</summary>
    public double? MaxIouThreshold { get; }

    /// <summary>The curve of one heatmap; <paramref name="name"/> is what messages call the image.</summary>
    /// <exception cref="InputException">Sizes differ, or a heat value is NaN or outside [0, 1].</exception>
    public static IouCurve Of(Heatmap heat, BinaryMask mask, string name) => Of(HeatLevels.Of(heat, mask, name));

    /// <summary>The curve of a heatmap that has been sorted already.</summary>
    public static IouCurve Of(HeatLevels levels) => new(levels);

    /// <summary>The intersection over union at one threshold; null when the mask is empty.</summary>
    public double? At(double threshold)
    {
        if (!HasScore)
        {
            return null;
        }

        (int reached, int end) = (0, _levels.Count);
        while (reached < end)
        {
            int middle = (reached + end) / 2;
            (reached, end) = _levels.Values[middle] >= threshold ? (middle + 1, end) : (reached, middle);
        }

        return reached == 0 ? 0 : _levels.IouOf(reached - 1);
    }

    /// <summary>The curve at the thresholds i / 100, for plots; null when the mask is empty.</summary>
    public double[]? Sample() => HasScore
        ? [.. Enumerable.Range(0, SampleCount).Select(i => At(i / (SampleCount - 1.0))!.Value)]
        : null;
}
