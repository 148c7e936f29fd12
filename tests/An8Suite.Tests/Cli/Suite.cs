using An8Suite.Cli;

namespace An8Suite.Tests.Cli;

/// <summary>The suite's own program, run as a user runs it.</summary>
internal static class Suite
{
    /// <summary>
    /// The verbs that use no libtorch, whose threads and living tensors are one for the whole process.
    /// </summary>
    public static IReadOnlyList<string> WithoutLibTorch { get; } =
        ["generate", "merge", "verify", "export", "sheet", "mesh", "recipe", "select", "stability", "score", "report"];

    private static readonly Lazy<(SplitConsole Output, SplitConsole Error)> Split = new(() =>
    {
        // As for processes of its own.
        Environment.CurrentDirectory = RepositoryRoot.Path;
        return SplitConsole.Install();
    });

    /// <summary>
    /// Runs in this process what may, which saves a second of starting, and anything else in one of its own.
    /// </summary>
    [Needs(Needs.Suite)]
    public static ChildProcess Run(params IEnumerable<string> arguments)
    {
        string[] words = [.. arguments];
        return words.Length > 0 && WithoutLibTorch.Contains(words[0]) && Console.IsErrorRedirected
            && !words.Contains("--json") // which changes stdout of the whole process
            ? Here(words)
            : Alone(words);
    }

    /// <summary>Runs in a process of its own, with other variables of the environment.</summary>
    [Needs(Needs.Suite)]
    public static ChildProcess Run(
        IReadOnlyDictionary<string, string?> environment, params IEnumerable<string> arguments) =>
        ChildProcess.Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "an8.dll"), .. arguments], environment);

    /// <summary>Runs in a process of its own: what happens to disks and folders may harm more than the run.</summary>
    [Needs(Needs.Suite)]
    public static ChildProcess Alone(params IEnumerable<string> arguments) =>
        Run(new Dictionary<string, string?>(), arguments);

    /// <summary>Runs in this process, whatever the verb: for what is refused before libtorch is touched.</summary>
    public static ChildProcess Here(params IEnumerable<string> arguments)
    {
        string[] words = [.. arguments];
        Assert.SkipUnless(Console.IsErrorRedirected, "on a terminal messages look otherwise; run tools/test");
        (SplitConsole output, SplitConsole error) = Split.Value;
        (StringWriter said, StringWriter told) = (output.Begin(), error.Begin());
        try
        {
            int code = CommandLine.Run(words);
            return new ChildProcess(code, said.ToString(), told.ToString());
        }
        finally
        {
            output.End();
            error.End();
        }
    }

    /// <summary>
    /// Runs and demands a refusal: exit code 2, nothing on stdout, every text in the message, no stack trace.
    /// </summary>
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
