using An8Suite.Core.Files;
using An8Suite.Core.Scoring;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Tables;

/// <summary>
/// The tables of results for other documents: <c>results.md</c> and <c>results.tex</c> (booktabs), one table a dataset,
/// network and mask policy.
/// </summary>
internal static class ResultText
{
    public static void Write(ReportStatistics report, string folder)
    {
        (string Caption, Table<MethodResult> Table)[] tables =
        [
            .. from entry in report.All
               from policy in entry.Report.Policies
               select (Caption(entry.Report, entry.Statistics, policy),
                   Table(entry.Report, entry.Statistics.Policies[policy])),
        ];
        FinishedFile.WriteText(
            Path.Combine(folder, "results.md"),
            string.Join('\n', tables.Select(table => table.Table.Markdown(table.Caption))));
        FinishedFile.WriteText(
            Path.Combine(folder, "results.tex"),
            string.Join('\n', tables.Select(table => table.Table.LaTeX(table.Caption))));
    }

    private static Table<MethodResult> Table(DatasetReport dataset, PolicyStatistics statistics) =>
        new Table<MethodResult>(MethodResult.Of(dataset, statistics.Policy))
            .Name("Method", result => result.Method.Title)
            .Number("IoU-AUC, %", result => Percent.Of(result.Auc))
            .Number("95 % interval", result => Percent.Of(statistics.Bootstrap.Mean(result.Method.Name)))
            .Numbers(
                MeasureColumn.All.Where(measure => measure.BriefTitle is not null && measure != MeasureColumn.Auc),
                measure => $"{measure.BriefTitle}, %",
                (result, measure) => Percent.Of(result.Over(m => m.Mean?.At(measure))?.Mean))
            .Number("n", result => result.Images);

    private static string Caption(DatasetReport dataset, DatasetStatistics statistics, string policy) =>
        FormattableString.Invariant(
            $"{dataset.Title}, masks {policy}: mean ± standard deviation over {dataset.Folds.Count} networks ({dataset.Seeds.Count} seeds, {dataset.Folds.Select(fold => fold.TestFold).Distinct().Count()} folds); intervals: {statistics.Options.Resamples} bootstrap samples of {statistics.Policies[policy].Table.Poses.Count} poses.");
}
