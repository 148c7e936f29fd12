using An8Suite.Core.Statistics;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Sections;

/// <summary>
/// The grid of start signals, ReLU rules and ways through strided convolutions: the paper's method differs from its
/// rivals in one part at a time.
/// </summary>
internal static class GridSection
{
    public static void Write(HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics, string id)
    {
        if (statistics.Grid is not { } grid)
        {
            return;
        }

        Fold.Open(html, $"{id}-grid", Markup.Of($"Start, ReLU rule, stride: what each part contributes"), Markup.Of($"{GridSentence.Of(grid)} {GridSentence.Highest(grid)}"));
        WriteCells(html, grid);
        if (grid.Effects is { } effects)
        {
            html.Raw("<div class=\"pair\">");
            WriteLevels(html, effects, grid);
            WriteShares(html, effects);
            html.Raw("</div>");
        }
        else
        {
            html.Line($"<p>{grid.Cells.Count} of {Learning.Explanations.Grid.Names.Count} combinations have a score, so no main effects are given.</p>");
        }

        DatasetReport gridded = dataset with { Folds = [.. dataset.Folds.Where(fold => fold.Grid is not null)] };
        RuleLine.Write(html, gridded, grid.Scores, statistics.Options);
        Fold.Close(html);
    }

    private static void WriteCells(HtmlWriter html, GridStatistics grid)
    {
        (string Relu, string Stride)[] columns = [.. grid.Levels(1)
            .SelectMany(relu => grid.Levels(2).Select(stride => (relu, stride)))];
        double[] means = [.. grid.Cells.Select(cell => grid.Scores.Table.Find(cell.Method)!.Mean()!.Value)];
        (double low, double high) = (means.Min(), means.Max());
        Table<string> table = new Table<string>(grid.Levels(0)).Name("Start \\ ReLU, stride", start => start);
        foreach ((string relu, string stride) in columns)
        {
            table.Text(Markup.Of($"{relu}<br>{stride}"), start =>
            {
                string name = $"{start}.{relu}.{stride}";
                double? mean = grid.Scores.Table.Find(name)?.Mean();
                Cell cell = Percent.WithInterval(mean, grid.Scores.Bootstrap.Mean(name));
                return cell with
                {
                    Class = mean == high ? "top" : null,
                    Tint = mean is { } value && high > low ? (value - low) / (high - low) : 0,
                };
            });
        }

        table.Write(html, "Grid", $"""
            IoU-AUC in percent, policy <code>{grid.Scores.Policy}</code>; the deeper the tint, the higher; the outline marks the highest. lasso, guided, nearest is
            ours; logit, guided, transposed is guided backprop
            """, "grid-cells");
    }

    private static void WriteLevels(HtmlWriter html, FactorialEffects effects, GridStatistics grid) =>
        new Table<LevelEffect>(effects.Levels)
            .Add(new("Part", level => GridStatistics.Factors[level.Factor]) { Class = "size" })
            .Name("Level", level => level.Level)
            .Number("Mean IoU-AUC, %", level => Percent.Of(level.Mean))
            .Number("Effect, points", level => Percent.Signed(level.Effect))
            .Number("95 % interval, points", level => Percent.Of(level.Interval))
            .Number("Cells", level => level.Cells)
            .WriteSortable(html, "Main effects", $"""
                Main effects: the mean of a level's cells minus the mean of all ({Percent.Of(effects.GrandMean)} %), in points; n = {grid.Scores.Table.Poses.Count:#,0} poses
                """);

    private static void WriteShares(HtmlWriter html, FactorialEffects effects) => new Table<VarianceShare>(
        effects.Shares)
        .Name("Part", share => string.Join(" × ", share.Factors.Select(factor => GridStatistics.Factors[factor])))
        .Number("η², %", share => Percent.Of(share.EtaSquared))
        .Number("95 % interval, %", share => Percent.Of(share.Interval))
        .WriteSortable(html, "Shares of the variance", $"""
            Share of the variance between the cells that each part, and each pair of parts beyond its two, explains (η²)
            """);
}
