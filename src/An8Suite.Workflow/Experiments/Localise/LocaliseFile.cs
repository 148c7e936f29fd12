using An8Suite.Core.Localisation;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Experiments.Localise;

/// <summary><c>localise.json</c>: how well boxes around heat find objects, and whether masks say the same.</summary>
public sealed record LocaliseFile
{
    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>Images with a heatmap.</summary>
    public required int Images { get; init; }

    /// <summary>Their poses, which the intervals draw.</summary>
    public required int Poses { get; init; }

    /// <summary>The share of the maximum that a pixel must reach.</summary>
    public required double Share { get; init; }

    /// <summary>The overlap from which a box is right.</summary>
    public required double Overlap { get; init; }

    /// <summary>Steps of the thresholds of MaxBoxAccV2 and PxAP.</summary>
    public required int Thresholds { get; init; }

    /// <summary>What the boxes should find.</summary>
    public required IReadOnlyList<LocaliseTarget> Targets { get; init; }

    /// <summary>How alike the methods' orders are by the proxy and by the masks; controls left out.</summary>
    public required IReadOnlyList<LocaliseCorrelation> Correlations { get; init; }

    /// <summary>Heatmaps that were left out, a line each.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>The target of a name; null where there is none.</summary>
    public LocaliseTarget? Find(string target) => Targets.FirstOrDefault(one => one.Target == target);
}

/// <summary>One kind of object.</summary>
/// <param name="Target"><c>object</c>, every part, or <c>class_part</c>.</param>
/// <param name="WithoutObject">Images that show none of it and are left out.</param>
/// <param name="Methods">Methods, then controls.</param>
public sealed record LocaliseTarget(string Target, int WithoutObject, IReadOnlyList<LocaliseMethod> Methods)
{
    /// <summary>Every part.</summary>
    public const string Object = "object";

    /// <summary>The parts that carry the class colour.</summary>
    public const string ClassPart = "class_part";
}

/// <summary>One method against one kind of object.</summary>
public sealed record LocaliseMethod
{
    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>Heatmaps that were tried.</summary>
    public required int Images { get; init; }

    /// <summary>Those whose pixels are all equal: they have no box and are wrong.</summary>
    public required int WithoutBox { get; init; }

    /// <summary>The share of boxes right by Zhou's rule; over images within a class, then over classes.</summary>
    public required LocaliseNumber BoxAccuracy { get; init; }

    /// <summary>The mean overlap of those boxes, likewise.</summary>
    public required LocaliseNumber BoxIou { get; init; }

    /// <summary>See <see cref="LocalisationTally.MaxBoxAccV2"/>.</summary>
    public required LocaliseNumber MaxBoxAccV2 { get; init; }

    /// <summary>See <see cref="LocalisationTally.PixelAveragePrecision"/>.</summary>
    public required LocaliseNumber PxAp { get; init; }

    /// <summary>The area under the curve of intersection over union with the object's mask.</summary>
    public required LocaliseNumber IouAuc { get; init; }

    /// <summary>Whether it looks at no network.</summary>
    internal bool IsControl => MethodTitle.Of(Method).IsControl;
}

/// <summary>A number in [0, 1] with its 95 % interval, of draws of the poses.</summary>
/// <param name="Value">Null where it is undefined.</param>
/// <param name="Low">Null of one pose.</param>
/// <param name="High">Likewise.</param>
public sealed record LocaliseNumber(double? Value, double? Low, double? High)
{
    internal static LocaliseNumber Of(ResampledNumber number) =>
        new(number.Value, number.Interval?.Low, number.Interval?.High);
}

/// <summary>The rank correlation over methods of one number of the proxy with the IoU-AUC against one mask.</summary>
/// <param name="Measure"><c>box_accuracy</c>, <c>max_box_acc_v2</c> or <c>px_ap</c>.</param>
/// <param name="Target">What the boxes should find.</param>
/// <param name="Mask">What the IoU-AUC is against.</param>
/// <param name="Methods">How many methods; undefined below three.</param>
/// <param name="Correlation">Spearman's.</param>
public sealed record LocaliseCorrelation(
    string Measure, string Target, string Mask, int Methods, LocaliseNumber Correlation);
