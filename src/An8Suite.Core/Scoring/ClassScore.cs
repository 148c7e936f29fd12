namespace An8Suite.Core.Scoring;

/// <summary>The scores of one class for one method under one mask policy.</summary>
/// <param name="Label">The class.</param>
/// <param name="Name">Its name.</param>
/// <param name="Images">How many heatmaps have a score.</param>
/// <param name="LeftOut">How many were left out because the mask is empty.</param>
/// <param name="Mean">The mean over the images; null when none has a score.</param>
public sealed record ClassScore(int Label, string Name, int Images, int LeftOut, Measures? Mean);
