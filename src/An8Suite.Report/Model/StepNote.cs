namespace An8Suite.Report.Model;

/// <summary>What one step was told.</summary>
/// <param name="Step">The verb, such as <c>train</c>.</param>
/// <param name="Where">The dataset and folds it ran for.</param>
/// <param name="Seed">The seed of everything random in it.</param>
/// <param name="Options">The resolved options as one line of JSON.</param>
public sealed record StepNote(string Step, string Where, ulong Seed, string Options);
