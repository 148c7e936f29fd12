using System.Globalization;
using An8Suite.Pages.Html;

namespace An8Suite.Pages.Charts;

/// <summary>One bar of a chart.</summary>
/// <param name="Label">What it stands for; shown when it is pointed at.</param>
/// <param name="Value">Where it ends; it begins at 0.</param>
/// <param name="Marked">Whether it has the accent's colour.</param>
public sealed record ChartBar(string Label, double Value, bool Marked);

/// <summary>Many thin upright bars as inline SVG, without labels of their own.</summary>
public sealed record BarChart
{
    private const double Width = 640;
    private const double Height = 260;
    private const double Left = 56;
    private const double Right = 12;
    private const double Top = 10;
    private const double Bottom = 30;

    /// <summary>Unique on the page; letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The caption.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader who cannot see the chart must know.</summary>
    public required string Description { get; init; }

    /// <summary>What stands below the bars.</summary>
    public required string Under { get; init; }

    /// <summary>The vertical axis, with 0 in it.</summary>
    public required ChartAxis Y { get; init; }

    /// <summary>From left to right.</summary>
    public required IReadOnlyList<ChartBar> Bars { get; init; }

    /// <summary>Writes a figure with caption and chart.</summary>
    public void Write(HtmlWriter html)
    {
        html.Line($"<figure class=\"chart\"><figcaption>{Title}</figcaption>");
        html.Line(
            $"<div class=\"plot\"><svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"{Id}-d\">");
        html.Line($"<desc id=\"{Id}-d\">{Title}. {Description}</desc>");
        foreach (double tick in Y.Ticks())
        {
            html.Line($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{At(tick):0.0}\" y2=\"{At(tick):0.0}\"/>");
            html.Line($"<text class=\"tick\" x=\"{Left - 8}\" y=\"{At(tick) + 4:0.0}\" text-anchor=\"end\">{ChartAxis.Text(tick)}</text>");
        }

        double step = (Width - Left - Right) / Math.Max(1, Bars.Count);
        foreach ((int i, ChartBar bar) in Bars.Index())
        {
            (double from, double to) = (Math.Min(At(0), At(bar.Value)), Math.Max(At(0), At(bar.Value)));
            string style = bar.Marked ? "column mine" : "column";
            html.Line($"<rect class=\"{style}\" x=\"{Left + ((i + 0.1) * step):0.0}\" width=\"{0.8 * step:0.0}\" y=\"{from:0.0}\" height=\"{Math.Max(0.5, to - from):0.0}\"><title>{bar.Label}: {Text(bar.Value)}</title></rect>");
        }

        double middle = (Top + Height - Bottom) / 2;
        html.Line($"<text class=\"axis\" x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 8}\" text-anchor=\"middle\">{Under}</text>");
        html.Line($"<text class=\"axis\" transform=\"translate(14 {middle}) rotate(-90)\" text-anchor=\"middle\">{Y.Title}</text>");
        html.Raw("</svg></div></figure>");
    }

    private static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−');

    private double At(double value) => Height - Bottom - (Y.Share(value) * (Height - Top - Bottom));
}
