using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using An8Suite.Learning.Convolutions;
using An8Suite.Learning.Native;

namespace An8Suite.Workflow.Steps;

/// <summary>The versions every step records.</summary>
public static class SuiteVersions
{
    /// <summary>The suite's version with the commit it was built from.</summary>
    public static string Suite { get; } = typeof(SuiteVersions).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Suite, .NET and operating system, then <paramref name="more"/>.</summary>
    public static IReadOnlyDictionary<string, string> With(IReadOnlyDictionary<string, string> more)
    {
        Dictionary<string, string> versions = new()
        {
            ["an8suite"] = Suite,
            ["dotnet"] = Environment.Version.ToString(),
            ["os"] = RuntimeInformation.RuntimeIdentifier,
        };
        foreach ((string name, string version) in more)
        {
            versions[name] = version;
        }

        return versions;
    }

    /// <summary>
    /// The libtorch that is loaded, and what shapes every sum: its threads, the processor and its instructions.
    /// </summary>
    public static IReadOnlyDictionary<string, string> LibTorch()
    {
        LibTorchStatus status = Learning.Native.LibTorch.Load();
        Dictionary<string, string> versions = new()
        {
            ["torchsharp"] = status.Version,
            ["convolutions"] = Convolve.Summary,
            ["libtorch_threads"] = Learning.Native.LibTorch.Threads.ToString(CultureInfo.InvariantCulture),
            ["processor"] = Processor.Model,
            ["instruction_set"] = Processor.InstructionSet,
        };
        if (OnnxRuntime.IsLoaded)
        {
            versions["onnxruntime"] = OnnxRuntime.Version;
        }

        return versions;
    }
}
