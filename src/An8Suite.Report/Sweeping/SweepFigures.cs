using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Charts;
using An8Suite.Report.Figures;
using An8Suite.Workflow.Pictures;
using ScottPlot;

namespace An8Suite.Report.Sweeping;

/// <summary>The charts of a sweep as SVG, in the folder <c>figures</c>.</summary>
internal static class SweepFigures
{
    /// <summary>The folder beside the page.</summary>
    public const string Folder = "figures";

    /// <summary>Writes them; returns why there are none where the native library does not load, else null.</summary>
    public static string? Write(IReadOnlyList<SweepChart> charts, string folder)
    {
        try
        {
            SkiaLibrary.Require();
        }
        catch (MissingComponentException error)
        {
            return $"no figures were drawn: {error.Message}";
        }

        foreach (SweepChart chart in charts)
        {
            using Plot plot = Of(chart);
            FinishedFile.WriteText(Path.Combine(folder, Folder, chart.Name + ".svg"), FigureSvg.Of(plot, 900, 560));
        }

        return null;
    }

    private static Plot Of(SweepChart chart)
    {
        Plot plot = FigureStyle.Empty(chart.Title, chart.X.Title, chart.Y.Title);
        // Dots before lines: Skia's SVG warns of dots that are drawn with the dashes of the line before.
        foreach ((MethodTitle method, IReadOnlyList<SweepPoint> points) in chart.Lines)
        {
            plot.Add.Markers(
                Spots(points), MarkerShape.FilledCircle, method.Name == MethodTitle.Ours ? 8 : 6,
                FigureStyle.Of(method).Color);
        }

        foreach ((MethodTitle method, IReadOnlyList<SweepPoint> points) in chart.Lines)
        {
            bool ours = method.Name == MethodTitle.Ours;
            (Color color, LinePattern pattern) = FigureStyle.Of(method);
            ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(Bent(Spots(points)), color);
            line.LineWidth = ours ? 3 : 1.6f;
            line.LinePattern = pattern;
            line.LegendText = method.ShortTitle;
            foreach (SweepPoint point in points.Where(point => point.Interval is not null))
            {
                ScottPlot.Plottables.LinePlot whisker = plot.Add.Line(
                    point.X, point.Interval!.Value.Low, point.X, point.Interval.Value.High);
                whisker.LineColor = color.WithAlpha(.6);
            }
        }

        double[] ticks = [.. chart.X.Ticks()];
        plot.Axes.Bottom.SetTicks(ticks, [.. ticks.Select(ChartAxis.Text)]);
        plot.Axes.SetLimits(chart.X.Low, chart.X.High, chart.Y.Low, chart.Y.High);
        plot.ShowLegend(Edge.Right);
        return plot;
    }

    private static Coordinates[] Spots(IReadOnlyList<SweepPoint> points) =>
        [.. points.Select(point => new Coordinates(point.X, point.Y))];

    /// <summary>Skia's SVG dashes no line from one point to another, but one with a third point in between.</summary>
    private static Coordinates[] Bent(Coordinates[] spots) => spots is [var one, var other]
        ? [one, new Coordinates((one.X + other.X) / 2, (one.Y + other.Y) / 2), other]
        : spots;
}
