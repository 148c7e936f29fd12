using An8Suite.Core.Scoring;
using An8Suite.Learning.Explanations;
using An8Suite.Report.Model;
using ScottPlot;

namespace An8Suite.Report.Figures;

/// <summary>
/// Mean IoU curves; the band is one standard deviation over the networks, none where there is one network.
/// </summary>
internal static class CurveFigure
{
    public static Plot Of(DatasetReport dataset)
    {
        string band = dataset.Folds.Count > 1 ? $"; bands: one standard deviation over {dataset.Folds.Count} "
            + "networks" : "";
        Plot plot = FigureStyle.Empty(
            $"{dataset.Title}, masks {dataset.FirstPolicy}{band}", "Threshold", "Intersection over union");
        MethodResult[] results = [.. MethodResult.Of(dataset, dataset.FirstPolicy)
            .Where(result => result.Curve() is not null)];
        foreach (MethodResult result in results.OrderBy(r => r.Method.Name == MethodTitle.Ours))
        {
            bool ours = result.Method.Name == MethodTitle.Ours;
            (Color color, LinePattern pattern) = FigureStyle.Of(result.Method);
            AddBand(plot, result, color);
            ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(Thresholds, result.Curve()!, color);
            line.LineWidth = ours ? 3 : 1.6f;
            line.LinePattern = pattern;
            line.LegendText = result.Method.ShortTitle;
        }

        plot.Axes.SetLimits(0, 1, 0, 1);
        plot.ShowLegend(Edge.Right);
        return plot;
    }

    private static double[] Thresholds { get; } =
        [.. Enumerable.Range(0, IouCurve.SampleCount).Select(i => i / (IouCurve.SampleCount - 1.0))];

    private static void AddBand(Plot plot, MethodResult result, Color color)
    {
        double[][] curves = [.. result.Folds.Select(fold => fold?.Curve).OfType<double[]>()];
        if (curves.Length < 2 || result.Method.IsControl)
        {
            return;
        }

        FoldStatistics[] points = [.. Thresholds.Select(
            (_, i) => FoldStatistics.Of(curves.Select(curve => (double?)curve[i]))!)];
        ScottPlot.Plottables.FillY band = plot.Add.FillY(
            Thresholds,
            [.. points.Select(point => point.Mean - point.StandardDeviation!.Value)],
            [.. points.Select(point => point.Mean + point.StandardDeviation!.Value)]);
        band.FillColor = color.WithAlpha(.18);
        band.LineWidth = 0;
    }
}
