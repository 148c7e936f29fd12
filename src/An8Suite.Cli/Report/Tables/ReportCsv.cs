using System.Globalization;
using An8Suite.Core.Scoring;
using An8Suite.Core.Statistics;

namespace An8Suite.Cli.Report;

/// <summary>
/// The report's numbers as tables: <c>results.csv</c> with a row a method, <c>statistics.csv</c> with a row a pair of methods,
/// <c>cells.csv</c> with where the scores of every cell lie, image by image.
/// </summary>
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

    public static void Write(ReportStatistics report, string folder)
    {
        int[] folds = [.. report.Model.Datasets.SelectMany(d => d.Folds).Select(f => f.TestFold).Distinct().Order()];
        string[] header =
        [
            "method", "dataset", "architecture", "policy", "mean", "ci_low", "ci_high", "std", .. folds.Select(fold => $"fold_{Text(fold)}"),
            "seeds", "folds", "sd_over_seeds", "sd_over_folds", "n", "poses", "left_out",
            "constant_maps", "undefined", .. Measures.Select(m => m.Name), "quoted_mean_percent", "quoted_std_percent",
        ];
        CsvFile.Write(Path.Combine(folder, "results.csv"), header, report.All.SelectMany(entry =>
            entry.Report.Policies.SelectMany(policy => MethodResult.Of(entry.Report, policy).Select(result =>
                Row(entry.Report, entry.Statistics.Policies[policy], result, folds)))));
        WritePairs(report, folder);
        WriteCells(report.Model, folder);
    }

    private static IReadOnlyList<string> Row(DatasetReport dataset, PolicyStatistics statistics, MethodResult result, int[] folds)
    {
        string policy = statistics.Policy;
        PublishedScore? quoted = policy == DatasetReport.MainPolicy ? PublishedScore.Of(dataset.Name, result.Method.Name) : null;
        Interval? interval = statistics.Bootstrap.Mean(result.Method.Name);
        SeedFoldSplit? split = DatasetStatistics.Split(dataset, result);
        return
        [
            result.Method.Name, dataset.Name, dataset.Architecture, policy, Text(result.Auc?.Mean), Text(interval?.Low), Text(interval?.High),
            Text(result.Auc?.StandardDeviation), .. folds.Select(fold => Text(OfFold(dataset, result, fold)?.Mean)),
            Text(split?.Seeds ?? 0), Text(split?.Folds ?? 0), Text(split?.OverSeeds), Text(split?.OverFolds),
            Text(result.Images), Text(statistics.Table.Poses.Count), Text(result.LeftOut), Text(result.ConstantMaps), result.Undefined,
            .. Measures.Select(m => Text(result.Over(m.Number)?.Mean)),
            Text(quoted?.Mean), Text(quoted?.Deviation),
        ];
    }

    private static void WritePairs(ReportStatistics report, string folder)
    {
        string[] header =
        [
            "dataset", "architecture", "policy", "method", "other", "difference", "ci_low", "ci_high", "p", "p_holm", "pairs_corrected",
            "exact", "cohen_dz", "rank_biserial", "superiority", "poses", "images",
        ];
        CsvFile.Write(
            Path.Combine(folder, "statistics.csv"),
            header,
            from entry in report.All
            from policy in entry.Statistics.Policies.Values
            from pair in policy.Pairs
            select (IReadOnlyList<string>)
            [
                entry.Report.Name, entry.Report.Architecture, policy.Policy, pair.One, pair.Other, Text(pair.Difference), Text(pair.Interval?.Low),
                Text(pair.Interval?.High), Text(pair.Test.P), Text(pair.HolmP), Text(policy.Pairs.Count), pair.Test.Exact ? "true" : "false",
                Text(pair.Effect.CohenDz), Text(pair.Effect.RankBiserial), Text(pair.Effect.Superiority), Text(pair.Poses), Text(pair.Images),
            ]);
    }

    private static void WriteCells(ReportModel model, string folder) => CsvFile.Write(
        Path.Combine(folder, "cells.csv"),
        ["dataset", "architecture", "seed", "fold", "images", "test_accuracy", "scores"],
        from dataset in model.Datasets
        from cell in dataset.Folds
        select (IReadOnlyList<string>)
        [
            dataset.Name, dataset.Architecture, cell.Seed.ToString(CultureInfo.InvariantCulture), Text(cell.TestFold), Text(cell.Scores.ImageCount),
            Text(cell.Training?.TestAccuracy), $"{cell.Folder}/{ScoreTable.FileName}",
        ]);

    /// <summary>A fold's score, over its seeds.</summary>
    private static FoldStatistics? OfFold(DatasetReport dataset, MethodResult result, int testFold) => FoldStatistics.Of(
        dataset.Folds.Zip(result.Folds).Where(pair => pair.First.TestFold == testFold).Select(pair => pair.Second?.Mean?.Auc));

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
