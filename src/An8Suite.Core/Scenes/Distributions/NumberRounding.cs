namespace An8Suite.Core.Scenes.Distributions;

/// <summary>Drawn numbers are rounded to a billionth, which nobody sees in a picture and everybody in a file.</summary>
internal static class NumberRounding
{
    private const int Decimals = 9;

    /// <summary>The rounded value, which stays between the ends.</summary>
    public static double Of(double value, double from, double to) => Math.Clamp(Math.Round(value, Decimals), from, to);
}
