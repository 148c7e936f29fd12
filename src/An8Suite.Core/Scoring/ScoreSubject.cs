using An8Suite.Core.Labels;

namespace An8Suite.Core.Scoring;

/// <summary>Which heatmap is scored against which mask.</summary>
/// <param name="Sample">The image that was explained.</param>
/// <param name="ClassName">The name of its true class.</param>
/// <param name="Predicted">The label the network predicted; null where it is not known.</param>
/// <param name="Method">The explanation method or control.</param>
/// <param name="Policy">The mask policy, such as <c>class_part</c>.</param>
public sealed record ScoreSubject(Sample Sample, string ClassName, int? Predicted, string Method, string Policy);
