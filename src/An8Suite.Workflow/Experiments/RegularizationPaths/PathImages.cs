namespace An8Suite.Workflow.Experiments.RegularizationPaths;

/// <summary>A set of images that the weights were tried on as a classifier.</summary>
/// <param name="Name">The split, or <c>all</c>.</param>
/// <param name="Fitted">Whether the weights were fitted on these images.</param>
/// <param name="Count">How many there are.</param>
/// <param name="NetworkAccuracy">The share of them that the network itself recognises, in [0, 1].</param>
/// <param name="LargestClass">The share of the most frequent class: what always saying it would achieve.</param>
public sealed record PathImages(string Name, bool Fitted, int Count, double NetworkAccuracy, double LargestClass);
