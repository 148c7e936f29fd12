using System.Globalization;
using An8Suite.Core.Scoring;

namespace An8Suite.Cli.Report;

/// <summary>The report's numbers as tables: <c>results.csv</c> with a row a method, <c>scores.csv</c> with a row a heatmap.</summary>
/// <remarks>Fractions, not percent, except the quoted columns, which are as published.</remarks>
internal static class ReportCsv
{
    private static (string Name, Func<MethodScore, double?> Number)[] Measures { get; } =
    [
        ("headroom", m => m.Headroom),
        ("rank_auc", m => m.Mean?.RankAuc),
        ("rank_headroom", m => m.RankHeadroom),
        ("max_iou", m => m.Mean?.MaxIou),
        ("average_precision", m => m.Mean?.AveragePrecision),
        ("pointing", m => m.Mean?.Pointing),
        ("energy", m => m.Mean?.Energy),
        ("rank_accuracy", m => m.Mean?.RankAccuracy),
        ("pointing_near", m => m.Mean?.PointingNear),
        ("entropy", m => m.Mean?.Entropy),
        ("gini", m => m.Mean?.Gini),
    ];

    public static void Write(ReportModel model, string folder)
    {
        int[] folds = [.. model.Datasets.SelectMany(d => d.Folds).Select(f => f.TestFold).Distinct().Order()];
        string[] header =
        [
            "method", "dataset", "policy", "mean", "std", .. folds.Select(fold => $"fold_{Text(fold)}"), "n", "left_out",
            "constant_maps", "undefined", .. Measures.Select(m => m.Name), "quoted_mean_percent", "quoted_std_percent",
        ];
        CsvFile.Write(Path.Combine(folder, "results.csv"), header, model.Datasets.SelectMany(dataset =>
            dataset.Policies.SelectMany(policy => MethodResult.Of(dataset, policy).Select(result =>
                Row(dataset, policy, result, folds)))));
        CsvFile.Write(
            Path.Combine(folder, "scores.csv"),
            ["dataset", .. ScoreTable.Header],
            model.Datasets.SelectMany(dataset => dataset.Folds.SelectMany(fold => fold.Scores.Select(score =>
                (IReadOnlyList<string>)[dataset.Name, .. ScoreTable.Fields(score)]))));
    }

    private static IReadOnlyList<string> Row(DatasetReport dataset, string policy, MethodResult result, int[] folds)
    {
        PublishedScore? quoted = policy == DatasetReport.MainPolicy ? PublishedScore.Of(dataset.Name, result.Method.Name) : null;
        return
        [
            result.Method.Name, dataset.Name, policy, Text(result.Auc?.Mean), Text(result.Auc?.StandardDeviation),
            .. folds.Select(fold => Text(OfFold(dataset, result, fold)?.Mean?.Auc)),
            Text(result.Images), Text(result.LeftOut), Text(result.ConstantMaps), result.Undefined,
            .. Measures.Select(m => Text(result.Over(m.Number)?.Mean)),
            Text(quoted?.Mean), Text(quoted?.Deviation),
        ];
    }

    private static MethodScore? OfFold(DatasetReport dataset, MethodResult result, int testFold) =>
        dataset.Folds.Zip(result.Folds).FirstOrDefault(pair => pair.First.TestFold == testFold).Second;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
