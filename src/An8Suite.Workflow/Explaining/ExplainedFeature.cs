namespace An8Suite.Workflow.Explaining;

/// <summary>A channel that speaks for the explained class in one image.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Channel">From 0.</param>
/// <param name="Weight">The lasso's weight of the channel for the class.</param>
/// <param name="Response">How strongly the channel responds to the image.</param>
/// <param name="Relevance">Weight times response; positive.</param>
public sealed record ExplainedFeature(string Layer, int Channel, double Weight, double Response, double Relevance);
