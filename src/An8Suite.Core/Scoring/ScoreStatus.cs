namespace An8Suite.Core.Scoring;

/// <summary>What became of one heatmap when it was scored.</summary>
public enum ScoreStatus
{
    /// <summary>It has a score.</summary>
    Scored,

    /// <summary>The mask is empty: there is no score and the image counts in no mean.</summary>
    LeftOutEmptyMask,

    /// <summary>All pixels have the same heat: scored as zeros, and counted.</summary>
    ConstantMap,
}
