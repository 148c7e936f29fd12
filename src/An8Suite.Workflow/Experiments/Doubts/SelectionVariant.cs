namespace An8Suite.Workflow.Experiments.Doubts;

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
