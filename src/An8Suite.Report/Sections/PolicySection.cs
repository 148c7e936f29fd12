using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Sections;

/// <summary>Every method under every mask policy: what the answer depends on when the truth is another one.</summary>
internal static class PolicySection
{
    public static void Write(HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics, string id)
    {
        IReadOnlyList<string> policies = dataset.Policies;
        if (policies.Count < 2)
        {
            return;
        }

        html.Line($"<section id=\"{id}-policies\"><h3>All mask policies</h3>");
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
                FormattableString.Invariant(
                    $"{policy}, % (n = {scored.Table.Find("mask")?.ImageCount ?? scored.Table.ImageCount:#,0})"),
                method => means.GetValueOrDefault(method),
                (method, mean) => Percent.WithInterval(mean, scored.Bootstrap.Mean(method.Name)));
        }

        table.WriteSortable(
            html, "AUC by mask policy",
            $"AUC in percent with its 95 % interval, by mask policy; n is the number of scored images");
        RuleLine.Write(html, dataset, statistics.Main, statistics.Options);
        html.Raw("</section>");
    }
}
