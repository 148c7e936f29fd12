using An8Suite.Core.Imaging;

namespace An8Suite.Pages.Html;

/// <summary>The heat colours as stops of a CSS gradient.</summary>
internal static class HeatStops
{
    public static string Css { get; } = string.Join(
        ',', Enumerable.Range(0, 11).Select(i => ColorMap.Inferno.At(i / 10f)));
}
