using System.Diagnostics;
using System.Globalization;
using An8Suite.Core.Datasets;

namespace An8Suite.Cli.Steps;

/// <summary>The runs of <see cref="GeneratorBench"/> as a table on stdout: medians over the rounds.</summary>
internal static class GeneratorBenchTable
{
    private const int Column = 10;
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
        Row("classes", "images", "images/s", "cpu ms", [.. Stages.Select(stage => stage.ToString().ToLowerInvariant())]);
        foreach (IGrouping<int, GeneratorBenchResult> runs in results.GroupBy(result => result.ClassCount))
        {
            GeneratorBenchResult[] all = [.. runs];
            Row(
                $"{runs.Key}",
                $"{all[0].Images}",
                Median(all, result => result.Images / result.Seconds, "0"),
                Median(all, result => 1000 * result.CpuSeconds / result.Images, "0.00"),
                [.. Stages.Select(stage => Median(all, result => 1000 * result.Clock.Seconds(stage) / result.Images, "0.00"))]);
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"largest resident memory of the process: {process.PeakWorkingSet64 / 1e6:0} MB"));
    }

    private static void Row(string classes, string images, string rate, string cpu, IEnumerable<string> stages) =>
        Console.WriteLine(string.Concat(
            ((string[])[classes, images, rate, cpu, .. stages]).Select(cell => cell.PadLeft(Column))));

    private static string Median(
        GeneratorBenchResult[] runs, Func<GeneratorBenchResult, double> figure, string format) =>
        BenchSamples.Median(runs.Select(figure)).ToString(format, CultureInfo.InvariantCulture);
}
