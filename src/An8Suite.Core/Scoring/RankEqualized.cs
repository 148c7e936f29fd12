namespace An8Suite.Core.Scoring;

/// <summary>A heatmap's values replaced by their ranks, so that only the order of the pixels counts.</summary>
/// <remarks>
/// The area under an IoU curve rewards the distribution of the values: with all heat inside the mask, uniform values
/// score 50 and |Gaussian| ones 26. Ranks take that away. Ties share their mean rank, and the ranks are stretched to
/// [0, 1] as every map is, so the mask itself still scores 100 and a constant map zero.
/// </remarks>
public static class RankEqualized
{
    /// <summary>The same pixels in the same order with equalised heat.</summary>
    public static HeatLevels Of(HeatLevels levels)
    {
        if (levels.IsConstant)
        {
            return levels;
        }

        double highest = MeanRank(levels, 0);
        double range = highest - MeanRank(levels, levels.Count - 1);
        double[] values = new double[levels.Count];
        for (int level = 0; level < values.Length; level++)
        {
            values[level] = 1 - ((highest - MeanRank(levels, level)) / range);
        }

        return levels.WithValues(values);
    }

    /// <summary>The mean rank of a level's pixels, counted from 0 at the lowest heat.</summary>
    private static double MeanRank(HeatLevels levels, int level)
    {
        int above = level == 0 ? 0 : levels.Pixels[level - 1];
        return levels.PixelCount - ((above + levels.Pixels[level] + 1) / 2.0);
    }
}
