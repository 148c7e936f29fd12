using System.Diagnostics;

namespace An8Suite.Tests;

/// <summary>Runs a program to its end and keeps what it said.</summary>
internal sealed record ChildProcess(int ExitCode, string Output, string Error)
{
    public static ChildProcess Run(
        string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, TimeSpan? limit = null)
    {
        limit ??= TimeSpan.FromMinutes(5);
        ProcessStartInfo start = new(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryRoot.Path,
        };
        foreach ((string name, string? value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(limit.Value))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{file} still runs after {limit}");
        }

        return new ChildProcess(process.ExitCode, output, error.Result);
    }
}
