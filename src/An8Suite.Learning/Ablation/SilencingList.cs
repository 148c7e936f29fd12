namespace An8Suite.Learning.Ablation;

/// <summary>One curve to be measured: who is silenced in which order.</summary>
public sealed record SilencingList
{
    /// <summary>A name of <see cref="Core.Ablation.AblationOrders"/>.</summary>
    public required string Order { get; init; }

    /// <summary>The number of the draw where there are several; else 0.</summary>
    public int Draw { get; init; }

    /// <summary>The layers whose channels are in the lists.</summary>
    public required LayerSet Layers { get; init; }

    /// <summary>What takes a channel's place.</summary>
    public required AblationKind Kind { get; init; }

    /// <summary>The columns of every class, the first to be silenced in front; all of one length.</summary>
    public required IReadOnlyList<int[]> Columns { get; init; }

    /// <summary>How many are silenced, point by point, rising.</summary>
    public required IReadOnlyList<int> Counts { get; init; }
}
