using System.Diagnostics;

namespace An8Suite.Core.Datasets;

/// <summary>The stages of generating a dataset that <see cref="StageClock"/> tells apart.</summary>
public enum GeneratorStage
{
    /// <summary>Drawing the samples of a pose and reading them back.</summary>
    Render,

    /// <summary>Samples to colours, masks and part tables.</summary>
    Resolve,

    /// <summary>PNG filters and deflate.</summary>
    Compress,

    /// <summary>Checksums of the files.</summary>
    Hash,

    /// <summary>Writing files and metadata.</summary>
    Write,

    /// <summary>Threads waiting for one another.</summary>
    Wait,
}

/// <summary>
/// Adds up the time that all threads spend in each stage of generating a dataset. Safe to share between threads.
/// </summary>
public sealed class StageClock
{
    private readonly long[] _ticks = new long[Enum.GetValues<GeneratorStage>().Length];

    /// <summary>
    /// The seconds spent in <paramref name="stage"/> so far, over all threads, by the clock on the wall.
    /// </summary>
    public double Seconds(GeneratorStage stage) =>
        (double)Interlocked.Read(ref _ticks[(int)stage]) / Stopwatch.Frequency;

    /// <summary>Adds a span measured by <see cref="StageClocks.Measure"/>.</summary>
    internal void Add(GeneratorStage stage, long ticks) => Interlocked.Add(ref _ticks[(int)stage], ticks);
}

/// <summary>Lets a stage be measured whether there is a clock or not.</summary>
internal static class StageClocks
{
    /// <summary>
    /// Counts the time until the result is disposed as <paramref name="stage"/>; without a clock nothing happens.
    /// </summary>
    /// <remarks>Stages do not know of each other: a stage measured inside another is counted in both.</remarks>
    public static StageSpan Measure(this StageClock? clock, GeneratorStage stage) => new(clock, stage);
}

/// <summary>A stretch of time that ends when disposed.</summary>
internal readonly ref struct StageSpan : IDisposable
{
    private readonly StageClock? _clock;
    private readonly GeneratorStage _stage;
    private readonly long _start;

    internal StageSpan(StageClock? clock, GeneratorStage stage)
    {
        (_clock, _stage) = (clock, stage);
        _start = clock is null ? 0 : Stopwatch.GetTimestamp();
    }

    /// <inheritdoc/>
    public void Dispose() => _clock?.Add(_stage, Stopwatch.GetTimestamp() - _start);
}
