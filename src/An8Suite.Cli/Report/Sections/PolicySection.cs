namespace An8Suite.Cli.Report;

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

        html.Line($"""
            <section id="{id}-policies"><h3>All mask policies</h3>
            <div class="scroll" role="region" aria-label="AUC by mask policy" tabindex="0"><table class="sortable">
            <caption>AUC in percent with its 95 % interval, by mask policy; n is the number of scored images</caption>
            <thead><tr><th scope="col">Method</th>
            """);
        foreach (string policy in policies)
        {
            html.Line($"<th scope=\"col\" class=\"n\">{policy}, % (n = {statistics.Policies[policy].Table.Find("mask")?.ImageCount ?? statistics.Policies[policy].Table.ImageCount:#,0})</th>");
        }

        html.Raw("</tr></thead><tbody>");
        double?[] best = [.. policies.Select(policy => MethodResult.Of(dataset, policy).Where(r => !r.Method.IsControl).Max(r => r.Auc?.Mean))];
        foreach (MethodTitle method in MethodTitle.Sort(statistics.Policies.Values.SelectMany(p => p.Table.Methods)))
        {
            html.Line($"<tr><th scope=\"row\">{method.Title}</th>");
            foreach ((string policy, double? highest) in policies.Zip(best))
            {
                double? mean = MethodResult.Of(dataset, policy).FirstOrDefault(r => r.Method == method)?.Auc?.Mean;
                bool first = !method.IsControl && mean is not null && mean == highest;
                html.Line($"""
                    <td class="n{(first ? " best" : "")}">{Percent.Of(mean)}<small>{Percent.Of(statistics.Policies[policy].Bootstrap.Mean(method.Name))}</small></td>
                    """);
            }

            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div>");
        RuleLine.Write(html, dataset, statistics.Main, statistics.Options);
        html.Raw("</section>");
    }
}
