namespace An8Suite.Core.Geometry;

/// <summary>
/// Where a material is cut out: what has a smaller alpha is not there, neither in pictures nor in masks.
/// </summary>
/// <param name="Cutoff">The smallest alpha that stays.</param>
/// <param name="Factor">What multiplies the alpha of the texture.</param>
public readonly record struct AlphaCut(float Cutoff, float Factor);
