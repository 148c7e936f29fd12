namespace An8Suite.Core.Statistics;

/// <summary>An image that methods were scored on.</summary>
/// <param name="Id">The sample's id; the same image keeps it in every cell.</param>
/// <param name="Label">Its true class.</param>
/// <param name="Pose">The pose it was rendered at.</param>
public readonly record struct MeasuredImage(string Id, int Label, int Pose);
