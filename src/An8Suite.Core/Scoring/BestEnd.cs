namespace An8Suite.Core.Scoring;

/// <summary>Which end of a measure's values is best.</summary>
public enum BestEnd
{
    /// <summary>More is better: map and mask agree.</summary>
    Highest,

    /// <summary>Less is better.</summary>
    Lowest,

    /// <summary>None is: it describes the map alone.</summary>
    Neither,
}
