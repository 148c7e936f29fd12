using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Scoring;
using An8Suite.Pages.Tables;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Scoring;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Cli.Terminal;

/// <summary>The scores of a run as a table on stdout.</summary>
internal static class ResultTable
{
    private const int Last = int.MaxValue; // left out before any measure

    /// <summary>
    /// Shows one table a dataset and network: every method's AUC in percent, mean and deviation over seeds and folds.
    /// </summary>
    public static void Show(IReadOnlyList<string> scoreFolders)
    {
        foreach (IGrouping<string, string> cells in scoreFolders.GroupBy(Title))
        {
            ScoreSummary[] folds = [.. cells.Select(
                folder => ScoreSummary.Read(Path.Combine(folder, ScoreSummary.FileName)))];
            string[] policies = [.. Shown(folds[0]).Select(method => method.Policy).Distinct()];
            Console.WriteLine($"{cells.Key}{(policies.Length == 1 ? $", masks {policies[0]}" : "")}:");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"area under the IoU curve, percent{Networks(cells.First(), folds.Length)}"));
            Table<MethodScore> table = new Table<MethodScore>(
                Shown(folds[0]).OrderByDescending(m => Over(folds, m, mean => mean.Auc)?.Mean))
                .Name("method", method => method.Method);
            if (policies.Length > 1)
            {
                table.Text("mask", method => method.Policy);
            }

            foreach ((int place, MeasureColumn measure) in MeasureColumn.All.Index())
            {
                if (measure.TerminalTitle is string title)
                {
                    table.Number(title, method => Percent(folds, method, measure.Of), place);
                }
            }

            table.Number("images", method => Sum(folds, method, m => m.Images), 1);
            if (table.Rows.Any(method => Sum(folds, method, m => m.LeftOut) > 0))
            {
                table.Number("left out", method => Sum(folds, method, m => m.LeftOut), 1);
            }

            table.Text("undefined", method => Undefined(folds, method), Last).Print(ScoreTable.FileName);
        }
    }

    private static string Undefined(ScoreSummary[] folds, MethodScore method) =>
        MeasureColumn.DescribeUndefined(
            folds.Select(fold => fold.Find(method.Method, method.Policy)).OfType<MethodScore>());

    /// <summary>The methods under the paper's policy, or under all where that was not scored.</summary>
    private static IEnumerable<MethodScore> Shown(ScoreSummary summary)
    {
        MethodScore[] standard = [.. summary.Methods.Where(method => method.Policy == ScoreStep.StandardPolicies)];
        return standard.Length > 0 ? standard : summary.Methods;
    }

    /// <summary>
    /// The dataset, and the network where its folder is still there; heatmaps from elsewhere have none.
    /// </summary>
    private static string Title(string scoreFolder)
    {
        Lineage scores = Lineage.TryOf(scoreFolder)
            ?? throw new InputException($"{scoreFolder}: has no {StepRecord.FileName}, so it holds no scores");
        string dataset = DatasetReader.Read(scores.FolderOf(GenerateStep.Name)).Name;
        Lineage explained = scores.Has("explain") ? scores.Behind("explain") : scores;
        return explained.Has("train")
            ? $"{dataset}, {TrainingFile.Read(explained.FolderOf("train")).Architecture}"
            : dataset;
    }

    /// <summary>How many networks were explained; of heatmaps from elsewhere nobody knows.</summary>
    private static string Networks(string scoreFolder, int count) =>
        Lineage.TryOf(scoreFolder)?.Has(Lineage.Heatmaps) == true ? ""
            : string.Create(CultureInfo.InvariantCulture, $" ({count} {(count == 1 ? "network" : "networks")})");

    private static string Percent(ScoreSummary[] folds, MethodScore method, Func<Measures, double?> measure)
    {
        FoldStatistics? statistics = Over(folds, method, measure);
        return statistics switch
        {
            null => "-",
            { StandardDeviation: double deviation } => string.Create(
                CultureInfo.InvariantCulture, $"{100 * statistics.Mean:0.0} ± {100 * deviation:0.0}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{100 * statistics.Mean:0.0}"),
        };
    }

    private static FoldStatistics? Over(ScoreSummary[] folds, MethodScore method, Func<Measures, double?> measure) =>
        FoldStatistics.Of(
            folds.Select(
                fold => fold.Find(method.Method, method.Policy)?.Mean is Measures mean ? measure(mean) : null));

    private static int Sum(ScoreSummary[] folds, MethodScore method, Func<MethodScore, int> count) =>
        folds.Sum(fold => fold.Find(method.Method, method.Policy) is MethodScore found ? count(found) : 0);
}
