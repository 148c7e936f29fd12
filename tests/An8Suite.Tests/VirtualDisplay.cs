using System.Diagnostics;
using An8Suite.Rendering.Display;

namespace An8Suite.Tests;

/// <summary>A display without a screen (Xvfb), so that windows can be tested anywhere; tests skip where it is not installed.</summary>
[Needs(Needs.Display | Needs.Process)]
public sealed class VirtualDisplay : IDisposable
{
    private readonly Process? _server;

    public VirtualDisplay()
    {
        string? server = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "Xvfb")).FirstOrDefault(File.Exists);
        if (!OperatingSystem.IsLinux() || server is null || !Glfw.IsInstalled)
        {
            Missing = server is null ? "Xvfb is not installed (Debian: xvfb)" : "GLFW is not installed (Debian: libglfw3)";
            return;
        }

        // The limit ends it even where the tests are killed.
        _server = Process.Start(new ProcessStartInfo(
            "timeout", ["300", server, "-displayfd", "1", "-screen", "0", "1024x768x24", "-nolisten", "tcp"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _ = _server.StandardError.ReadToEndAsync();
        Task<string?> number = _server.StandardOutput.ReadLineAsync();
        Name = number.Wait(TimeSpan.FromSeconds(30)) && number.Result is string text ? $":{text}" : null;
        Missing = Name is null ? "Xvfb does not start" : null;
    }

    /// <summary>What lacks, in words; null where the display is up.</summary>
    public string? Missing { get; }

    /// <summary>As DISPLAY wants it.</summary>
    public string? Name { get; }

    public void Dispose()
    {
        _server?.Kill(entireProcessTree: true);
        _server?.Dispose();
    }
}
