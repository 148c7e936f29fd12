namespace An8Suite.Tests.Cli;

/// <summary>The suite's own program, run as a user runs it.</summary>
internal static class Suite
{
    public static ChildProcess Run(params IEnumerable<string> arguments) => Run(new Dictionary<string, string?>(), arguments);

    public static ChildProcess Run(IReadOnlyDictionary<string, string?> environment, params IEnumerable<string> arguments) =>
        ChildProcess.Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "an8.dll"), .. arguments], environment);

    /// <summary>Runs and demands a refusal: exit code 2, nothing on stdout, every text in the message, no stack trace.</summary>
    public static string Refused(ChildProcess run, params IEnumerable<string> texts)
    {
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        foreach (string text in texts)
        {
            Assert.Contains(text, run.Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        return run.Error;
    }
}
