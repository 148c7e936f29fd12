namespace An8Suite.Workflow.Experiments.Ablate;

/// <summary>What is left when k channels are silenced.</summary>
/// <param name="K">How many.</param>
/// <param name="Accuracy">The share of right predictions, over images and then over classes, in [0, 1].</param>
/// <param name="Margin">The logit of the true class minus the largest other one, averaged likewise.</param>
/// <param name="ClassAccuracies">One a class; null for a class without images.</param>
/// <param name="ClassMargins">Likewise.</param>
public sealed record AblatePoint(
    int K, double Accuracy, double Margin, IReadOnlyList<double?> ClassAccuracies, IReadOnlyList<double?> ClassMargins);
