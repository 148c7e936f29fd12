namespace An8Suite.Core.Scoring;

/// <summary>The share of the m hottest pixels that lie in the mask, where m is the size of the mask.</summary>
/// <remarks>
/// Relevance rank accuracy (Arras et al., Information Fusion 2022); of a tie at the cut, its mean share counts.
/// </remarks>
internal static class RankAccuracy
{
    /// <summary>In [0, 1]; null when the mask is empty.</summary>
    public static double? Of(HeatLevels levels)
    {
        int wanted = levels.MaskPixelCount;
        if (wanted == 0)
        {
            return null;
        }

        int cut = levels.Pixels.BinarySearch(wanted);
        cut = cut < 0 ? ~cut : cut; // the first level that so many pixels reach
        (int pixels, int hits) = cut == 0 ? (0, 0) : (levels.Pixels[cut - 1], levels.HitsOf(cut - 1));
        double share = (double)(wanted - pixels) / (levels.Pixels[cut] - pixels);
        return (hits + (share * (levels.HitsOf(cut) - hits))) / wanted;
    }
}
