using System.Diagnostics;

namespace An8Suite.Tests.Cli;

/// <summary>Steps that are killed or stopped half-way.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_killed_step_leaves_nothing_that_looks_finished_and_its_second_try_the_same_bytes()
    {
        using (Process process = StartAndAwaitFiles())
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        Assert.False(Directory.Exists(_folder["out"]));
        Suite.Refused(Suite.Run("train", _folder["out"], "--out", _folder["train"]), "no such folder");
        Assert.Equal(0, Suite.Run(Arguments("out")).ExitCode);
        Assert.Equal(0, Suite.Run(Arguments("undisturbed")).ExitCode);
        Assert.False(Directory.Exists(_folder["out.partial"]));
        string[] files = [.. Directory.GetFiles(_folder["undisturbed"], "*", SearchOption.AllDirectories)];
        Assert.All(files, file => Assert.Equal(
            File.ReadAllBytes(file),
            File.ReadAllBytes(Path.Combine(_folder["out"], Path.GetRelativePath(_folder["undisturbed"], file)))));
        Assert.Equal(files.Length, Directory.GetFiles(_folder["out"], "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Ctrl_C_ends_the_step_with_a_sentence_and_code_130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals");
        using Process process = StartAndAwaitFiles();
        using Process signal = Process.Start("kill", ["-INT", $"{process.Id}"]);
        signal.WaitForExit();
        string error = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)));
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("interrupted; finished steps are kept", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    // Large enough that the signal always comes before the end.
    private string[] Arguments(string folder) =>
        ["generate", "an8flower-single-6c", "--size", "64", "--poses", "300", "--out", _folder[folder]];

    private Process StartAndAwaitFiles()
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "an8.dll"), .. Arguments("out")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var clock = Stopwatch.StartNew();
        string images = _folder["out.partial/train/images"];
        while (!Directory.Exists(images) || Directory.GetFiles(images, "*.png", SearchOption.AllDirectories).Length < 20)
        {
            Assert.False(process.HasExited, "it ended before it could be interrupted");
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), "no image after two minutes");
            Thread.Sleep(10);
        }

        return process;
    }
}
