namespace An8Suite.Cli.Benches;

/// <summary>What one kind of scoring cost.</summary>
/// <param name="What">In words.</param>
/// <param name="Seconds">Of all maps by the clock, one entry a round.</param>
/// <param name="CpuMilliseconds">Of one map, of the processor, one entry a round.</param>
internal sealed record ScoreBenchResult(
    string What, IReadOnlyList<double> Seconds, IReadOnlyList<double> CpuMilliseconds);
