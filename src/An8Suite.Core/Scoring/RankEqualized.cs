namespace An8Suite.Core.Scoring;

/// <summary>The area under the IoU curve of a heatmap whose values are replaced by their ranks: only the order of the pixels counts.</summary>
/// <remarks>
/// The area under an IoU curve rewards the distribution of the values: with all heat inside the mask, uniform values
/// score 50 and |Gaussian| ones 26. Ranks take that away. Ties share their mean rank, and the ranks are stretched to
/// [0, 1] as every map is, so the mask itself still scores 100 and a constant map zero.
/// </remarks>
public static class RankEqualized
{
    /// <summary>In [0, 1]; null when the mask is empty.</summary>
    public static double? Auc(HeatLevels levels)
    {
        if (levels.MaskPixelCount == 0 || levels.IsConstant)
        {
            return levels.MaskPixelCount == 0 ? null : 0;
        }

        ReadOnlySpan<int> pixels = levels.Pixels;
        double highest = MeanRank(pixels, 0);
        double range = highest - MeanRank(pixels, pixels.Length - 1);
        double area = 0;
        double value = 1;
        for (int level = 0; level < pixels.Length - 1; level++)
        {
            double below = 1 - ((highest - MeanRank(pixels, level + 1)) / range);
            area += levels.IouAt(level) * (value - below);
            value = below;
        }

        return area;
    }

    /// <summary>The mean rank of a level's pixels, counted from 0 at the lowest heat.</summary>
    private static double MeanRank(ReadOnlySpan<int> pixels, int level)
    {
        int above = level == 0 ? 0 : pixels[level - 1];
        return pixels[^1] - ((above + pixels[level] + 1) / 2.0);
    }
}
