using An8Suite.Core.Scoring;
using An8Suite.Core.Statistics;
using An8Suite.Pages.Tables;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Tables;

/// <summary>
/// The report's numbers as tables: <c>results.csv</c> with a row a method, <c>statistics.csv</c> with a row a pair of
/// methods, <c>cells.csv</c> with where the scores of every cell lie, image by image, from the report's folder.
/// </summary>
/// <remarks>Fractions, not percent, except the quoted columns, which are as published.</remarks>
internal static class ReportCsv
{
    private static (string Name, Func<MethodScore, double?> Number)[] Measures { get; } =
    [
        ("headroom", m => m.Headroom),
        MeanOf(MeasureColumn.RankAuc),
        ("rank_headroom", m => m.RankHeadroom),

        // The near pointing game came when the file was in use, so it stands behind those that were there.
        .. MeasureColumn.All.Except([MeasureColumn.Auc, MeasureColumn.RankAuc, MeasureColumn.PointingNear])
            .SelectMany(m => m == MeasureColumn.RankAccuracy ? [m, MeasureColumn.PointingNear] : (MeasureColumn[])[m])
            .Select(MeanOf),
        ("completeness", m => m.Completeness?.Median),
        ("completeness_iqr", m => m.Completeness?.InterquartileRange),
    ];

    public static void Write(ReportStatistics report, string folder)
    {
        WriteResults(report, folder);
        WritePairs(report, folder);
        WriteCells(report.Model, folder);
    }

    private static void WriteResults(ReportStatistics report, string folder)
    {
        int[] folds = [.. report.Model.Datasets.SelectMany(d => d.Folds).Select(f => f.TestFold).Distinct().Order()];
        Table<Row> table = new Table<Row>(
            from entry in report.All
            from policy in entry.Report.Policies
            from result in MethodResult.Of(entry.Report, policy)
            select new Row(entry.Report, entry.Statistics.Policies[policy], result))
            .Text("method", row => row.Result.Method.Name)
            .Text("dataset", row => row.Dataset.Name)
            .Text("architecture", row => row.Dataset.Architecture)
            .Text("policy", row => row.Statistics.Policy)
            .Text("mean", row => row.Result.Auc?.Mean)
            .Text("ci_low", row => row.Interval?.Low)
            .Text("ci_high", row => row.Interval?.High)
            .Text("std", row => row.Result.Auc?.StandardDeviation)
            .Numbers(
                folds, fold => FormattableString.Invariant($"fold_{fold}"),
                (row, fold) => OfFold(row.Dataset, row.Result, fold)?.Mean)
            .Text("seeds", row => row.Split?.Seeds ?? 0)
            .Text("folds", row => row.Split?.Folds ?? 0)
            .Text("sd_over_seeds", row => row.Split?.OverSeeds)
            .Text("sd_over_folds", row => row.Split?.OverFolds)
            .Text("n", row => row.Result.Images)
            .Text("poses", row => row.Statistics.Table.Poses.Count)
            .Text("left_out", row => row.Result.LeftOut)
            .Text("constant_maps", row => row.Result.ConstantMaps)
            .Text("undefined", row => row.Result.Undefined)
            .Numbers(Measures, measure => measure.Name, (row, measure) => row.Result.Over(measure.Number)?.Mean)
            .Text("quoted_mean_percent", row => row.Quoted?.Mean)
            .Text("quoted_std_percent", row => row.Quoted?.Deviation);
        table.WriteCsv(Path.Combine(folder, "results.csv"));
    }

    private static void WritePairs(ReportStatistics report, string folder) =>
        new Table<(DatasetReport Dataset, PolicyStatistics Policy, MethodComparison Pair)>(
            from entry in report.All
            from policy in entry.Statistics.Policies.Values
            from pair in policy.Pairs
            select (entry.Report, policy, pair))
            .Text("dataset", row => row.Dataset.Name)
            .Text("architecture", row => row.Dataset.Architecture)
            .Text("policy", row => row.Policy.Policy)
            .Text("method", row => row.Pair.One)
            .Text("other", row => row.Pair.Other)
            .Text("difference", row => row.Pair.Difference)
            .Text("ci_low", row => row.Pair.Interval?.Low)
            .Text("ci_high", row => row.Pair.Interval?.High)
            .Text("p", row => row.Pair.Test.P)
            .Text("p_holm", row => row.Pair.HolmP)
            .Text("pairs_corrected", row => row.Policy.Pairs.Count)
            .Text("exact", row => row.Pair.Test.Exact)
            .Text("cohen_dz", row => row.Pair.Effect.CohenDz)
            .Text("rank_biserial", row => row.Pair.Effect.RankBiserial)
            .Text("superiority", row => row.Pair.Effect.Superiority)
            .Text("poses", row => row.Pair.Poses)
            .Text("images", row => row.Pair.Images)
            .WriteCsv(Path.Combine(folder, "statistics.csv"));

    private static void WriteCells(ReportModel model, string folder) =>
        new Table<(DatasetReport Dataset, FoldReport Cell)>(
            model.Datasets.SelectMany(dataset => dataset.Folds.Select(cell => (dataset, cell))))
            .Text("dataset", row => row.Dataset.Name)
            .Text("architecture", row => row.Dataset.Architecture)
            .Text("seed", row => row.Cell.Seed)
            .Text("fold", row => row.Cell.TestFold)
            .Text("images", row => row.Cell.Scores.ImageCount)
            .Text("test_accuracy", row => row.Cell.Training?.TestAccuracy)
            .Text("scores", row => Path.GetRelativePath(folder, Path.Combine(row.Cell.Folder, ScoreTable.FileName))
                .Replace('\\', '/'))
            .WriteCsv(Path.Combine(folder, "cells.csv"));

    private static (string Name, Func<MethodScore, double?> Number) MeanOf(MeasureColumn measure) =>
        (measure.Name, method => method.Mean?.At(measure));

    /// <summary>A fold's score, over its seeds.</summary>
    private static FoldStatistics? OfFold(DatasetReport dataset, MethodResult result, int testFold) =>
        FoldStatistics.Of(
            dataset.Folds.Zip(result.Folds).Where(pair => pair.First.TestFold == testFold)
                .Select(pair => pair.Second?.Mean?.Auc));

    private sealed record Row(DatasetReport Dataset, PolicyStatistics Statistics, MethodResult Result)
    {
        public Interval? Interval { get; } = Statistics.Bootstrap.Mean(Result.Method.Name);

        public SeedFoldSplit? Split { get; } = DatasetStatistics.Split(Dataset, Result);

        public PublishedScore? Quoted { get; } =
            Statistics.Policy == DatasetReport.MainPolicy ? PublishedScore.Of(Dataset.Name, Result.Method.Name) : null;
    }
}
