using System.Diagnostics;
using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Pages.Tables;

namespace An8Suite.Cli.Benches;

/// <summary>The runs of <see cref="GeneratorBench"/> as a table on stdout: medians over the rounds.</summary>
internal static class GeneratorBenchTable
{
    private static readonly GeneratorStage[] Stages = Enum.GetValues<GeneratorStage>();

    /// <summary>Shows rates, processor time, and what each stage took.</summary>
    public static void Show(GeneratorBenchOptions options, string driver, IReadOnlyList<GeneratorBenchResult> results)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Recipe} at {options.Size} x {options.Size} pixels, {options.Threads} threads, {driver}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"medians of {options.Rounds} rounds; milliseconds an image; stages by the clock, summed over threads"));
        new Table<GeneratorBenchResult[]>(results.GroupBy(result => result.ClassCount).Select(runs => runs.ToArray()))
            .Number("classes", runs => runs[0].ClassCount)
            .Number("images", runs => runs[0].Images)
            .Number("images/s", runs => Median(runs, result => result.Images / result.Seconds, "0"))
            .Number("cpu ms", runs => Median(runs, result => 1000 * result.CpuSeconds / result.Images, "0.00"))
            .Numbers(Stages, stage => Choice.NameOf(stage), (runs, stage) =>
                Median(runs, result => 1000 * result.Clock.Seconds(stage) / result.Images, "0.00"))
            .Print();

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"largest resident memory of the process: {process.PeakWorkingSet64 / 1e6:0} MB"));
    }

    private static string Median(
        GeneratorBenchResult[] runs, Func<GeneratorBenchResult, double> figure, string format) =>
        BenchSamples.Median(runs.Select(figure)).ToString(format, CultureInfo.InvariantCulture);
}
