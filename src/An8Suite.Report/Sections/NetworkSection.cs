using An8Suite.Pages.Charts;
using An8Suite.Pages.Html;
using An8Suite.Report.Model;
using An8Suite.Workflow.Training;

namespace An8Suite.Report.Sections;

/// <summary>How the networks were trained and what they confuse.</summary>
internal static class NetworkSection
{
    public static void Write(HtmlWriter html, DatasetReport dataset, string id)
    {
        dataset = dataset with { Folds = [.. dataset.Folds.Where(fold => fold.Training is not null)] };
        if (dataset.Folds.Count == 0)
        {
            return;
        }

        Fold.Open(html, $"{id}-network", Markup.Of($"The network"), Markup.Of(
            $"{Percent.Of(dataset.Folds.Average(fold => fold.Training!.TestAccuracy))} % of the test images are named correctly; how it was trained, and what it confuses."));

        string kept = string.Join(
            "; ", dataset.Folds.Select(fold => $"{fold.Training!.BestEpoch} in {dataset.CellTitle(fold)}"));
        html.Line($"<p>One line a training. The weights of the best epoch on the validation images were kept: epoch {kept}.</p>");
        html.Raw("<div class=\"pair\">");
        double loss = dataset.Folds.SelectMany(fold => fold.Training!.Epochs)
            .SelectMany(epoch => new[] { epoch.TrainLoss, epoch.ValLoss })
            .Where(double.IsFinite).DefaultIfEmpty(1).Max();
        Chart(dataset, $"{id}-loss", "Cross-entropy", Math.Max(loss, 1e-6), e => e.TrainLoss, e => e.ValLoss)
            .Write(html);
        Chart(dataset, $"{id}-accuracy", "Accuracy", 1, e => e.TrainAccuracy, e => e.ValAccuracy).Write(html);
        html.Raw("</div>");
        ConfusionTable.Write(html, dataset);
        Fold.Close(html);
    }

    private static LineChart Chart(
        DatasetReport dataset, string id, string quantity, double high,
        Func<TrainingEpoch, double> train, Func<TrainingEpoch, double> val)
    {
        int last = dataset.Folds.SelectMany(fold => fold.Training!.Epochs).Select(e => e.Epoch).DefaultIfEmpty(1).Max();
        int first = dataset.Folds.SelectMany(fold => fold.Training!.Epochs)
            .Select(e => e.Epoch).DefaultIfEmpty(0).Min();
        return new LineChart
        {
            Id = id,
            Title = $"{quantity} while training",
            Description = string.Join(' ', dataset.Folds.Where(fold => fold.Training!.Epochs.Count > 0).Select(fold =>
                FormattableString.Invariant(
                    $"{Capital(dataset.CellTitle(fold))} ends at {train(fold.Training!.Epochs[^1]):0.###} (training) ")
                + FormattableString.Invariant($"and {val(fold.Training!.Epochs[^1]):0.###} (validation)."))),
            X = new ChartAxis("Epoch", first, Math.Max(last, first + 1), Whole: true),
            Y = new ChartAxis(quantity, 0, high),
            Series =
            [
                .. dataset.Folds.Select(fold => Series("training", "s0 thin", fold, train)),
                .. dataset.Folds.Select(fold => Series("validation", "ours thin", fold, val)),
            ],
        };
    }

    private static ChartSeries Series(
        string label, string style, FoldReport fold, Func<TrainingEpoch, double> number) =>
        new(label, style, [.. fold.Training!.Epochs.Where(e => double.IsFinite(number(e)))
            .Select(e => ((double)e.Epoch, number(e)))]);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
