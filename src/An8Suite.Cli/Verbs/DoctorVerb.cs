using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using An8Suite.Core;
using An8Suite.Learning.Convolutions;
using An8Suite.Learning.Native;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Pictures;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 doctor</c>: what the machine has, and what was worked around.</summary>
internal static class DoctorVerb
{
    private static readonly (string Name, Func<string> Look)[] Checks =
    [
        ("an8suite", () => SuiteVersions.Suite),
        (".NET", () => $"{Environment.Version} on {RuntimeInformation.OSDescription} "
            + $"({RuntimeInformation.RuntimeIdentifier})"),
        ("processor", () => $"{Processor.Model} ({Processor.InstructionSet})"),
        ("processor threads", () => Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
        ("free disk here", () => string.Create(
            CultureInfo.InvariantCulture, $"{new DriveInfo(Path.GetFullPath(".")).AvailableFreeSpace / 1e9:0.0} GB")),
        ("recipes", () => string.Join(", ", RecipeFiles.Names)),
        ("OpenGL", () => GlDriver.Query().ToString()),
        ("OpenGL devices", LookAtDevices),
        ("pictures", LookAtSkia),
    ];

    private static readonly (string Name, Func<string> Look)[] NetworkChecks =
    [
        ("libtorch", LookAtLibTorch),
        ("convolutions", LookAtConvolutions),
        ("ONNX Runtime", () => $"{OnnxRuntime.Version}, {Path.GetDirectoryName(OnnxRuntime.Load())}"),
    ];

    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        Command command = new(
            name, "Says what is installed, which drivers are used, and what had to be worked around.\n\n"
                + "Example: an8 doctor");
        OutputFlags flags = new(command);
        command.SetAction(parsed =>
        {
            using VerbOutput output = flags.Of(parsed);
            return Run(output);
        });
        return command;
    }

    private static int Run(VerbOutput output)
    {
        int code = ExitCode.Done;
        Dictionary<string, string> found = [], missing = [];
        foreach ((string name, Func<string> look) in Edition.RunsNetworks ? [.. Checks, .. NetworkChecks] : Checks)
        {
            try
            {
                found[name] = look();
                Console.WriteLine($"{name,-18} {found[name]}");
            }
            catch (MissingComponentException error)
            {
                // The other checks are worth seeing too.
                missing[name] = error.Message;
                Console.WriteLine($"{name,-18} MISSING: {error.Message}");
                code = ExitCode.WrongInput;
            }
        }

        output.Write(() => new { Found = found, Missing = missing });
        output.Next(code == ExitCode.Done && Edition.RunsNetworks ? "an8 reproduce --quick" : null);
        return code;
    }

    private static string LookAtDevices() =>
        OperatingSystem.IsWindows() ? $"--renderer {RenderDevice.Valid}" : string.Join(
            $"\n{"",-18} ",
            GlDevices.List()
                .Select((driver, number) => $"--renderer {number}: {driver?.ToString() ?? "no OpenGL 3.3"}"));

    private static string LookAtSkia()
    {
        SkiaLibrary.Require();
        return $"SkiaSharp {SkiaLibrary.Version}";
    }

    private static string LookAtConvolutions()
    {
        LibTorch.Load();
        (IReadOnlyList<string> wrong, int count) = Convolve.Check;
        return wrong.Count == 0
            ? $"right, {count} of {count} tried"
            : string.Join($"\n{"",-18} ", [
                $"{wrong.Count} of {count} tried are wrong as libtorch's oneDNN computes them on this processor, "
                + "so all are computed in plain",
                "layout and in whole blocks of channels, which is right here and somewhat slower:",
                .. wrong]);
    }

    private static string LookAtLibTorch()
    {
        LibTorchStatus status = LibTorch.Load();
        string found = $"TorchSharp {status.Version}, {status.Directory}";
        return status.Note is null ? found : $"{found}\n{"",-18} {status.Note}";
    }
}
