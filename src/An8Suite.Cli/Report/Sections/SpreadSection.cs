namespace An8Suite.Cli.Report;

/// <summary>How much the AUC varies with the training's seed and how much with the fold, side by side and never mixed.</summary>
internal static class SpreadSection
{
    public static void Write(HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics, string id)
    {
        if (dataset.Folds.Count < 2)
        {
            return;
        }

        html.Line($"""
            <section id="{id}-spread"><h3>Seeds and folds</h3>
            <div class="scroll" role="region" aria-label="Variation over seeds and folds" tabindex="0"><table class="sortable">
            <caption>Standard deviation of the AUC in points of percent, policy <code>{dataset.FirstPolicy}</code>. At a fixed fold: over the seeds, and the other way
            round; both contain chance. Components (method of moments, complete designs only): what is left when chance is taken out, 0 where nothing is</caption>
            <thead><tr><th scope="col">Method</th><th scope="col" class="n">AUC, %</th><th scope="col" class="n">Networks</th><th scope="col" class="n">Seeds</th>
            <th scope="col" class="n">Folds</th><th scope="col" class="n">Over folds, seed fixed, points</th><th scope="col" class="n">Over seeds, fold fixed, points</th>
            <th scope="col" class="n">Folds alone, points</th><th scope="col" class="n">Seeds alone, points</th><th scope="col" class="n">Rest, points</th></tr></thead><tbody>
            """);
        foreach (MethodResult result in MethodResult.Of(dataset, dataset.FirstPolicy))
        {
            if (DatasetStatistics.Split(dataset, result) is { } split)
            {
                html.Line($"""
                    <tr><th scope="row">{result.Method.Title}</th><td class="n">{Percent.Of(result.Auc?.Mean)}</td><td class="n">{split.Cells}</td>
                    <td class="n">{split.Seeds}</td><td class="n">{split.Folds}</td><td class="n">{Percent.Of(split.OverFolds)}</td><td class="n">{Percent.Of(split.OverSeeds)}</td>
                    <td class="n">{Percent.Of(split.FoldComponent)}</td><td class="n">{Percent.Of(split.SeedComponent)}</td><td class="n">{Percent.Of(split.RestComponent)}</td></tr>
                    """);
            }
        }

        html.Raw("</tbody></table></div>");
        RuleLine.Write(html, dataset, statistics.Main, statistics.Options);
        html.Raw("</section>");
    }
}
