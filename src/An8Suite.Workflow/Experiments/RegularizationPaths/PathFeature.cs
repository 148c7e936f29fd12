namespace An8Suite.Workflow.Experiments.RegularizationPaths;

/// <summary>The weight of one feature along the path of a class.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Channel">From 0.</param>
/// <param name="MeanShare">|weight| / mu, averaged over the budgets of the grid.</param>
/// <param name="Weights">One a point of the class.</param>
public sealed record PathFeature(string Layer, int Channel, double MeanShare, IReadOnlyList<double> Weights);
