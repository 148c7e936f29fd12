namespace An8Suite.Core.Scoring;

/// <summary>Whether the hottest pixel lies in the mask (Zhang et al., ECCV 2016), without a tolerance around the mask.</summary>
public static class PointingGame
{
    /// <summary>1 or 0, or the share of hits where several pixels are equally hot; null when the mask is empty.</summary>
    public static double? Of(HeatLevels levels) =>
        levels.MaskPixelCount == 0 ? null : (double)levels.Hits[0] / levels.Pixels[0];
}
