using An8Suite.Learning.Explanations;

namespace An8Suite.Cli.Benches;

/// <summary>What <c>an8 bench explain</c> runs.</summary>
internal sealed record ExplainBenchOptions
{
    /// <summary>The networks, in turn, with fresh weights.</summary>
    public required IReadOnlyList<string> Architectures { get; init; }

    /// <summary>The methods, in turn.</summary>
    public required IReadOnlyList<string> Methods { get; init; }

    /// <summary>Side of the images in pixels; null for the side each network was designed for.</summary>
    public int? Size { get; init; }

    /// <summary>Images a run.</summary>
    public int Images { get; init; } = 32;

    /// <summary>Images that pass the network together.</summary>
    public int BatchSize { get; init; } = new ExplainOptions().BatchSize;

    /// <summary>Runs of each method; medians are shown.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Threads of one operation.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
