namespace An8Suite.Core.Scoring;

/// <summary>The area under the precision-recall curve of a heatmap as a detector of mask pixels.</summary>
/// <remarks>sum_n (R_n - R_(n-1)) P_n over the distinct heat values, highest first; no interpolation.</remarks>
internal static class AveragePrecision
{
    /// <summary>In [0, 1]; null when the mask is empty.</summary>
    public static double? Of(HeatLevels levels) =>
        levels.MaskPixelCount == 0 ? null : levels.Precision / levels.MaskPixelCount;
}
