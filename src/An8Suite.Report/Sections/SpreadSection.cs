using An8Suite.Core.Statistics;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Sections;

/// <summary>
/// How much the AUC varies with the training's seed and how much with the fold, side by side and never mixed.
/// </summary>
internal static class SpreadSection
{
    public static void Write(HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics, string id)
    {
        if (dataset.Folds.Count < 2)
        {
            return;
        }

        Fold.Open(html, $"{id}-spread", Markup.Of($"Seeds and folds"), Markup.Of($"How much the scores vary with the seed of the training and with the fold."));
        new Table<(MethodResult Result, SeedFoldSplit Split)>(
            from result in MethodResult.Of(dataset, dataset.FirstPolicy)
            let split = DatasetStatistics.Split(dataset, result)
            where split is not null
            select (result, split))
            .Name("Method", row => row.Result.Method.Title)
            .Number("IoU-AUC, %", row => Percent.Of(row.Result.Auc?.Mean))
            .Number("Networks", row => row.Split.Cells)
            .Number("Seeds", row => row.Split.Seeds)
            .Number("Folds", row => row.Split.Folds)
            .Number("Over folds, seed fixed, points", row => Percent.Of(row.Split.OverFolds))
            .Number("Over seeds, fold fixed, points", row => Percent.Of(row.Split.OverSeeds))
            .Number("Folds alone, points", row => Percent.Of(row.Split.FoldComponent))
            .Number("Seeds alone, points", row => Percent.Of(row.Split.SeedComponent))
            .Number("Rest, points", row => Percent.Of(row.Split.RestComponent))
            .WriteSortable(html, "Variation over seeds and folds", $"""
                Standard deviation of the IoU-AUC in points of percent, policy <code>{dataset.FirstPolicy}</code>. At a fixed fold: over the seeds, and the other way
                round; both contain chance. Components (method of moments, complete designs only): what is left when chance is taken out, 0 where nothing is
                """);
        RuleLine.Write(html, dataset, statistics.Main, statistics.Options);
        Fold.Close(html);
    }
}
