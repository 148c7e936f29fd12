using System.Globalization;
using An8Suite.Pages.Html;

namespace An8Suite.Pages.Charts;

/// <summary>A line chart as inline SVG: it takes colours and fonts from the page and so follows its theme.</summary>
public sealed record LineChart
{
    private const double Width = 640;
    private const double Height = 380;
    private const double Left = 56;
    private const double Right = 12;
    private const double Top = 10;
    private const double Bottom = 46;

    /// <summary>Unique on the page; letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The caption.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader who cannot see the chart must know.</summary>
    public required string Description { get; init; }

    /// <summary>The horizontal axis.</summary>
    public required ChartAxis X { get; init; }

    /// <summary>The vertical axis.</summary>
    public required ChartAxis Y { get; init; }

    /// <summary>The lines; later ones lie above earlier ones.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>Whether the legend stands beside the chart; one chart's may stand for several.</summary>
    public bool HasLegend { get; init; } = true;

    /// <summary>Writes a figure with caption, chart and legend.</summary>
    public void Write(HtmlWriter html)
    {
        html.Line($"<figure class=\"chart\"><figcaption>{Title}</figcaption>");
        html.Line(
            $"<div class=\"plot\"><svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"{Id}-d\">");
        html.Line($"<desc id=\"{Id}-d\">{Title}. {Description}</desc>");
        WriteGrid(html);
        foreach (ChartSeries series in Series.Where(s => s.Points.Count > 0))
        {
            html.Line($"<polyline class=\"line {series.Style}\" points=\"{Points(series)}\"/>");
            WriteMarks(html, series);
        }

        html.Raw("</svg>");
        if (HasLegend)
        {
            WriteLegend(html, Series);
        }

        html.Raw("</div></figure>");
    }

    private void WriteMarks(HtmlWriter html, ChartSeries series)
    {
        foreach ((double x, double low, double high) in series.Whiskers)
        {
            html.Line($"<line class=\"whisker {series.Style}\" x1=\"{XOf(x):0.0}\" x2=\"{XOf(x):0.0}\" y1=\"{YOf(low):0.0}\" y2=\"{YOf(high):0.0}\"/>");
        }

        foreach ((double x, double y) in series.HasDots ? series.Points : [])
        {
            html.Line($"<path class=\"spot {series.Style}\" d=\"M{XOf(x):0.0} {YOf(y):0.0}h0\"><title>{series.Label}: {ChartAxis.Text(y)} at {ChartAxis.Text(x)}</title></path>");
        }
    }

    private void WriteGrid(HtmlWriter html)
    {
        foreach (double tick in Y.Ticks())
        {
            double y = YOf(tick);
            html.Line($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:0.0}\" y2=\"{y:0.0}\"/>");
            html.Line($"<text class=\"tick\" x=\"{Left - 8}\" y=\"{y + 4:0.0}\" text-anchor=\"end\">{ChartAxis.Text(tick)}</text>");
        }

        foreach (double tick in X.Ticks())
        {
            double x = XOf(tick);
            html.Line($"<line class=\"mark\" x1=\"{x:0.0}\" x2=\"{x:0.0}\" y1=\"{Height - Bottom}\" y2=\"{Height - Bottom + 5}\"/>");
            html.Line($"<text class=\"tick\" x=\"{x:0.0}\" y=\"{Height - Bottom + 20}\" text-anchor=\"middle\">{ChartAxis.Text(tick)}</text>");
        }

        html.Line($"<line class=\"mark\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Height - Bottom}\" y2=\"{Height - Bottom}\"/>");
        html.Line($"<text class=\"axis\" x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 6}\" text-anchor=\"middle\">{X.Title}</text>");
        double middle = (Top + Height - Bottom) / 2;
        html.Line($"<text class=\"axis\" transform=\"translate(14 {middle}) rotate(-90)\" text-anchor=\"middle\">{Y.Title}</text>");
    }

    /// <summary>Writes the legend of some lines.</summary>
    public static void WriteLegend(HtmlWriter html, IEnumerable<ChartSeries> lines, string style = "legend")
    {
        html.Line($"<ul class=\"{style}\">");
        foreach (ChartSeries series in lines.DistinctBy(s => s.Label))
        {
            html.Line($"""
                <li><svg viewBox="0 0 30 10" aria-hidden="true"><line class="line {series.Style}" x1="1" x2="29" y1="5" y2="5"/></svg>
                <span>{series.Label}</span> <b>{series.Note}</b></li>
                """);
        }

        html.Raw("</ul>");
    }

    private double XOf(double value) => Left + (X.Share(value) * (Width - Left - Right));

    private double YOf(double value) => Height - Bottom - (Y.Share(value) * (Height - Top - Bottom));

    private string Points(ChartSeries series) => string.Join(' ', series.Points.Select(point =>
        string.Create(CultureInfo.InvariantCulture, $"{XOf(point.X):0.0},{YOf(point.Y):0.0}")));
}
