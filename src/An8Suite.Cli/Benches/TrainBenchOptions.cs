namespace An8Suite.Cli.Benches;

/// <summary>What <c>an8 bench train</c> runs.</summary>
internal sealed record TrainBenchOptions
{
    /// <summary>The networks, in turn, with fresh weights.</summary>
    public required IReadOnlyList<string> Architectures { get; init; }

    /// <summary>Side of the images in pixels; null for the side each network was designed for.</summary>
    public int? Size { get; init; }

    /// <summary>Images a step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Images an epoch.</summary>
    public int Images { get; init; } = 128;

    /// <summary>Timed epochs, after one that is not; medians are shown.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Threads of one operation.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where it is computed.</summary>
    public string Device { get; init; } = "cpu";
}
