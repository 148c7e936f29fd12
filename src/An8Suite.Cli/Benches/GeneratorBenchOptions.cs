using An8Suite.Rendering.Contexts;

namespace An8Suite.Cli.Benches;

/// <summary>What <c>an8 bench generate</c> runs.</summary>
internal sealed record GeneratorBenchOptions
{
    /// <summary>A recipe file, or the name of a shipped one.</summary>
    public required string Recipe { get; init; }

    /// <summary>Side of the images in pixels.</summary>
    public int Size { get; init; } = 300;

    /// <summary>How many classes the recipe is cut to, in turn.</summary>
    public required IReadOnlyList<int> ClassCounts { get; init; }

    /// <summary>About how many images each run makes.</summary>
    public int Images { get; init; } = 1200;

    /// <summary>Runs of each number of classes.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Threads that colour, encode and write.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>What renders.</summary>
    public RenderDevice Device { get; init; }

    /// <summary>The folder in which the datasets are made and deleted again.</summary>
    public required string Scratch { get; init; }
}
