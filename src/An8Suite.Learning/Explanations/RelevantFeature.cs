using An8Suite.Core.Selection;

namespace An8Suite.Learning.Explanations;

/// <summary>A feature that speaks for a class in one image.</summary>
public readonly record struct RelevantFeature(Feature Feature, double Relevance);
