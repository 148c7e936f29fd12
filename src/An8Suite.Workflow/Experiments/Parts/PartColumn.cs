using An8Suite.Core.Statistics;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>What a column of the tables is about.</summary>
internal enum PartColumnKind
{
    /// <summary>Agreement with the parts' values.</summary>
    Truth,

    /// <summary>A usual score, which may or may not rank methods as the truth does.</summary>
    Proxy,
}

/// <summary>A number of a heatmap by its row of facts; files, tables and correlations follow from it.</summary>
/// <param name="Name">In files.</param>
/// <param name="Title">For people.</param>
/// <param name="Value">Its value; null where it is undefined.</param>
internal sealed record PartColumn(string Name, string Title, Func<PartMap, double?> Value)
{
    /// <summary>What it is about.</summary>
    public PartColumnKind Kind { get; init; } = PartColumnKind.Truth;

    /// <summary>Which end is best.</summary>
    public Best Best { get; init; } = Best.Highest;

    /// <summary>The column that ranks methods by the truth.</summary>
    public static PartColumn Truth { get; } = new("spearman", "Rank correlation with φ", Signed(RankCorrelation.Of));

    /// <summary>How far heat is from the values' shares, which small values of little parts move less.</summary>
    public static PartColumn Distance { get; } =
        new("distance", "Distance", DistanceOf) { Best = Best.Lowest };

    /// <summary>All of them; a further one is a further row.</summary>
    public static IReadOnlyList<PartColumn> All { get; } =
    [
        Truth,
        new("spearman_absolute", "with |φ|", Absolute(RankCorrelation.Of)),
        new("kendall", "Kendall's τ with φ", Signed(KendallTau.Of)),
        new("kendall_absolute", "τ with |φ|", Absolute(KendallTau.Of)),
        new("spearman_mean", "Mean heat with φ", map => Ranked(
            RankCorrelation.Of, map,
            player => map.Heat[player] / map.Game.Pixels[player], player => map.Shapley[player])),
        new("hottest_part", "Hottest part right", Hottest),
        Distance,
        Proxy("iou_auc", "IoU-AUC against the mask", map => map.Mask?.Auc),
        Proxy("rank_iou_auc", "Rank IoU-AUC", map => map.Mask?.RankAuc),
        Proxy("average_precision", "Average precision", map => map.Mask?.AveragePrecision),
        Proxy("pointing", "Pointing game", map => map.Mask?.Pointing),
        Proxy("energy", "Energy in the mask", map => map.Mask?.Energy),
        Proxy("deletion_logit", "Deletion, logit", map => map.Faithfulness?.Deletion.LogitArea, Best.Lowest),
        Proxy("insertion_logit", "Insertion, logit", map => map.Faithfulness?.Insertion.LogitArea),
        Proxy(
            "deletion_probability", "Deletion, probability", map => map.Faithfulness?.Deletion.ProbabilityArea,
            Best.Lowest),
        Proxy("insertion_probability", "Insertion, probability", map => map.Faithfulness?.Insertion.ProbabilityArea),
        Proxy("infidelity", "Infidelity, share", map => map.Faithfulness?.InfidelityShare, Best.Lowest),
        Proxy("road_morf", "ROAD, hottest removed", map => map.Debiased?.MostRelevantFirst, Best.Lowest),
        Proxy("road_lerf", "ROAD, coldest removed", map => map.Debiased?.LeastRelevantFirst),
        Proxy("cell_deletion", "Deletion of single cells (IDSDS)", map => map.CellDeletion),
        Proxy("box_accuracy", "Box around the object (localisation)", map => map.BoxAccuracy),
        Proxy("random_logit", "Map of another class, similarity", map => map.OtherClass, Best.Lowest),
        Proxy("random_weights", "Map of random weights, similarity (MPRT)", map => map.OtherWeights, Best.Lowest),
        Proxy(
            "smooth_random_weights", "The same of means over noisy copies (sMPRT)", map => map.SmoothOtherWeights,
            Best.Lowest),
        Proxy("entropy_rise", "Entropy's rise with random weights (eMPRT)", map => map.EntropyRise),
        Proxy("single_deletion", "Single deletion (SD)", SingleDeletion),
        Proxy("target_sensitivity", "Target sensitivity (TS)", map => map.TargetSensitivity),
    ];

    /// <summary>Those of one kind.</summary>
    public static IEnumerable<PartColumn> Of(PartColumnKind kind) => All.Where(column => column.Kind == kind);

    /// <summary>The row of a name.</summary>
    public static PartColumn Named(string name) => All.First(column => column.Name == name);

    private static PartColumn Proxy(string name, string title, Func<PartMap, double?> of, Best best = Best.Highest) =>
        new(name, title, of) { Kind = PartColumnKind.Proxy, Best = best };

    private static Func<PartMap, double?> Signed(Func<double[], double[], double?> correlation) => map =>
        Ranked(correlation, map, player => map.Heat[player], player => map.Shapley[player]);

    private static Func<PartMap, double?> Absolute(Func<double[], double[], double?> correlation) => map =>
        Ranked(correlation, map, player => map.Heat[player], player => Math.Abs(map.Shapley[player]));

    private static double? Ranked(
        Func<double[], double[], double?> correlation, PartMap map, Func<int, double> heat, Func<int, double> truth) =>
        correlation(map.Seen(heat), map.Seen(truth));

    private static double? SingleDeletion(PartMap map) => Ranked(
        RankCorrelation.Of, map, player => map.Heat[player], player => map.Deletions[player]);

    /// <summary>
    /// Whether the hottest visible part has the largest value; of equally hot ones, the share that has.
    /// </summary>
    private static double? Hottest(PartMap map)
    {
        if (!map.HasHeat)
        {
            return null;
        }

        double most = map.Visible.Max(player => map.Shapley[player]);
        double hottest = map.Visible.Max(player => map.Heat[player]);
        return map.Visible.Where(player => map.Heat[player] == hottest)
            .Average(player => map.Shapley[player] == most ? 1.0 : 0);
    }

    /// <summary>
    /// Sum over the visible parts of a |h - p|, a the part's share of their pixels, h its share of their heat and p of
    /// their |φ|: 0 where heat goes with the values.
    /// </summary>
    private static double? DistanceOf(PartMap map)
    {
        double values = map.Visible.Sum(player => Math.Abs(map.Shapley[player]));
        if (!map.HasHeat || values == 0)
        {
            return null;
        }

        double heat = map.Visible.Sum(player => map.Heat[player]);
        double pixels = map.Visible.Sum(player => map.Game.Pixels[player]);
        return map.Visible.Sum(player => map.Game.Pixels[player] / pixels
            * Math.Abs((map.Heat[player] / heat) - (Math.Abs(map.Shapley[player]) / values)));
    }
}
