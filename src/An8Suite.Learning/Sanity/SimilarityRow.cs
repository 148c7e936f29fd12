namespace An8Suite.Learning.Sanity;

/// <summary>How similar two maps of one method and image are.</summary>
/// <param name="Comparison">Which two.</param>
/// <param name="Method">The method's name, or <see cref="PassedImages.Held"/>.</param>
/// <param name="Stage">The last stage that was drawn anew; empty for other comparisons.</param>
/// <param name="Number">The other class, the seed's number, the pair of seeds or the other network.</param>
/// <param name="Image">The image's place.</param>
/// <param name="Spearman">Rank correlation in [-1, 1]; null where a map is constant.</param>
/// <param name="Ssim">Structural similarity in [-1, 1]; null where a map is constant.</param>
public sealed record SimilarityRow(
    Comparison Comparison, string Method, string Stage, int Number, int Image, double? Spearman, double? Ssim);
