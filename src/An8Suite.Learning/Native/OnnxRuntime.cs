using System.Reflection;
using System.Runtime.InteropServices;
using An8Suite.Core;
using Microsoft.ML.OnnxRuntime;

namespace An8Suite.Learning.Native;

/// <summary>Loads ONNX Runtime, which computes the networks that the suite cannot take apart.</summary>
public static class OnnxRuntime
{
    private static readonly Lock Gate = new();
    private static string? _path;
    private static OrtEnv? _environment; // one a process

    /// <summary>The version of the package this program was built with.</summary>
    public static string Version { get; } = typeof(InferenceSession).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Whether something was computed with it, so that its version belongs to the result.</summary>
    public static bool IsLoaded => _path is not null;

    /// <summary>Loads it, or returns where an earlier call found it.</summary>
    /// <exception cref="MissingComponentException">It is not there, or does not load.</exception>
    public static string Load()
    {
        lock (Gate)
        {
            return _path ??= LoadNow();
        }
    }

    private static string LoadNow()
    {
        string name = OperatingSystem.IsWindows() ? "onnxruntime.dll" : "libonnxruntime.so";
        string path = LibTorchFolders.FindBeside(name)
            ?? throw new MissingComponentException($"ONNX Runtime cannot be loaded: {name} is nowhere; "
                + $"the NuGet package Microsoft.ML.OnnxRuntime {Version} has it: run `dotnet restore` in the suite's "
                + "folder (or the launcher tools/an8, which does)");
        try
        {
            nint library = NativeLibrary.Load(path);
            OrtEnv.DisableDllImportResolver = true;
            NativeLibrary.SetDllImportResolver(typeof(InferenceSession).Assembly, (asked, _, _) =>
                Path.GetFileNameWithoutExtension(asked) is "onnxruntime" or "libonnxruntime" ? library : nint.Zero);
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            throw new MissingComponentException(
                $"ONNX Runtime cannot be loaded: {error.Message.Split('\n')[0]}; delete its package from the package "
                + "folder and run `dotnet restore` again if it is damaged",
                error);
        }

        // What fails is thrown; the log would say it a second time on the terminal.
        EnvironmentCreationOptions options = new()
        {
            logId = "an8",
            logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        _environment = OrtEnv.CreateInstanceWithOptions(ref options);
        _environment.DisableTelemetryEvents();
        return path;
    }
}
