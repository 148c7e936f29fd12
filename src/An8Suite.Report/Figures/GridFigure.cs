using An8Suite.Pages.Html;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;
using ScottPlot;

namespace An8Suite.Report.Figures;

/// <summary>The grid of start signals, ReLU rules and ways through strides as tinted cells.</summary>
internal static class GridFigure
{
    /// <summary>Null where the grid was not run.</summary>
    public static Plot? Of(DatasetReport dataset, DatasetStatistics statistics)
    {
        if (statistics.Grid is not { } grid)
        {
            return null;
        }

        string[] starts = [.. grid.Levels(0)];
        (string Relu, string Stride)[] columns = [.. grid.Levels(1)
            .SelectMany(relu => grid.Levels(2).Select(stride => (relu, stride)))];
        Plot plot = FigureStyle.Empty(
            $"{dataset.Title}: IoU-AUC in percent by start, ReLU rule and stride, masks {grid.Scores.Policy}",
            null, null);
        double[] means = [.. grid.Cells.Select(cell => grid.Scores.Table.Find(cell.Method)!.Mean()!.Value)];
        for (int row = 0; row < starts.Length; row++)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                double? mean = grid.Scores.Table
                    .Find($"{starts[row]}.{columns[column].Relu}.{columns[column].Stride}")?.Mean();
                AddCell(plot, column, starts.Length - 1 - row, mean, means.Min(), means.Max());
            }
        }

        plot.Axes.Left.SetTicks([.. starts.Select((_, i) => starts.Length - 1.0 - i)], starts);
        plot.Axes.Bottom.SetTicks(
            [.. columns.Select((_, i) => (double)i)], [.. columns.Select(c => $"{c.Relu}\n{c.Stride}")]);
        plot.Axes.Left.MajorTickStyle.Length = plot.Axes.Bottom.MajorTickStyle.Length = 0;
        plot.HideGrid();
        plot.Axes.SetLimits(-.5, columns.Length - .5, -.5, starts.Length - .5);
        return plot;
    }

    private static void AddCell(Plot plot, int x, int y, double? mean, double low, double high)
    {
        double share = mean is { } value && high > low ? (value - low) / (high - low) : 0;
        ScottPlot.Plottables.Rectangle cell = plot.Add.Rectangle(x - .5, x + .5, y - .5, y + .5);
        cell.FillColor = FigureStyle.Ours.WithAlpha(.7 * share);
        cell.LineColor = Colors.White;
        FigureStyle.Write(plot, Percent.Of(mean), new Coordinates(x, y), Alignment.MiddleCenter);
    }
}
