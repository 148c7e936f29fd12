namespace An8Suite.Core.Scoring;

/// <summary>The share of all heat that lies in the mask.</summary>
/// <remarks>
/// Heat is never negative here, so this is the relevance mass accuracy of Arras et al. (Information Fusion 2022) too.
/// </remarks>
internal static class EnergyInMask
{
    /// <summary>In [0, 1]; null when the mask is empty or there is no heat.</summary>
    public static double? Of(HeatLevels levels)
    {
        double total = 0;
        double inside = 0;
        (int pixelsBefore, int hitsBefore) = (0, 0);
        ReadOnlySpan<double> values = levels.Values;
        ReadOnlySpan<int> pixels = levels.Pixels;
        ReadOnlySpan<int> hits = levels.Hits;
        for (int level = 0; level < values.Length; level++)
        {
            total += values[level] * (pixels[level] - pixelsBefore);
            inside += values[level] * (hits[level] - hitsBefore);
            (pixelsBefore, hitsBefore) = (pixels[level], hits[level]);
        }

        return levels.MaskPixelCount == 0 || total == 0 ? null : inside / total;
    }
}
