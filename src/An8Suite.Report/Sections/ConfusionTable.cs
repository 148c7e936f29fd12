using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Report.Model;

namespace An8Suite.Report.Sections;

/// <summary>True class by predicted class, summed over the folds.</summary>
internal static class ConfusionTable
{
    public static void Write(HtmlWriter html, DatasetReport dataset)
    {
        int classCount = dataset.Classes.Count;
        int[][] counts = [.. Enumerable.Range(0, classCount)
            .Select(actual => Enumerable.Range(0, classCount).Select(said => Sum(dataset, actual, said)).ToArray())];
        Table<int> table = new Table<int>(Enumerable.Range(0, classCount))
            .Name("true \\ predicted", actual =>
                Markup.Of($"{Swatch.Of(dataset.Classes[actual])}{dataset.Classes[actual].Name}"));
        for (int column = 0; column < classCount; column++)
        {
            int said = column;
            table.Number(
                Markup.Of($"<span>{dataset.Classes[said].Name}</span>"), actual => ((Cell)counts[actual][said]) with
                {
                    Class = counts[actual][said] == 0 ? "zero" : said == actual ? "right" : "error",
                    Tint = counts[actual][said] / (double)Math.Max(1, counts[actual].Sum()),
                });
        }

        table.Number(Markup.Of($"<span>correct, %</span>"), actual =>
                Percent.Of(counts[actual].Sum() == 0 ? null : counts[actual][actual] / (double)counts[actual].Sum()))
            .Write(html, "Confusion matrix", $"""
                Confusion matrix of the test images, summed over the folds: a row is the true class, a column what the network says
                """, "confusion");
    }

    private static int Sum(DatasetReport dataset, int actual, int said) => dataset.Folds.Sum(fold =>
        fold.Training?.Confusion.ElementAtOrDefault(actual)?.ElementAtOrDefault(said) ?? 0);
}
