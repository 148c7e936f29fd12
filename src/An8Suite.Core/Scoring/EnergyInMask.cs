namespace An8Suite.Core.Scoring;

/// <summary>The share of all heat that lies in the mask.</summary>
public static class EnergyInMask
{
    /// <summary>In [0, 1]; null when the mask is empty or there is no heat.</summary>
    public static double? Of(HeatLevels levels)
    {
        double total = 0;
        double inside = 0;
        (int pixelsBefore, int hitsBefore) = (0, 0);
        for (int level = 0; level < levels.Count; level++)
        {
            total += levels.Values[level] * (levels.Pixels[level] - pixelsBefore);
            inside += levels.Values[level] * (levels.Hits[level] - hitsBefore);
            (pixelsBefore, hitsBefore) = (levels.Pixels[level], levels.Hits[level]);
        }

        return levels.MaskPixelCount == 0 || total == 0 ? null : inside / total;
    }
}
