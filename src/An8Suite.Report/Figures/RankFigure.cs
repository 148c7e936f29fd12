using An8Suite.Report.Model;
using An8Suite.Report.Sections;
using An8Suite.Report.Statistics;
using ScottPlot;

namespace An8Suite.Report.Figures;

/// <summary>The critical-difference picture of the page, for papers.</summary>
internal static class RankFigure
{
    private const double LevelHeight = .35;

    /// <summary>Null where there are no ranks.</summary>
    public static Plot? Of(DatasetReport dataset, DatasetStatistics statistics)
    {
        if (TestSection.Ranks(statistics.Main, statistics.Options, "f") is not { } chart)
        {
            return null;
        }

        Plot plot = FigureStyle.Empty(
            FormattableString.Invariant($"{dataset.Title}: average rank over {statistics.Main.Friedman!.Poses} poses; ")
            + "bars join methods not told apart (Holm)", null, null);
        plot.HideAxesAndGrid();
        int count = chart.Methods.Count;
        int[] levels = RankChart.LevelsOf(chart.Cliques);
        double names = -.8 - (LevelHeight * (levels.DefaultIfEmpty(-1).Max() + 1));
        Line(plot, 1, 0, count, 0, 1.5f);
        for (int rank = 1; rank <= count; rank++)
        {
            Line(plot, rank, 0, rank, .15, 1.5f);
            FigureStyle.Write(
                plot, FormattableString.Invariant($"{rank}"), new Coordinates(rank, .25), Alignment.LowerCenter);
        }

        for (int i = 0; i < count; i++)
        {
            AddMethod(plot, chart, i, names);
        }

        foreach (((int first, int last), int level) in chart.Cliques.Zip(levels))
        {
            double y = -.35 - (LevelHeight * level);
            Line(plot, chart.Methods[first].Rank - .04, y, chart.Methods[last].Rank + .04, y, 5);
        }

        double margin = .55 * count;
        plot.Axes.SetLimits(1 - margin, count + margin, names - ((count + 1) / 2) - .3, 1.2);
        return plot;
    }

    private static void AddMethod(Plot plot, RankChart chart, int i, double names)
    {
        int count = chart.Methods.Count;
        bool left = i < (count + 1) / 2;
        (string name, double rank, bool ours) = chart.Methods[i];
        double y = names - (left ? i : count - 1 - i);
        double end = left ? .8 : count + .2;
        Line(plot, rank, 0, rank, y, 1);
        Line(plot, rank, y, end, y, 1);
        ScottPlot.Plottables.Text text = FigureStyle.Write(
            plot, FormattableString.Invariant($"{name} {rank:0.0}"),
            new Coordinates(end, y), left ? Alignment.MiddleRight : Alignment.MiddleLeft);
        text.OffsetX = left ? -5 : 5;
        text.LabelFontColor = ours ? FigureStyle.Ours : FigureStyle.Ink;
    }

    private static void Line(Plot plot, double x1, double y1, double x2, double y2, float width)
    {
        ScottPlot.Plottables.LinePlot line = plot.Add.Line(x1, y1, x2, y2);
        line.LineColor = FigureStyle.Ink;
        line.LineWidth = width;
    }
}
