using System.Diagnostics;

namespace An8Suite.Core.Geometry.Importing;

/// <summary>
/// Reads a mesh in a process of its own, because the library for other formats may crash or hang on a broken file.
/// </summary>
/// <remarks>
/// The process is this suite's own program with a verb that help does not list; its answer is a
/// <see cref="PieceFile"/>.
/// </remarks>
internal static class ImportProcess
{
    // 128 and the numbers of SIGXCPU and SIGKILL.
    private const int KilledByLimit = 152, Killed = 137;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>The pieces of the file.</summary>
    public static IReadOnlyList<MeshPiece> Read(string path)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("an8-import-");
        try
        {
            string answer = Path.Combine(folder.FullName, "pieces");
            string end = Run(Path.GetFullPath(path), path, answer);
            if (!File.Exists(answer))
            {
                throw Failed(path, end);
            }

            using FileStream stream = File.OpenRead(answer);
            return PieceFile.Read(stream);
        }
        catch (InvalidDataException error)
        {
            throw new InputException(
                $"{path}: {error.Message}; the file is damaged, or of a kind that Assimp cannot read", error);
        }
        finally
        {
            Remove(folder);
        }
    }

    private static InputException Failed(string path, string end) =>
        new($"{path}: the library that reads it (Assimp) {end}; the file is damaged, or of a kind that it cannot read");

    private static string Run(string file, string name, string answer)
    {
        using Process process = Start(["mesh", "read-child", file, answer, "--name", name]);
        Task output = Drain(process.StandardOutput), error = Drain(process.StandardError);
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(); // Until it is gone, some systems keep its files.
            throw Failed(name, FormattableString.Invariant($"was still at it after {Longest.TotalSeconds:0} seconds"));
        }

        Task.WaitAll(output, error);
        return process.ExitCode is KilledByLimit or Killed ? "took too long" : $"ended with code {process.ExitCode}";
    }

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It lies in the system's folder for what may be lost, and is no reason to lose what was read.
        }
    }

    // What the library prints is thrown away, but must not fill the pipe.
    private static async Task Drain(StreamReader reader)
    {
        char[] buffer = new char[4096];
        while (await reader.ReadAsync(buffer).ConfigureAwait(false) > 0)
        {
        }
    }

    private static Process Start(string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "an8.dll");
        string? self = Environment.ProcessPath;
        bool isSuite = Path.GetFileNameWithoutExtension(self) == "an8";
        string host = isSuite ? self! : HostOf(self);
        ProcessStartInfo start = new(host, isSuite ? arguments : [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // A crash is an answer here, not a case for a dump.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return Process.Start(start) ?? throw new MissingComponentException($"the importer {program} cannot be started");
    }

    private static string HostOf(string? self) => Path.GetFileNameWithoutExtension(self) == "dotnet"
        ? self!
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";
}
