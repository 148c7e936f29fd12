using System.Text.RegularExpressions;
using ScottPlot;

namespace An8Suite.Report.Figures;

/// <summary>A figure as SVG that is the same bytes every time and looks the same everywhere.</summary>
internal static partial class FigureSvg
{
    /// <summary>Draws and tidies up; sizes in pixels.</summary>
    public static string Of(Plot plot, int width, int height)
    {
        string svg = plot.GetSvgXml(width, height);
        int inside = svg.IndexOf('>', svg.IndexOf("<svg", StringComparison.Ordinal)) + 1;

        // SVG places text letter by letter, which fits one font only; so the font comes along.
        string face = $"\n\t<style>@font-face {{ font-family: \"{FigureFont.Name}\"; src: "
            + $"url(data:font/ttf;base64,{FigureFont.Base64}); }}</style>";

        // Skia ends its lists of positions with a comma, which strict readers refuse.
        return svg[..inside] + face + Renumbered(svg[inside..].Replace(", \"", "\"", StringComparison.Ordinal));
    }

    /// <summary>Skia counts its ids through the whole process; here they begin anew in each figure.</summary>
    private static string Renumbered(string svg)
    {
        Dictionary<string, string> numbers = [];
        return Id().Replace(svg, match =>
        {
            string id = match.Value;
            if (!numbers.TryGetValue(id, out string? number))
            {
                numbers[id] = number = FormattableString.Invariant($"c_{numbers.Count}");
            }

            return number;
        });
    }

    [GeneratedRegex("(?<=id=\"|#)[a-z]+_[0-9a-f]+(?=[\")])")]
    private static partial Regex Id();
}
