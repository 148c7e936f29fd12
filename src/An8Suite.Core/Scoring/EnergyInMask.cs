namespace An8Suite.Core.Scoring;

/// <summary>The share of all heat that lies in the mask.</summary>
/// <remarks>
/// Heat is never negative here, so this is the relevance mass accuracy of Arras et al. (Information Fusion 2022) too.
/// </remarks>
internal static class EnergyInMask
{
    /// <summary>In [0, 1]; null when the mask is empty or there is no heat.</summary>
    public static double? Of(HeatLevels levels) =>
        levels.MaskPixelCount == 0 || levels.AllHeat == 0 ? null : levels.HeatInside / levels.AllHeat;
}
