namespace An8Suite.Core.Selection;

/// <summary>A feature that speaks for a class in one image.</summary>
/// <param name="Feature">Its layer and channel.</param>
/// <param name="Column">Its column in the <see cref="ResponseTable"/>.</param>
/// <param name="Weight">Its weight for the class.</param>
/// <param name="Response">Its response to the image.</param>
/// <param name="Relevance">Response times weight; above 0.</param>
public readonly record struct RelevantFeature(
    Feature Feature, int Column, double Weight, double Response, double Relevance);
