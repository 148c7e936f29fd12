namespace An8Suite.Core.Scoring;

/// <summary>
/// The area under the IoU curve of a heatmap whose values are replaced by their ranks: only the order of the pixels
/// counts.
/// </summary>
/// <remarks>
/// The area under an IoU curve rewards the distribution of the values: with all heat inside the mask, uniform values
/// score 50 and |Gaussian| ones 26. Ranks take that away. Ties share their mean rank, and the ranks are stretched to
/// [0, 1] as every map is, so the mask itself still scores 100 and a constant map zero.
/// </remarks>
internal static class RankEqualized
{
    /// <summary>In [0, 1]; null when the mask is empty.</summary>
    public static double? Auc(HeatLevels levels)
    {
        if (levels.MaskPixelCount == 0 || levels.IsConstant)
        {
            return levels.MaskPixelCount == 0 ? null : 0;
        }

        // A level's mean rank is N - (above + reached + 1) / 2, so neighbours lie (reached below - above) / 2 apart:
        // exact. The whole goes from the highest mean rank to the lowest, in the same halves.
        ReadOnlySpan<int> pixels = levels.Pixels;
        return levels.RankArea / (pixels[^2] + pixels[^1] - pixels[0]);
    }
}
