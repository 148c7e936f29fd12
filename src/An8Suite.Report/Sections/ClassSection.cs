using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Sections;

/// <summary>The AUC of every method on every class.</summary>
internal static class ClassSection
{
    public static void Write(HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics, string id)
    {
        IReadOnlyList<MethodResult> results = MethodResult.Of(dataset, dataset.FirstPolicy);
        Fold.Open(html, $"{id}-classes", Markup.Of($"Scores per class"), Markup.Of($"The IoU-AUC of every method on every class."));
        new Table<ClassEntry>(dataset.Classes)
            .Name("Class", entry => Markup.Of($"{Swatch.Of(entry)}{entry.Name}"))
            .Number("n", entry => Cell.Count(Images(results, entry.Index)))
            .Numbers(results, result => $"{result.Method.ShortTitle}, %", (entry, result) =>
            {
                double? mean = OfClass(result, entry.Index)?.Mean;
                double? best = results.Where(other => !other.Method.IsControl)
                    .Max(other => OfClass(other, entry.Index)?.Mean);
                return new Cell(Percent.Of(mean))
                {
                    Class = mean is not null && mean == best && !result.Method.IsControl ? "best" : null,
                };
            })
            .WriteSortable(
                html,
                "IoU-AUC per class",
                $"IoU-AUC in percent, mean over seeds and folds, policy <code>{dataset.FirstPolicy}</code>; n is the number of scored images",
                "classes");
        RuleLine.Write(html, dataset, statistics.Main, statistics.Options);
        Fold.Close(html);
    }

    private static int Images(IReadOnlyList<MethodResult> results, int label) =>
        results.Count == 0 ? 0 : results.Max(result =>
            result.Folds.Sum(fold => fold?.Classes.FirstOrDefault(entry => entry.Label == label)?.Images ?? 0));

    private static FoldStatistics? OfClass(MethodResult result, int label) =>
        result.Over(fold => fold.Classes.FirstOrDefault(entry => entry.Label == label)?.Mean?.Auc);
}
