using System.Globalization;
using An8Suite.Learning.Native;
using TorchSharp;

namespace An8Suite.Tests.Learning;

/// <summary>What libtorch writes past .NET, which only another process shows.</summary>
[Needs(Needs.LibTorch | Needs.Process)]
public sealed class LibTorchLogTests
{
    [Fact]
    public void Warnings_of_libtorch_do_not_reach_the_terminal()
    {
        ChildProcess run = Chatter(null);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void A_level_that_the_user_asks_for_holds() =>
        Assert.Contains("std(): degrees of freedom is <= 0", Chatter("INFO").Error, StringComparison.Ordinal);

    /// <summary>
    /// Looks for NNPACK, which some processors cannot run, and asks for a deviation that every processor warns of.
    /// </summary>
    [Fact(Explicit = true)]
    public void Convolves_and_provokes_a_warning()
    {
        LibTorch.SetThreads(1);
        using IDisposable scope = torch.NewDisposeScope();
        torch.nn.functional.conv2d(torch.ones(1, 3, 8, 8), torch.ones(2, 3, 1, 1));
        torch.ones(1).std();
    }

    private static ChildProcess Chatter(string? level) => ChildProcess.Run(
        "dotnet",
        [
            typeof(LibTorchLogTests).Assembly.Location,
            "-method",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{typeof(LibTorchLogTests).FullName}.{nameof(Convolves_and_provokes_a_warning)}"),
            "-explicit",
            "only",
            "-noColor",
        ],
        new Dictionary<string, string?> { ["TORCH_CPP_LOG_LEVEL"] = level });
}
