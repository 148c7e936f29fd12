using An8Suite.Core.Datasets;

namespace An8Suite.Cli.Benches;

/// <summary>One timed run of the generator.</summary>
/// <param name="ClassCount">Classes a pose.</param>
/// <param name="Images">Images made.</param>
/// <param name="Seconds">By the clock on the wall.</param>
/// <param name="CpuSeconds">Of the whole process, the driver's threads included.</param>
/// <param name="Clock">What the stages took.</param>
internal sealed record GeneratorBenchResult(
    int ClassCount, int Images, double Seconds, double CpuSeconds, StageClock Clock);
