using An8Suite.Learning.Sanity;

namespace An8Suite.Workflow.Experiments.Sanity;

/// <summary>How similar the maps of one method are in one comparison.</summary>
/// <param name="Comparison">Which maps.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Stage">The last stage that was drawn anew; empty for other comparisons.</param>
/// <param name="Spearman">
/// Mean rank correlation: over the pairs of an image, then over images; null where none is defined.
/// </param>
/// <param name="Ssim">Mean structural similarity, likewise.</param>
/// <param name="Pairs">Pairs of maps whose similarity is defined.</param>
/// <param name="Undefined">Pairs that are left out because a map is constant.</param>
public sealed record SanitySimilarity(
    Comparison Comparison, string Method, string Stage, double? Spearman, double? Ssim, int Pairs, int Undefined);
