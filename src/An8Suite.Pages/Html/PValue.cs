using System.Globalization;

namespace An8Suite.Pages.Html;

/// <summary>Probabilities the way the report writes them.</summary>
internal static class PValue
{
    /// <summary>Two figures, four decimals at most.</summary>
    public static string Of(double p) => p < 0.0001 ? "< 0.0001"
        : p.ToString(p < 0.001 ? "0.0000" : p < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture);
}
