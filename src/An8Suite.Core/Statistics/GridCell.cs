namespace An8Suite.Core.Statistics;

/// <summary>One combination of a factorial grid.</summary>
/// <param name="Method">The method that is scored.</param>
/// <param name="Levels">Its level of every factor.</param>
public sealed record GridCell(string Method, IReadOnlyList<string> Levels);
