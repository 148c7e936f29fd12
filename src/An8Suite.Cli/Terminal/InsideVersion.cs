using System.CommandLine;
using System.CommandLine.Invocation;
using An8Suite.Learning.Native;
using An8Suite.Workflow.Pictures;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Terminal;

/// <summary>What <c>an8 --version</c> prints.</summary>
internal sealed class InsideVersion : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Console.WriteLine(Edition.Describe(
            Edition.Package is null ? [] : Edition.RunsNetworks ? [.. Always(), .. ForNetworks()] : Always()));
        return ExitCode.Done;
    }

    private static string[] Always() => [$"SkiaSharp {SkiaLibrary.Version}"];

    // Apart, since the program without TorchSharp must not come by here.
    private static string[] ForNetworks() =>
        [$"TorchSharp {LibTorch.TorchSharpVersion}", $"ONNX Runtime {OnnxRuntime.Version}"];
}
