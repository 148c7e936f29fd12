using An8Suite.Core.Statistics;
using An8Suite.Learning.Ablation;

namespace An8Suite.Workflow.Experiments.Ablate;

/// <summary><c>ablate.json</c>: what is left of a network when chosen channels are silenced.</summary>
public sealed record AblateFile : ExperimentFile
{
    /// <summary>Training images on which the other orders measured, and which gave the means.</summary>
    public required int TrainingImages { get; init; }

    /// <summary>Images on which the selection was fitted.</summary>
    public required int FittedImages { get; init; }

    /// <summary>The budget of the selection.</summary>
    public required double Mu { get; init; }

    /// <summary>The accuracy of the untouched network, over images and then over classes, in [0, 1].</summary>
    public required double Accuracy { get; init; }

    /// <summary>The margin of the untouched network in units of the logits, averaged likewise.</summary>
    public required double Margin { get; init; }

    /// <summary>The layer sets, with the number of their channels.</summary>
    public required IReadOnlyList<AblateLayers> Layers { get; init; }

    /// <summary>One a layer set, kind, order and draw.</summary>
    public required IReadOnlyList<AblateCurve> Curves { get; init; }

    /// <summary>The lasso against every other order, by the areas under the accuracy curves.</summary>
    public required IReadOnlyList<AblateContrast> Contrasts { get; init; }

    /// <summary>The curves of one order, one a draw.</summary>
    public IEnumerable<AblateCurve> Find(LayerSet layers, AblationKind kind, string order) =>
        Curves.Where(curve => curve.Layers == layers && curve.Kind == kind && curve.Order == order);
}

/// <summary>The channels that may be silenced.</summary>
/// <param name="Set">Which layers.</param>
/// <param name="Names">Their names.</param>
/// <param name="Channels">How many channels they have together.</param>
/// <param name="Selected">How many of these the selection finds relevant, class by class.</param>
/// <param name="Followed">
/// How many some budget finds relevant, class by class; the lasso's order is random behind them.
/// </param>
public sealed record AblateLayers(
    LayerSet Set, IReadOnlyList<string> Names, int Channels, IReadOnlyList<int> Selected, IReadOnlyList<int> Followed);

/// <summary>One order, one draw: what is left as more and more channels are silenced.</summary>
/// <param name="Layers">The channels that may be silenced.</param>
/// <param name="Kind">What takes their place.</param>
/// <param name="Order">A name of <see cref="Core.Ablation.AblationOrders"/>.</param>
/// <param name="Draw">The number of the draw; 0 where there is one.</param>
/// <param name="AccuracyArea">The mean accuracy over the logarithm of k, in [0, 1].</param>
/// <param name="MarginArea">The mean margin over the logarithm of k, in units of the logits.</param>
/// <param name="ConstantAtAll">
/// Whether every image gets one and the same prediction once all channels are silenced.
/// </param>
/// <param name="Points">By rising k, all channels last.</param>
public sealed record AblateCurve(
    LayerSet Layers,
    AblationKind Kind,
    string Order,
    int Draw,
    double AccuracyArea,
    double MarginArea,
    bool ConstantAtAll,
    IReadOnlyList<AblatePoint> Points);

/// <summary>What is left when k channels are silenced.</summary>
/// <param name="K">How many.</param>
/// <param name="Accuracy">The share of right predictions, over images and then over classes, in [0, 1].</param>
/// <param name="Margin">The logit of the true class minus the largest other one, averaged likewise.</param>
/// <param name="ClassAccuracies">One a class; null for a class without images.</param>
/// <param name="ClassMargins">Likewise.</param>
public sealed record AblatePoint(
    int K, double Accuracy, double Margin, IReadOnlyList<double?> ClassAccuracies, IReadOnlyList<double?> ClassMargins);

/// <summary>
/// How much more accuracy the lasso's order takes than another one: the lasso's area minus the other's.
/// </summary>
/// <param name="Layers">The channels that may be silenced.</param>
/// <param name="Kind">What takes their place.</param>
/// <param name="Against">The other order; the mean over its draws.</param>
/// <param name="Accuracy">
/// The difference of the areas under the accuracy curves; below 0 where the lasso hurts more.
/// </param>
/// <param name="Margin">The same for the margins, in units of the logits.</param>
public sealed record AblateContrast(
    LayerSet Layers, AblationKind Kind, string Against, MeanInterval Accuracy, MeanInterval Margin);
