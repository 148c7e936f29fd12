namespace An8Suite.Core.Heatmaps;

/// <summary>What of a signed map is heat.</summary>
public enum SignRule
{
    /// <summary>The positive part: what speaks for the class.</summary>
    Positive,

    /// <summary>The magnitude.</summary>
    Absolute,

    /// <summary>The negative part turned positive: what speaks against the class.</summary>
    Negative,

    /// <summary>All of it as it is; the lowest value becomes 0.</summary>
    Minmax,
}
