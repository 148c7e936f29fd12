using An8Suite.Core.Scoring;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Sections;

/// <summary>The table of scores, one for each mask policy, with the paper's numbers beside ours.</summary>
internal static class ScoreSection
{
    public static void Write(HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics, string id)
    {
        html.Line($"<section id=\"{id}-scores\"><h3>Scores</h3>");
        for (int place = 0; place < dataset.Policies.Count; place++)
        {
            string policy = dataset.Policies[place];
            if (PolicySection.SameAs(dataset, policy) is string same)
            {
                html.Line($"<p>Under the policy <code>{policy}</code> every score is that under <code>{same}</code>: the masks are the same.</p>");
                continue;
            }

            html.Raw(place == 0 ? "" : Markup.Of($"<details><summary>Policy <code>{policy}</code></summary>").Text);
            WriteTable(html, dataset, statistics.Policies[policy]);
            RuleLine.Write(html, dataset, statistics.Policies[policy], statistics.Options);
            html.Raw(place == 0 ? "" : "</details>");
        }

        html.Raw("</section>");
    }

    private static void WriteTable(HtmlWriter html, DatasetReport dataset, PolicyStatistics statistics)
    {
        string policy = statistics.Policy;
        bool quoted = policy == DatasetReport.MainPolicy && PublishedScore.ExistFor(dataset.Name);
        string folds = dataset.Folds.Count > 1 ? $"mean ± standard deviation over {dataset.Folds.Count} "
            + $"{Cells(dataset)}" : "of one fold";
        Markup source = quoted
            ? Markup.Of($" The column in italics is {PublishedScore.Label}; its images and network are not ours.")
            : default;
        MethodResult[] results =
        [
            .. MethodResult.Of(dataset, policy).OrderBy(result => result.Method.IsControl)
                .ThenByDescending(result => result.Auc?.Mean),
        ];
        Table<MethodResult> table = new Table<MethodResult>(results)
        {
            Group = result => result.Method.IsControl ? "Controls" : "Explanation methods",
            Contends = result => !result.Method.IsControl,
        };
        table.Name("Method", result => result.Method.Title)
            .Ranked(
                Glossary.Of(MeasureColumn.Auc).Head("IoU-AUC, %"), result => result.Auc?.Mean,
                (result, mean) => new Cell(Percent.Of(result.Auc))
                {
                    Page = Markup.Of($"{Percent.Of(result.Auc)}<small>{Percent.Of(statistics.Bootstrap.Mean(result.Method.Name))}</small>"),
                    Sort = mean,
                    Class = "auc",
                    Tint = mean ?? 0,
                });
        if (quoted)
        {
            table.Add(new("quoted, %", result => Quoted(dataset.Name, result.Method.Name))
            {
                IsNumber = true,
                Class = "quoted",
            });
        }

        table.Ranked(
            Glossary.Headroom.Head("Headroom, %"),
            result => result.Over(m => m.Headroom)?.Mean, (_, mean) => Percent.Of(mean));
        foreach (MeasureColumn measure in MeasureColumn.All.Where(measure => measure != MeasureColumn.Auc))
        {
            Cell title = Glossary.Of(measure).Head($"{measure.Title}, %");
            _ = measure.Best == BestEnd.Neither
                ? table.Number(title, result => Percent.Of(result.MeanOf(measure)))
                : table.Ranked(
                    title,
                    result => result.MeanOf(measure),
                    (_, mean) => Percent.Of(mean),
                    measure.Best == BestEnd.Lowest ? Best.Lowest : Best.Highest);
        }

        if (results.Any(result => result.Completeness is not null))
        {
            table.Number(Glossary.Completeness.Head("Completeness, %"), Complete);
        }

        table.Number(Glossary.N.Head("n"), result => Cell.Count(result.Images));
        if (results.Any(result => result.LeftOut > 0))
        {
            table.Number("Left out", result => Cell.Count(result.LeftOut));
        }

        table
            .WriteSortable(
                html,
                $"Scores, mask policy {policy}",
                $"Agreement with the masks, policy <code>{policy}</code>{Glossary.PolicyOf(policy)?.Button ?? default}, in percent; IoU-AUC is {folds}, with its 95 % interval over poses below.{source} {Remarks(dataset)}",
                "scores");
    }

    /// <summary>The median with the quartiles' distance below it; empty where nothing was promised.</summary>
    private static Cell Complete(MethodResult result) => result.Completeness is { } median
        ? new Cell(Percent.Of(median.Mean))
        {
            Page = Markup.Of($"{Percent.Of(median.Mean)}<small>IQR {Percent.Of(result.Over(m => m.Completeness?.InterquartileRange)?.Mean)}</small>"),
            Sort = median.Mean,
        }
        : "";

    private static string Cells(DatasetReport dataset) =>
        dataset.Seeds.Count > 1 ? "networks (seeds and folds)" : "folds";

    private static string Remarks(DatasetReport dataset)
    {
        int?[] tolerances = [.. dataset.Folds.Select(fold => fold.Summary.PointingTolerancePixels).Distinct()];
        string near = tolerances is [int pixels]
            ? FormattableString.Invariant($"within {pixels} pixels of the mask")
            : "within a tolerance that differs between the folds";
        return $"Pointing, near: the hottest pixel lies {near}. Energy in the mask is the relevance mass accuracy too. "
            + "Entropy (in nats, divided by the logarithm of the number of pixels) and Gini index describe the map, "
            + "not its agreement. "
            + "Undefined values count in no mean; they are counted under What is missing.";
    }

    private static string Quoted(string dataset, string method) => PublishedScore.Of(dataset, method) is { } published
        ? FormattableString.Invariant(
            $"{published.Mean:0.0}{Percent.NoBreak}±{Percent.NoBreak}{published.Deviation:0.0}")
        : Percent.Undefined;
}
