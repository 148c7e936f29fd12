using An8Suite.Core.Selection;

namespace An8Suite.Workflow.Experiments.RegularizationPaths;

/// <summary>Images on which weights are tried as a classifier.</summary>
/// <param name="Name">The split, or <c>all</c>.</param>
/// <param name="Table">Their responses.</param>
internal sealed record ReadoutSet(string Name, ResponseTable Table);
