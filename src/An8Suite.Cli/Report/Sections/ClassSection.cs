using An8Suite.Core.Datasets;
using An8Suite.Core.Scoring;

namespace An8Suite.Cli.Report;

/// <summary>The AUC of every method on every class.</summary>
internal static class ClassSection
{
    public static void Write(HtmlWriter html, DatasetReport dataset, string id)
    {
        IReadOnlyList<MethodResult> results = MethodResult.Of(dataset, dataset.FirstPolicy);
        html.Line($"""
            <section id="{id}-classes"><h3>Scores per class</h3>
            <div class="scroll" role="region" aria-label="AUC per class" tabindex="0"><table class="classes">
            <caption>AUC in percent, mean over the folds</caption><thead><tr><th scope="col">Class</th>
            """);
        foreach (MethodResult result in results)
        {
            html.Line($"<th scope=\"col\" class=\"n\">{result.Method.ShortTitle}</th>");
        }

        html.Raw("</tr></thead><tbody>");
        foreach (ClassEntry entry in dataset.Classes)
        {
            html.Line($"<tr><th scope=\"row\">{Swatch.Of(entry)}{entry.Name}</th>");
            double?[] means = [.. results.Select(result => OfClass(result, entry.Index)?.Mean)];
            double? best = means.Zip(results).Where(pair => !pair.Second.Method.IsControl).Max(pair => pair.First);
            foreach ((double? mean, MethodResult result) in means.Zip(results))
            {
                bool highest = mean is not null && mean == best && !result.Method.IsControl;
                html.Line($"<td class=\"n{(highest ? " best" : "")}\">{Percent.Of(mean)}</td>");
            }

            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div></section>");
    }

    private static FoldStatistics? OfClass(MethodResult result, int label) =>
        result.Over(fold => fold.Classes.FirstOrDefault(entry => entry.Label == label)?.Mean?.Auc);
}
