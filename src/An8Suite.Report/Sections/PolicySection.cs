using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Sections;

/// <summary>Every method under every mask policy: what the answer depends on when the truth is another one.</summary>
internal static class PolicySection
{
    /// <summary>The policies whose masks differ, the main one first.</summary>
    public static IReadOnlyList<string> Shown(DatasetReport dataset) =>
        [.. dataset.Policies.Where(policy => SameAs(dataset, policy) is null)];

    /// <summary>An earlier policy of which every score is the same to the last bit; null where there is none.</summary>
    public static string? SameAs(DatasetReport dataset, string policy) => dataset.Policies
        .TakeWhile(earlier => earlier != policy).FirstOrDefault(earlier => AreEqual(dataset, earlier, policy));

    public static void Write(HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics, string id)
    {
        IReadOnlyList<string> policies = Shown(dataset);
        if (policies.Count < 2)
        {
            return;
        }

        Fold.Open(html, $"{id}-policies", Markup.Of($"Other truths: the mask policies"), Markup.Of(
            $"What the same heatmaps score when other pixels count as the truth."));
        MaskExamples.Write(html, dataset);
        Table<MethodTitle> table = new Table<MethodTitle>(
            MethodTitle.Sort(statistics.Policies.Values.SelectMany(p => p.Table.Methods)))
        {
            Contends = method => !method.IsControl,
        };
        table.Name("Method", method => method.Title);
        foreach (string policy in policies)
        {
            PolicyStatistics scored = statistics.Policies[policy];
            Dictionary<MethodTitle, double?> means = MethodResult.Of(dataset, policy)
                .ToDictionary(result => result.Method, result => result.Auc?.Mean);
            table.Ranked(
                Head(policy, scored.Table.Find("mask")?.ImageCount ?? scored.Table.ImageCount),
                method => means.GetValueOrDefault(method),
                (method, mean) => Percent.WithInterval(mean, scored.Bootstrap.Mean(method.Name)));
        }

        table.WriteSortable(
            html, "IoU-AUC by mask policy",
            $"IoU-AUC in percent with its 95 % interval, by mask policy; n is the number of scored images");
        RuleLine.Write(html, dataset, statistics.Main, statistics.Options);
        Fold.Close(html);
    }

    private static Cell Head(string policy, int images) => new Cell(FormattableString.Invariant(
        $"{policy}, % (n = {images:#,0})"))
    {
        Word = Glossary.PolicyOf(policy),
    };

    private static bool AreEqual(DatasetReport dataset, string one, string other) =>
        MethodResult.Of(dataset, one).Zip(MethodResult.Of(dataset, other))
            .All(pair => pair.First.Method == pair.Second.Method
                && pair.First.Folds.Zip(pair.Second.Folds)
                    .All(fold => fold.First?.Mean == fold.Second?.Mean && fold.First?.Images == fold.Second?.Images));
}
