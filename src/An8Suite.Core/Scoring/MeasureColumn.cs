namespace An8Suite.Core.Scoring;

/// <summary>One of the <see cref="Measures"/> as tables name it.</summary>
/// <param name="Name">The column of <c>scores.csv</c> and the key of <c>summary.json</c>.</param>
/// <param name="Title">For people, short.</param>
/// <param name="Of">Its value; null where it is undefined.</param>
/// <param name="IsAgreement">Whether it compares map and mask, so that more is better; the others describe the map alone.</param>
public sealed record MeasureColumn(string Name, string Title, Func<Measures, double?> Of, bool IsAgreement = true)
{
    /// <summary>All of them, in the order of the tables.</summary>
    public static IReadOnlyList<MeasureColumn> All { get; } =
    [
        new("auc", "AUC", m => m.Auc),
        new("rank_auc", "Rank AUC", m => m.RankAuc),
        new("max_iou", "Max IoU", m => m.MaxIou),
        new("average_precision", "AP", m => m.AveragePrecision),
        new("pointing", "Pointing", m => m.Pointing),
        new("pointing_near", "Pointing, near", m => m.PointingNear),
        new("energy", "Energy (= mass acc.)", m => m.Energy),
        new("rank_accuracy", "Rank acc.", m => m.RankAccuracy),
        new("entropy", "Entropy", m => m.Entropy, IsAgreement: false),
        new("gini", "Gini", m => m.Gini, IsAgreement: false),
    ];

    /// <summary>How many of <paramref name="scored"/> have each measure undefined, by name; zeros are said too.</summary>
    public static IReadOnlyDictionary<string, int> CountUndefined(IReadOnlyCollection<Measures> scored) =>
        All.ToDictionary(column => column.Name, column => scored.Count(m => column.Of(m) is null));

    /// <summary>Such as <c>energy, entropy, gini: 3</c>, over the summaries of several folds; empty where all are defined.</summary>
    public static string DescribeUndefined(IEnumerable<MethodScore> folds) => string.Join("; ", folds
        .SelectMany(fold => fold.Undefined).GroupBy(count => count.Key, count => count.Value)
        .Select(counts => (Name: counts.Key, Count: counts.Sum())).Where(measure => measure.Count > 0)
        .GroupBy(measure => measure.Count, measure => measure.Name)
        .Select(same => FormattableString.Invariant($"{string.Join(", ", same)}: {same.Key}")));
}
