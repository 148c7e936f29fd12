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
    public static MeasureColumn Auc { get; } = new("auc", "IoU-AUC", map => map.Curve.Auc)
    {
        Meaning = "Area under the curve of intersection over union between the pixels with heat of at least t and the "
            + "mask, t from 0 to 1. The curve is a step function of the heat values and is integrated exactly. It is "
            + "not the area under a ROC curve. It rewards how heat values are distributed, not only where they lie: "
            + "a map that is bright throughout the mask and black outside has 100 %.",
    };

    /// <summary>The same after <see cref="RankEqualized"/>.</summary>
    public static MeasureColumn RankAuc { get; } = new("rank_auc", "Rank IoU-AUC", map => RankEqualized.Auc(map.Levels))
    {
        TerminalTitle = "rank AUC",
        Meaning = "The IoU-AUC after every heat value is replaced by its rank; ties share their mean rank. What is "
            + "left is the order of the pixels, so that a method gains nothing by a stretch of its values.",
    };

    /// <summary>The highest intersection over union at any threshold.</summary>
    public static MeasureColumn MaxIou { get; } = new("max_iou", "Max IoU", map => map.Curve.MaxIou)
    {
        TerminalTitle = "max IoU",
        Meaning = "The highest intersection over union at any threshold. It is never below the mask's share of the "
            + "picture, which the constant map has, since the lowest threshold takes every pixel.",
    };

    /// <summary>See <see cref="Scoring.AveragePrecision"/>.</summary>
    public static MeasureColumn AveragePrecision { get; } =
        new("average_precision", "AP", map => Scoring.AveragePrecision.Of(map.Levels))
        {
            Meaning = "Average precision of the heat as a detector of mask pixels. Chance has the mask's share of the "
                + "picture, as the constant map does.",
        };

    /// <summary>See <see cref="PointingGame"/>, without a tolerance.</summary>
    public static MeasureColumn Pointing { get; } = new("pointing", "Pointing", map => PointingGame.Of(map.Levels))
    {
        TerminalTitle = null,
        Meaning = "How often the hottest pixel lies in the mask; of equally hot pixels, the share that does. One "
            + "pixel decides: the rest of the map may lie anywhere.",
    };

    /// <summary>See <see cref="PointingGame"/>, within the tolerance of <see cref="ScoreOptions"/>.</summary>
    public static MeasureColumn PointingNear { get; } = new(
        "pointing_near", "Pointing, near", map => PointingGame.Of(map.Levels, map.Options.PointingTolerancePixels))
    {
        BriefTitle = null,
        TerminalTitle = "pointing",
        Meaning = "The pointing game with a tolerance: the hottest pixel lies in the mask or within a few pixels of "
            + "it. A thin mask becomes a wide one, so that chance scores higher too.",
    };

    /// <summary>See <see cref="EnergyInMask"/>, the relevance mass accuracy; undefined without heat.</summary>
    public static MeasureColumn Energy { get; } =
        new("energy", "Energy", map => EnergyInMask.Of(map.Levels))
        {
            TerminalTitle = "energy",
            Meaning = "The share of the heat that lies in the mask, also called relevance mass accuracy. Chance has "
                + "the mask's share of the picture; undefined where there is no heat.",
        };

    /// <summary>See <see cref="Scoring.RankAccuracy"/>.</summary>
    public static MeasureColumn RankAccuracy { get; } =
        new("rank_accuracy", "Rank acc.", map => Scoring.RankAccuracy.Of(map.Levels))
        {
            Meaning = "The share of the m hottest pixels that lie in the mask, m being its size.",
            BriefTitle = null,
            TerminalTitle = null,
        };

    /// <summary>See <see cref="Scoring.Entropy"/>; undefined for a map without heat.</summary>
    public static MeasureColumn Entropy { get; } = new("entropy", "Entropy", map => Scoring.Entropy.Of(map.Levels))
    {
        Meaning = "Entropy of the heat as a distribution over the pixels, in nats, divided by the logarithm of their "
            + "number: 100 % is a constant map. It describes the map, not its agreement.",
        Best = BestEnd.Neither,
        BriefTitle = null,
        TerminalTitle = null,
    };

    /// <summary>See <see cref="GiniIndex"/>; undefined for a map without heat.</summary>
    public static MeasureColumn Gini { get; } = new("gini", "Gini", map => GiniIndex.Of(map.Levels))
    {
        Meaning = "Gini index of the heat values: 0 % is a constant map, near 100 % one hot pixel. It describes the "
            + "map, not its agreement.",
        Best = BestEnd.Neither,
        BriefTitle = null,
        TerminalTitle = null,
    };

    /// <summary>All of them, in the order of the tables.</summary>
    public static IReadOnlyList<MeasureColumn> All { get; } =
    [
        Auc, RankAuc, MaxIou, AveragePrecision, Pointing, PointingNear, Energy, RankAccuracy, Entropy, Gini,
    ];

    /// <summary>What it measures and when it misleads, in sentences for readers of a report.</summary>
    public string Meaning { get; init; } = "";

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
