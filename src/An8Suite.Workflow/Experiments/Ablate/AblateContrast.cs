using An8Suite.Core.Statistics;
using An8Suite.Learning.Ablation;

namespace An8Suite.Workflow.Experiments.Ablate;

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
