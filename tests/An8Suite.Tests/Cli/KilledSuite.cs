using System.Diagnostics;

namespace An8Suite.Tests.Cli;

/// <summary>
/// Runs the suite's own program and kills it at a chosen moment, as a scheduler or a power cut would.
/// </summary>
internal static class KilledSuite
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Starts the program and leaves it running.</summary>
    public static Process Start(params IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "an8.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    /// <summary>
    /// Runs until <paramref name="moment"/>, which is asked every millisecond, says so; false when it ended before.
    /// </summary>
    public static bool Run(Func<TimeSpan, bool> moment, params IEnumerable<string> arguments)
    {
        using Process process = Start(arguments);
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        var clock = Stopwatch.StartNew();
        while (!process.HasExited && !moment(clock.Elapsed))
        {
            Assert.True(clock.Elapsed < Limit, $"still running after {Limit}");
            Thread.Sleep(1);
        }

        // SIGKILL: nothing in the process gets to run after it.
        process.Kill();
        Task.WaitAll(error, output);
        process.WaitForExit();
        bool killed = process.ExitCode == 137;
        Assert.True(killed || process.ExitCode == 0, error.Result);
        return killed;
    }
}
