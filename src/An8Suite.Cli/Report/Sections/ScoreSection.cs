using An8Suite.Core.Scoring;

namespace An8Suite.Cli.Report;

/// <summary>The table of scores, one for each mask policy, with the paper's numbers beside ours.</summary>
internal static class ScoreSection
{
    private static (string Title, Func<MethodScore, double?> Number, bool Ranked)[] Columns { get; } =
    [
        ("Headroom, %", m => m.Headroom, true),
        .. MeasureColumn.All.Where(column => column.Name != "auc").Select(column => (
            $"{column.Title}, %", (Func<MethodScore, double?>)(m => m.Mean is null ? null : column.Of(m.Mean)), column.IsAgreement)),
    ];

    public static void Write(HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics, string id)
    {
        html.Line($"<section id=\"{id}-scores\"><h3>Scores</h3>");
        for (int place = 0; place < dataset.Policies.Count; place++)
        {
            string policy = dataset.Policies[place];
            if (dataset.Policies.Take(place).FirstOrDefault(earlier => AreEqual(dataset, earlier, policy)) is string same)
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

    /// <summary>Equal to the last bit in all methods and folds, which different masks do not give.</summary>
    private static bool AreEqual(DatasetReport dataset, string one, string other) =>
        MethodResult.Of(dataset, one).Zip(MethodResult.Of(dataset, other)).All(pair => pair.First.Method == pair.Second.Method
            && pair.First.Folds.Zip(pair.Second.Folds).All(fold => fold.First?.Mean == fold.Second?.Mean && fold.First?.Images == fold.Second?.Images));

    private static void WriteTable(HtmlWriter html, DatasetReport dataset, PolicyStatistics statistics)
    {
        string policy = statistics.Policy;
        bool quoted = policy == DatasetReport.MainPolicy && PublishedScore.ExistFor(dataset.Name);
        string folds = dataset.Folds.Count > 1 ? $"mean ± standard deviation over {dataset.Folds.Count} {Cells(dataset)}" : "of one fold";
        Markup source = quoted ? Markup.Of($" The column in italics is {PublishedScore.Label}; its images and network are not ours.") : default;
        html.Line($"""
            <div class="scroll" role="region" aria-label="Scores, mask policy {policy}" tabindex="0"><table class="scores sortable">
            <caption>Agreement with the masks, policy <code>{policy}</code>, in percent; AUC is {folds}.{source}
            {Remarks(dataset)}</caption>
            <thead><tr><th scope="col">Method</th><th scope="col" class="n">AUC, %</th><th scope="col" class="n">95 % interval, %</th>
            """);
        if (quoted)
        {
            html.Line($"<th scope=\"col\" class=\"n quoted\">AUC, %, quoted</th>");
        }

        foreach ((string title, _, _) in Columns)
        {
            html.Line($"<th scope=\"col\" class=\"n\">{title}</th>");
        }

        html.Raw("""
            <th scope="col" class="n">n</th><th scope="col" class="n">Left out</th><th scope="col" class="n">Constant</th><th scope="col">Undefined</th></tr></thead>
            """);
        IReadOnlyList<MethodResult> results = MethodResult.Of(dataset, policy);
        WriteGroup(html, dataset, statistics, [.. results.Where(r => !r.Method.IsControl)], quoted);
        WriteGroup(html, dataset, statistics, [.. results.Where(r => r.Method.IsControl)], quoted);
        html.Raw("</table></div>");
    }

    private static void WriteGroup(
        HtmlWriter html, DatasetReport dataset, PolicyStatistics statistics, MethodResult[] results, bool quoted)
    {
        if (results.Length == 0)
        {
            return;
        }

        int width = Columns.Length + 6 + (quoted ? 1 : 0);
        bool ranked = !results[0].Method.IsControl;
        html.Line($"<tbody><tr class=\"group\"><th scope=\"colgroup\" colspan=\"{width}\">{(ranked ? "Explanation methods" : "Controls")}</th></tr>");
        double?[] best = [.. Columns.Select(c => ranked && c.Ranked ? results.Max(r => r.Over(c.Number)?.Mean) : null)];
        double? bestAuc = ranked ? results.Max(r => r.Auc?.Mean) : null;
        foreach (MethodResult result in results)
        {
            html.Line($"<tr><th scope=\"row\">{result.Method.Title}</th>{AucCell(result, bestAuc)}");
            html.Line($"<td class=\"n\">{Percent.Of(statistics.Bootstrap.Mean(result.Method.Name))}</td>");
            if (quoted)
            {
                html.Line($"<td class=\"n quoted\">{Quoted(dataset.Name, result.Method.Name)}</td>");
            }

            foreach (((_, Func<MethodScore, double?> number, _), double? highest) in Columns.Zip(best))
            {
                double? mean = result.Over(number)?.Mean;
                html.Line($"<td class=\"n{Best(mean, highest)}\">{Percent.Of(mean)}</td>");
            }

            html.Line($"""
                <td class="n">{result.Images:#,0}</td><td class="n">{result.LeftOut:#,0}</td>
                <td class="n">{result.ConstantMaps:#,0}</td><td class="whole">{result.Undefined}</td></tr>
                """);
        }

        html.Raw("</tbody>");
    }

    private static string Cells(DatasetReport dataset) => dataset.Seeds.Count > 1 ? "networks (seeds and folds)" : "folds";

    private static string Remarks(DatasetReport dataset)
    {
        int?[] tolerances = [.. dataset.Folds.Select(fold => fold.Summary.PointingTolerancePixels).Distinct()];
        string near = tolerances is [int pixels]
            ? FormattableString.Invariant($"within {pixels} pixels of the mask")
            : "within a tolerance that differs between the folds";
        return $"Pointing, near: the hottest pixel lies {near}. Energy in the mask is the relevance mass accuracy too. "
            + "Entropy (in nats, divided by the logarithm of the number of pixels) and Gini index describe the map, not its agreement. "
            + "Undefined values count in no mean; the last column says how many there are.";
    }

    private static string Quoted(string dataset, string method) => PublishedScore.Of(dataset, method) is { } published
        ? FormattableString.Invariant($"{published.Mean:0.0}{Percent.NoBreak}±{Percent.NoBreak}{published.Deviation:0.0}")
        : Percent.Undefined;

    private static Markup AucCell(MethodResult result, double? best) => Markup.Of($"""
        <td class="n auc{Best(result.Auc?.Mean, best)}" style="--v:{100 * (result.Auc?.Mean ?? 0):0.0}%">{Percent.Of(result.Auc)}</td>
        """);

    private static string Best(double? value, double? best) => value is not null && value == best ? " best" : "";
}
