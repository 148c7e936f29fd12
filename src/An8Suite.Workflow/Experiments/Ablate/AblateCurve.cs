using An8Suite.Learning.Ablation;

namespace An8Suite.Workflow.Experiments.Ablate;

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
