using An8Suite.Core.Labels;

namespace An8Suite.Core.Scenes.Splitting;

/// <summary>Cross-validation: the poses are dealt round robin, so folds differ by at most one pose.</summary>
/// <param name="Count">How many folds, at least <see cref="MinimumCount"/>.</param>
internal sealed record FoldRule(int Count) : SplitRule
{
    /// <summary>The name in a recipe.</summary>
    public const string Name = "folds";

    /// <summary>The fewest folds: one to test, one to validate, one to train.</summary>
    public const int MinimumCount = 3;

    /// <summary>How many folds unless a recipe says otherwise.</summary>
    public const int StandardCount = 5;

    /// <inheritdoc/>
    public override int FoldCount => Count;

    internal override string Yaml => $"{{by: {Name}, count: {Count}}}";

    internal override IEnumerable<(string Key, string Message)> Problems(long poseCount)
    {
        if (Count < MinimumCount || Count > poseCount)
        {
            yield return ("count",
                $"expected {MinimumCount} (train, val, test) to {poseCount} (the number of poses), found {Count}");
        }
    }

    internal override IReadOnlyList<(int Fold, Split Split)> Deal(IReadOnlyList<double> views) =>
        [.. Enumerable.Range(0, views.Count).Select(rank => (rank % Count, FoldSplit.RoleOf(rank % Count, 0, Count)))];
}
