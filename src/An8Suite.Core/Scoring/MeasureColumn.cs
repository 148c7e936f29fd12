namespace An8Suite.Core.Scoring;

/// <summary>One of the <see cref="Measures"/> by its row of facts; tables, files and report follow from it.</summary>
/// <remarks>
/// A further one is a further row of <see cref="All"/>. Values are fractions in [0, 1], shown in percent.
/// </remarks>
/// <param name="Name">The column of <c>scores.csv</c> and the key of <c>summary.json</c>.</param>
/// <param name="Title">For people, short.</param>
/// <param name="Compute">Its value for a heatmap; null where it is undefined.</param>
public sealed record MeasureColumn(string Name, string Title, Func<MeasuredMap, double?> Compute)
{
    /// <summary>The area under the <see cref="IouCurve"/>.</summary>
    public static MeasureColumn Auc { get; } = new("auc", "AUC", map => map.Curve.Auc);

    /// <summary>The same after <see cref="RankEqualized"/>.</summary>
    public static MeasureColumn RankAuc { get; } = new("rank_auc", "Rank AUC", map => RankEqualized.Auc(map.Levels))
    {
        TerminalTitle = "rank AUC",
    };

    /// <summary>The highest intersection over union at any threshold.</summary>
    public static MeasureColumn MaxIou { get; } = new("max_iou", "Max IoU", map => map.Curve.MaxIou)
    {
        TerminalTitle = "max IoU",
    };

    /// <summary>See <see cref="Scoring.AveragePrecision"/>.</summary>
    public static MeasureColumn AveragePrecision { get; } =
        new("average_precision", "AP", map => Scoring.AveragePrecision.Of(map.Levels));

    /// <summary>See <see cref="PointingGame"/>, without a tolerance.</summary>
    public static MeasureColumn Pointing { get; } = new("pointing", "Pointing", map => PointingGame.Of(map.Levels))
    {
        TerminalTitle = null,
    };

    /// <summary>See <see cref="PointingGame"/>, within the tolerance of <see cref="ScoreOptions"/>.</summary>
    public static MeasureColumn PointingNear { get; } = new(
        "pointing_near", "Pointing, near", map => PointingGame.Of(map.Levels, map.Options.PointingTolerancePixels))
    {
        BriefTitle = null,
        TerminalTitle = "pointing",
    };

    /// <summary>See <see cref="EnergyInMask"/>, the relevance mass accuracy; undefined without heat.</summary>
    public static MeasureColumn Energy { get; } =
        new("energy", "Energy (= mass acc.)", map => EnergyInMask.Of(map.Levels))
        {
            BriefTitle = "Energy",
            TerminalTitle = "energy",
        };

    /// <summary>See <see cref="Scoring.RankAccuracy"/>.</summary>
    public static MeasureColumn RankAccuracy { get; } =
        new("rank_accuracy", "Rank acc.", map => Scoring.RankAccuracy.Of(map.Levels))
        {
            BriefTitle = null,
            TerminalTitle = null,
        };

    /// <summary>See <see cref="Scoring.Entropy"/>; undefined for a map without heat.</summary>
    public static MeasureColumn Entropy { get; } = new("entropy", "Entropy", map => Scoring.Entropy.Of(map.Levels))
    {
        Best = BestEnd.Neither,
        BriefTitle = null,
        TerminalTitle = null,
    };

    /// <summary>See <see cref="GiniIndex"/>; undefined for a map without heat.</summary>
    public static MeasureColumn Gini { get; } = new("gini", "Gini", map => GiniIndex.Of(map.Levels))
    {
        Best = BestEnd.Neither,
        BriefTitle = null,
        TerminalTitle = null,
    };

    /// <summary>All of them, in the order of the tables.</summary>
    public static IReadOnlyList<MeasureColumn> All { get; } =
    [
        Auc, RankAuc, MaxIou, AveragePrecision, Pointing, PointingNear, Energy, RankAccuracy, Entropy, Gini,
    ];

    /// <summary>Which end of its values is best.</summary>
    public BestEnd Best { get; init; }

    /// <summary>In the report's tables for other documents; null leaves it out of them.</summary>
    public string? BriefTitle { get; init; } = Title;

    /// <summary>In the table on stdout; null leaves it out there.</summary>
    public string? TerminalTitle { get; init; } = Title;

    /// <summary>Its value; null where it is undefined.</summary>
    public double? Of(Measures measures) => measures.At(this);

    /// <summary>
    /// How many of <paramref name="scored"/> have each measure undefined, by name; zeros are said too.
    /// </summary>
    public static IReadOnlyDictionary<string, int> CountUndefined(IReadOnlyCollection<Measures> scored) =>
        Measures.ColumnsOf(scored)
            .ToDictionary(column => column.Name, column => scored.Count(measures => column.Of(measures) is null));

    /// <summary>
    /// Such as <c>energy, entropy, gini: 3</c>, over the summaries of several folds; empty where all are defined.
    /// </summary>
    public static string DescribeUndefined(IEnumerable<MethodScore> folds) => string.Join("; ", folds
        .SelectMany(fold => fold.Undefined).GroupBy(count => count.Key, count => count.Value)
        .Select(counts => (Name: counts.Key, Count: counts.Sum())).Where(measure => measure.Count > 0)
        .GroupBy(measure => measure.Count, measure => measure.Name)
        .Select(same => FormattableString.Invariant($"{string.Join(", ", same)}: {same.Key}")));
}
