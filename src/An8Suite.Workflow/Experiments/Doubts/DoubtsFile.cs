namespace An8Suite.Workflow.Experiments.Doubts;

/// <summary>
/// <c>doubts.json</c>: how far the selection's options matter, and which parts of the plant the network measurably
/// uses.
/// </summary>
public sealed record DoubtsFile
{
    /// <summary>How many images were drawn and re-rendered.</summary>
    public required int Images { get; init; }

    /// <summary>How many poses they show.</summary>
    public required int Poses { get; init; }

    /// <summary>Class names, in the order of the labels.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The parts that carry the class colour, by class.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> ClassParts { get; init; }

    /// <summary>The mesh's parts, in order of id.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>The standard options first, then one change at a time.</summary>
    public required IReadOnlyList<SelectionVariant> Variants { get; init; }

    /// <summary>One entry a class, part and change.</summary>
    public required IReadOnlyList<PartEffect> Effects { get; init; }

    /// <summary>One entry an explanation method.</summary>
    public required IReadOnlyList<HeatShare> Heat { get; init; }
}

/// <summary>How our heatmaps score when one option of responses or selection is another.</summary>
/// <param name="Option">
/// What is varied, such as <c>scaling</c>; <c>standard</c> for the options of the preset <c>paper</c>.
/// </param>
/// <param name="Value">Its value.</param>
/// <param name="Features">Features with a weight, the mean over classes.</param>
/// <param name="Auc">The mean area under the IoU curve, in [0, 1]; images within a class, then classes.</param>
/// <param name="RankAuc">The same after rank-equalising.</param>
/// <param name="Difference">
/// Its AUC minus that of the standard options, on the same images; null for these themselves.
/// </param>
/// <param name="DifferenceLow">The lower end of the 95 % interval of the difference, poses drawn.</param>
/// <param name="DifferenceHigh">The upper end.</param>
/// <param name="Scored">Images with a score.</param>
/// <param name="Empty">Images for whose class no feature speaks: their map is zeros and scores as such.</param>
public sealed record SelectionVariant(
    string Option,
    string Value,
    double Features,
    double? Auc,
    double? RankAuc,
    double? Difference,
    double? DifferenceLow,
    double? DifferenceHigh,
    int Scored,
    int Empty);

/// <summary>
/// What happens to the logits of a class when one part of the plant is removed or recoloured and the view rendered
/// again.
/// </summary>
/// <param name="Label">The class of the images.</param>
/// <param name="Part">The part's name.</param>
/// <param name="Change">
/// <c>removed</c>, or <c>recoloured</c>: in the colour of the next class that has another colour.
/// </param>
/// <param name="LogitDrop">The mean drop of the class's own logit.</param>
/// <param name="MarginDrop">The mean drop of its lead over the best other logit.</param>
/// <param name="Low">The lower end of the 95 % interval of <paramref name="LogitDrop"/>, poses drawn.</param>
/// <param name="High">The upper end.</param>
/// <param name="Flips">The share of the images that are no longer seen as their class.</param>
/// <param name="Images">Images where the part can be seen; the others are left out.</param>
public sealed record PartEffect(
    int Label,
    string Part,
    string Change,
    double? LogitDrop,
    double? MarginDrop,
    double? Low,
    double? High,
    double? Flips,
    int Images)
{
    /// <summary>The change that takes a part away.</summary>
    public const string Removed = "removed";

    /// <summary>The change that gives a part another class's colour.</summary>
    public const string Recoloured = "recoloured";
}

/// <summary>
/// How a method spreads its heat over the plant, and how well that agrees with what the network measurably uses.
/// </summary>
/// <param name="Method">The explanation method or control.</param>
/// <param name="Background">The mean share of the heat that lies on no part.</param>
/// <param name="Parts">The mean share of each part, in order of id.</param>
/// <param name="Agreement">
/// 1 - half the sum of |heat share - effect share| over background and parts, in [0, 1]; a part's effect share is the
/// drop of the class's logit when it is removed, where that is positive, over the sum of these; the background's is 0.
/// </param>
/// <param name="AgreementLow">The lower end of its 95 % interval, poses drawn.</param>
/// <param name="AgreementHigh">The upper end.</param>
/// <param name="Images">Images with heat and an effect.</param>
/// <param name="Undefined">Images without.</param>
public sealed record HeatShare(
    string Method,
    double? Background,
    IReadOnlyList<double?> Parts,
    double? Agreement,
    double? AgreementLow,
    double? AgreementHigh,
    int Images,
    int Undefined);
