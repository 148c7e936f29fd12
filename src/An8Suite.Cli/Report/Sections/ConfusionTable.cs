namespace An8Suite.Cli.Report;

/// <summary>True class by predicted class, summed over the folds.</summary>
internal static class ConfusionTable
{
    public static void Write(HtmlWriter html, DatasetReport dataset)
    {
        int classCount = dataset.Classes.Count;
        html.Raw("""
            <div class="scroll" role="region" aria-label="Confusion matrix" tabindex="0"><table class="confusion">
            <caption>Confusion matrix of the test images, summed over the folds: a row is the true class, a column what the
            network says</caption><thead><tr><th scope="col">true \ predicted</th>
            """);
        foreach (string name in dataset.Classes.Select(entry => entry.Name))
        {
            html.Line($"<th scope=\"col\"><span>{name}</span></th>");
        }

        html.Raw("<th scope=\"col\" class=\"n\"><span>correct, %</span></th></tr></thead><tbody>");
        for (int actual = 0; actual < classCount; actual++)
        {
            html.Line($"<tr><th scope=\"row\">{Swatch.Of(dataset.Classes[actual])}{dataset.Classes[actual].Name}</th>");
            int[] row = [.. Enumerable.Range(0, classCount).Select(said => Sum(dataset, actual, said))];
            for (int said = 0; said < classCount; said++)
            {
                string kind = row[said] == 0 ? "zero" : said == actual ? "right" : "error";
                double share = row[said] / (double)Math.Max(1, row.Sum());
                html.Line($"<td class=\"n {kind}\" style=\"--v:{100 * share:0}%\">{row[said]}</td>");
            }

            double? correct = row.Sum() == 0 ? null : row[actual] / (double)row.Sum();
            html.Line($"<td class=\"n\">{Percent.Of(correct)}</td></tr>");
        }

        html.Raw("</tbody></table></div>");
    }

    private static int Sum(DatasetReport dataset, int actual, int said) => dataset.Folds.Sum(fold =>
        fold.Training?.Confusion.ElementAtOrDefault(actual)?.ElementAtOrDefault(said) ?? 0);
}
