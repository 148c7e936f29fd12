using System.Diagnostics;
using System.Globalization;
using An8Suite.Pages.Tables;

namespace An8Suite.Cli.Benches;

/// <summary>
/// The runs of <see cref="ExplainBench"/> as a table on stdout: medians over the rounds, ratios taken within a round.
/// </summary>
internal static class ExplainBenchTable
{
    /// <summary>Shows rates, what a batch gains, and the cost beside guided backprop's.</summary>
    public static void Show(ExplainBenchOptions options, IReadOnlyList<ExplainBenchResult> results)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Images} images, batches of {options.BatchSize}, {options.Threads} threads, "
            + $"medians of {options.Rounds} rounds; forward passes included"));
        foreach (IGrouping<string, ExplainBenchResult> network in results.GroupBy(result => result.Architecture))
        {
            ExplainBenchResult yardstick = network.Single(result => result.Method == ExplainBench.Yardstick);
            Console.WriteLine();
            Console.WriteLine($"{network.Key}, {yardstick.Side} x {yardstick.Side} pixels");
            new Table<ExplainBenchResult>(network.Where(result => result.Refused is null))
                .Name("method", result => result.Method)
                .Number("images/s", result => Median(result.BatchSeconds.Select(seconds => 1 / seconds), "0.0"))
                .Number("one at a time", result => Median(result.SingleSeconds.Select(seconds => 1 / seconds), "0.0"))
                .Number("gain", result =>
                    Median(result.SingleSeconds.Zip(result.BatchSeconds, (single, batch) => single / batch), "0.0"))
                .Number($"x {ExplainBench.Yardstick}", result => Median(
                    result.BatchSeconds.Zip(yardstick.BatchSeconds, (ours, theirs) => ours / theirs), "0.00"))
                .Print();

            foreach (ExplainBenchResult result in network.Where(result => result.Refused is not null))
            {
                Console.WriteLine($"{result.Method}: {result.Refused}");
            }
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\nlargest resident memory of the process: {process.PeakWorkingSet64 / 1e6:0} MB"));
    }

    private static string Median(IEnumerable<double> figures, string format) =>
        BenchSamples.Median(figures).ToString(format, CultureInfo.InvariantCulture);
}
