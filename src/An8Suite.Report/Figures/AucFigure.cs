using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;
using ScottPlot;

namespace An8Suite.Report.Figures;

/// <summary>The AUC of every method as a bar with its interval, the highest on top.</summary>
internal static class AucFigure
{
    public static Plot Of(DatasetReport dataset, DatasetStatistics statistics)
    {
        PolicyStatistics main = statistics.Main;
        (MethodTitle Title, double Mean)[] methods =
        [
            .. MethodTitle.Sort(main.Table.Methods)
                .Select(title => (Title: title, Mean: main.Table.Find(title.Name)!.Mean()))
                .Where(method => method.Mean is not null).Select(method => (method.Title, method.Mean!.Value))
                .OrderBy(method => !method.Title.IsControl).ThenBy(method => method.Value),
        ];
        string interval = FormattableString.Invariant(
            $"{100 * statistics.Options.Confidence:0.#} % intervals over {main.Table.Poses.Count} poses");
        Plot plot = FigureStyle.Empty($"{dataset.Title}, masks {main.Policy}; {interval}", "IoU-AUC, %", null);
        for (int i = 0; i < methods.Length; i++)
        {
            Add(plot, i, methods[i].Title, methods[i].Mean, main.Bootstrap.Mean(methods[i].Title.Name));
        }

        plot.Axes.Left.SetTicks(
            [.. methods.Select((_, i) => (double)i)], [.. methods.Select(method => method.Title.ShortTitle)]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.Axes.SetLimits(0, 108, -.6, methods.Length - .4);
        return plot;
    }

    private static void Add(Plot plot, int place, MethodTitle title, double mean, Interval? interval)
    {
        ScottPlot.Plottables.BarPlot bars = plot.Add.Bar(new Bar
        {
            Position = place,
            Value = 100 * mean,
            Size = .7,
            FillColor = title.IsControl ? FigureStyle.Control.WithAlpha(.5) : FigureStyle.Of(title).Color,
            LineWidth = 0,
        });
        bars.Horizontal = true;
        double end = 100 * (interval?.High ?? mean);
        if (interval is { } known)
        {
            ScottPlot.Plottables.LinePlot line = plot.Add.Line(100 * known.Low, place, 100 * known.High, place);
            line.LineColor = FigureStyle.Ink;
            line.LineWidth = 1.6f;
        }

        ScottPlot.Plottables.Text text = FigureStyle.Write(
            plot, $"{Percent.Of(mean)}", new Coordinates(end, place), Alignment.MiddleLeft);
        text.OffsetX = 6;
    }
}
