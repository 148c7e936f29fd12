namespace An8Suite.Cli.Benches;

/// <summary>What <c>an8 bench score</c> runs.</summary>
internal sealed record ScoreBenchOptions
{
    /// <summary>Side of the maps in pixels.</summary>
    public int Size { get; init; } = 224;

    /// <summary>Maps a run; a few distinct ones in turn.</summary>
    public int Maps { get; init; } = 10000;

    /// <summary>Runs of each kind; medians are shown.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Maps that are scored at the same time.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Where the distinct maps, their mask and their areas are left for other programs; null deletes them.
    /// </summary>
    public string? Keep { get; init; }
}
