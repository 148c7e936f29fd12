using An8Suite.Core.Selection;

namespace An8Suite.Report.Model;

/// <summary>How often explanations of one class used a feature.</summary>
/// <param name="Label">The class that was explained.</param>
/// <param name="Feature">Layer and channel.</param>
/// <param name="Share">The share of the class's explained images that used it, in [0, 1].</param>
public sealed record ChosenFeature(int Label, Feature Feature, double Share);
