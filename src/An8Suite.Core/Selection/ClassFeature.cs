namespace An8Suite.Core.Selection;

/// <summary>What a feature is to a class, over all recorded images of that class.</summary>
/// <param name="Feature">Its layer and channel.</param>
/// <param name="Column">Its column in the <see cref="ResponseTable"/>.</param>
/// <param name="Weight">Its weight for the class; not 0.</param>
/// <param name="ChosenShare">
/// The share of the class's images in whose top k it is; null where the class has no image.
/// </param>
/// <param name="MeanRelevance">
/// The mean of response times weight over the class's images; null where it has none.
/// </param>
public sealed record ClassFeature(
    Feature Feature, int Column, double Weight, double? ChosenShare, double? MeanRelevance);
