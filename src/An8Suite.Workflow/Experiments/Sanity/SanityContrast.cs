using An8Suite.Core.Statistics;

namespace An8Suite.Workflow.Experiments.Sanity;

/// <summary>How much more similar trained and random networks' maps are than those of two random networks.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Spearman">
/// The difference of the mean rank correlations of an image; null where no image has both.
/// </param>
/// <param name="Ssim">The same for the structural similarity.</param>
/// <param name="Images">Images that have both.</param>
public sealed record SanityContrast(string Method, MeanInterval? Spearman, MeanInterval? Ssim, int Images);
