namespace An8Suite.Core.Selection;

/// <summary>One channel of one layer of a network; a column of a <see cref="ResponseTable"/>.</summary>
/// <param name="Layer">The layer's name, such as <c>conv3.relu</c>.</param>
/// <param name="Channel">From 0.</param>
public readonly record struct Feature(string Layer, int Channel);
