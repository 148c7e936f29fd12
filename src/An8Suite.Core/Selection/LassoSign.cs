namespace An8Suite.Core.Selection;

/// <summary>Which signs the weights of the lasso may take.</summary>
public enum LassoSign
{
    /// <summary>Any (the paper).</summary>
    Free,

    /// <summary>No weight is below zero: a feature can only speak for a class.</summary>
    Nonnegative,
}
