namespace An8Suite.Core.Files;

/// <summary>A named float array of any rank, such as one tensor of a checkpoint.</summary>
/// <param name="Name">Unique within its file, such as <c>0.weight</c>.</param>
/// <param name="Shape">The size of every dimension; empty for a single number.</param>
/// <param name="Values">In C order, as many as the product of <paramref name="Shape"/>.</param>
public sealed record NamedArray(string Name, int[] Shape, float[] Values);
