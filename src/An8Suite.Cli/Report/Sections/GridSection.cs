using An8Suite.Core.Statistics;

namespace An8Suite.Cli.Report;

/// <summary>The grid of start signals, ReLU rules and ways through strided convolutions: the paper's method differs from its rivals in one part at a time.</summary>
internal static class GridSection
{
    public static void Write(HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics, string id)
    {
        if (statistics.Grid is not { } grid)
        {
            return;
        }

        html.Line($"<section id=\"{id}-grid\"><h3>Start, ReLU rule, stride: what each part contributes</h3>");
        html.Line($"<p>{GridSentence.Of(grid)} {GridSentence.Highest(grid)}</p>");
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
        html.Raw("</section>");
    }

    private static void WriteCells(HtmlWriter html, GridStatistics grid)
    {
        (string Relu, string Stride)[] columns = [.. grid.Levels(1).SelectMany(relu => grid.Levels(2).Select(stride => (relu, stride)))];
        double[] means = [.. grid.Cells.Select(cell => grid.Scores.Table.Find(cell.Method)!.Mean()!.Value)];
        (double low, double high) = (means.Min(), means.Max());
        html.Line($"""
            <div class="scroll" role="region" aria-label="Grid" tabindex="0"><table class="grid-cells">
            <caption>AUC in percent, policy <code>{grid.Scores.Policy}</code>; the deeper the tint, the higher; the outline marks the highest. lasso, guided, nearest is
            ours; logit, guided, transposed is guided backprop</caption><thead><tr><th scope="col">Start \ ReLU, stride</th>
            """);
        foreach ((string relu, string stride) in columns)
        {
            html.Line($"<th scope=\"col\">{relu}<br>{stride}</th>");
        }

        html.Raw("</tr></thead><tbody>");
        foreach (string start in grid.Levels(0))
        {
            html.Line($"<tr><th scope=\"row\">{start}</th>");
            foreach ((string relu, string stride) in columns)
            {
                string name = $"{start}.{relu}.{stride}";
                double? mean = grid.Scores.Table.Find(name)?.Mean();
                double share = mean is { } value && high > low ? (value - low) / (high - low) : 0;
                html.Line($"""
                    <td class="{(mean == high ? "top" : "")}" style="--v:{100 * share:0}%">{Percent.Of(mean)}<small>{Percent.Of(grid.Scores.Bootstrap.Mean(name))}</small></td>
                    """);
            }

            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div>");
    }

    private static void WriteLevels(HtmlWriter html, FactorialEffects effects, GridStatistics grid)
    {
        html.Line($"""
            <div class="scroll" role="region" aria-label="Main effects" tabindex="0"><table class="sortable">
            <caption>Main effects: the mean of a level's cells minus the mean of all ({Percent.Of(effects.GrandMean)} %), in points; n = {grid.Scores.Table.Poses.Count:#,0} poses</caption>
            <thead><tr><th scope="col">Part</th><th scope="col">Level</th><th scope="col" class="n">Mean AUC, %</th><th scope="col" class="n">Effect, points</th>
            <th scope="col" class="n">95 % interval, points</th><th scope="col" class="n">Cells</th></tr></thead><tbody>
            """);
        foreach (LevelEffect level in effects.Levels)
        {
            html.Line($"""
                <tr><td class="size">{GridStatistics.Factors[level.Factor]}</td><th scope="row">{level.Level}</th><td class="n">{Percent.Of(level.Mean)}</td>
                <td class="n">{Percent.Signed(level.Effect)}</td><td class="n">{Percent.Of(level.Interval)}</td><td class="n">{level.Cells}</td></tr>
                """);
        }

        html.Raw("</tbody></table></div>");
    }

    private static void WriteShares(HtmlWriter html, FactorialEffects effects)
    {
        html.Raw("""
            <div class="scroll" role="region" aria-label="Shares of the variance" tabindex="0"><table class="sortable">
            <caption>Share of the variance between the cells that each part, and each pair of parts beyond its two, explains (η²)</caption>
            <thead><tr><th scope="col">Part</th><th scope="col" class="n">η², %</th><th scope="col" class="n">95 % interval, %</th></tr></thead><tbody>
            """);
        foreach (VarianceShare share in effects.Shares)
        {
            html.Line($"""
                <tr><th scope="row">{string.Join(" × ", share.Factors.Select(factor => GridStatistics.Factors[factor]))}</th>
                <td class="n">{Percent.Of(share.EtaSquared)}</td><td class="n">{Percent.Of(share.Interval)}</td></tr>
                """);
        }

        html.Raw("</tbody></table></div>");
    }
}
