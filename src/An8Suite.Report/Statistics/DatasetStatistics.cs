using An8Suite.Core.Statistics;
using An8Suite.Report.Model;

namespace An8Suite.Report.Statistics;

/// <summary>The statistics of one dataset and network.</summary>
internal sealed record DatasetStatistics
{
    /// <summary>By mask policy; the main one has all pairs tested, the others those with ours.</summary>
    public required IReadOnlyDictionary<string, PolicyStatistics> Policies { get; init; }

    /// <summary>The rank-equalised scores under the main policy.</summary>
    public required PolicyStatistics RankAuc { get; init; }

    /// <summary>The grid; null where it was not run.</summary>
    public required GridStatistics? Grid { get; init; }

    /// <summary>Under the policy that curves and verdict use.</summary>
    public required PolicyStatistics Main { get; init; }

    /// <summary>How they were drawn.</summary>
    public required ResamplingOptions Options { get; init; }

    /// <summary>Computes everything.</summary>
    public static DatasetStatistics Of(DatasetReport dataset, ResamplingOptions options)
    {
        Dictionary<string, PolicyStatistics> policies = dataset.Policies.ToDictionary(policy => policy, policy =>
            PolicyStatistics.Of(policy, Cells(dataset, scores => scores.Auc, policy), options)
                .WithTests(options, allPairs: policy == dataset.FirstPolicy));
        return new DatasetStatistics
        {
            Policies = policies,
            RankAuc = PolicyStatistics.Of(
                dataset.FirstPolicy, Cells(dataset, scores => scores.RankAuc, dataset.FirstPolicy), options),
            Grid = GridStatistics.Of(dataset, options),
            Main = policies.GetValueOrDefault(dataset.FirstPolicy)
                ?? PolicyStatistics.Of(dataset.FirstPolicy, [], options),
            Options = options,
        };
    }

    /// <summary>Seeds and folds apart, for one method.</summary>
    public static SeedFoldSplit? Split(DatasetReport dataset, MethodResult result) =>
        SeedFoldSplit.Of(
            dataset.Folds.Zip(result.Folds, (fold, score) => (fold.Seed, fold.TestFold, score?.Mean?.Auc)));

    private static CellTable[] Cells(
        DatasetReport dataset, Func<CellScores, IReadOnlyDictionary<string, CellTable>> tables, string policy) =>
        [.. dataset.Folds.Select(fold => tables(fold.Scores).GetValueOrDefault(policy)).OfType<CellTable>()];
}
