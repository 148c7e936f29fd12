using An8Suite.Core.Datasets;
using An8Suite.Core.Scoring;

namespace An8Suite.Cli.Report;

/// <summary>The AUC of every method on every class.</summary>
internal static class ClassSection
{
    public static void Write(HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics, string id)
    {
        IReadOnlyList<MethodResult> results = MethodResult.Of(dataset, dataset.FirstPolicy);
        html.Line($"""
            <section id="{id}-classes"><h3>Scores per class</h3>
            <div class="scroll" role="region" aria-label="AUC per class" tabindex="0"><table class="classes sortable">
            <caption>AUC in percent, mean over seeds and folds, policy <code>{dataset.FirstPolicy}</code>; n is the number of scored images</caption><thead><tr><th scope="col">Class</th><th scope="col" class="n">n</th>
            """);
        foreach (MethodResult result in results)
        {
            html.Line($"<th scope=\"col\" class=\"n\">{result.Method.ShortTitle}, %</th>");
        }

        html.Raw("</tr></thead><tbody>");
        foreach (ClassEntry entry in dataset.Classes)
        {
            html.Line($"<tr><th scope=\"row\">{Swatch.Of(entry)}{entry.Name}</th><td class=\"n\">{Images(results, entry.Index):#,0}</td>");
            double?[] means = [.. results.Select(result => OfClass(result, entry.Index)?.Mean)];
            double? best = means.Zip(results).Where(pair => !pair.Second.Method.IsControl).Max(pair => pair.First);
            foreach ((double? mean, MethodResult result) in means.Zip(results))
            {
                bool highest = mean is not null && mean == best && !result.Method.IsControl;
                html.Line($"<td class=\"n{(highest ? " best" : "")}\">{Percent.Of(mean)}</td>");
            }

            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div>");
        RuleLine.Write(html, dataset, statistics.Main, statistics.Options);
        html.Raw("</section>");
    }

    private static int Images(IReadOnlyList<MethodResult> results, int label) => results.Count == 0 ? 0 : results.Max(result =>
        result.Folds.Sum(fold => fold?.Classes.FirstOrDefault(entry => entry.Label == label)?.Images ?? 0));

    private static FoldStatistics? OfClass(MethodResult result, int label) =>
        result.Over(fold => fold.Classes.FirstOrDefault(entry => entry.Label == label)?.Mean?.Auc);
}
