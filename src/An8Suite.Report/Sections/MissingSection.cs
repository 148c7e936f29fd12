using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Report.Model;

namespace An8Suite.Report.Sections;

/// <summary>
/// The ledger of what was left out: missing steps, empty masks, maps that are constant or empty, undefined measures.
/// </summary>
internal static class MissingSection
{
    public static void Write(HtmlWriter html, ReportModel model)
    {
        html.Raw("<section id=\"missing\"><h2>What is missing</h2>");
        if (model.Missing.Count > 0)
        {
            html.Line($"<p>{model.Missing.Count} {(model.Missing.Count == 1 ? "folder or file" : "folders or files")} could not be read; what needs them is not on this page:</p><ul class=\"ledger\">");
            foreach (string line in model.Missing)
            {
                html.Line($"<li>{line}</li>");
            }

            html.Raw("</ul>");
        }
        else
        {
            html.Raw("<p>Every folder that this page needs was there.</p>");
        }

        foreach (DatasetReport dataset in model.Datasets)
        {
            WriteCounts(html, dataset);
        }

        html.Raw("</section>");
    }

    private static void WriteCounts(HtmlWriter html, DatasetReport dataset)
    {
        (string What, int Count)[] rows = [.. Counts(dataset).Where(row => row.Count > 0)];
        if (rows.Length == 0)
        {
            html.Line($"<p>{dataset.Title}: no image was left out, and every heatmap has every measure.</p>");
            return;
        }

        new Table<(string What, int Count)>(rows)
            .Text("What", row => row.What)
            .Number("Heatmaps", row => Cell.Count(row.Count))
            .WriteSortable(html, $"Left out, {dataset.Title}", $"""
                {dataset.Title}: heatmaps that count as zeros, enter no mean, or lack a measure; all seeds and folds together
                """);
    }

    private static IEnumerable<(string What, int Count)> Counts(DatasetReport dataset)
    {
        foreach (string policy in dataset.Policies)
        {
            IReadOnlyList<MethodResult> results = MethodResult.Of(dataset, policy);
            yield return ($"empty mask under {policy}: enters no mean, the same for every method",
                results.Max(result => result.LeftOut));
            foreach (MethodResult result in results.Where(_ => policy == dataset.FirstPolicy))
            {
                yield return ($"{result.Method.Title}: constant map, counts as zeros", result.ConstantMaps);
            }

            // Whether there is heat does not depend on the mask.
            foreach (MethodResult result in results.Where(_ => policy == dataset.FirstPolicy))
            {
                yield return ($"{result.Method.Title}: energy undefined, no heat at all", dataset.Folds.Sum(fold =>
                    fold.Scores.WithoutHeat.GetValueOrDefault((policy, result.Method.Name))));
            }
        }

        foreach (IGrouping<(string, string), EmptyMaps> empty in dataset.Folds.SelectMany(fold => fold.EmptyMaps)
            .GroupBy(e => (e.Method, e.Reason)))
        {
            yield return ($"{MethodTitle.Of(empty.Key.Item1).Title}: no map, {empty.Key.Item2}",
                empty.Sum(e => e.Count));
        }
    }
}
