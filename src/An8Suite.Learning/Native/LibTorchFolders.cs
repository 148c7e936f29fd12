using An8Suite.Core;

namespace An8Suite.Learning.Native;

/// <summary>Where libtorch and TorchSharp's shim lie on this machine.</summary>
/// <remarks>
/// In this order: the directory that was asked for or <c>AN8_LIBTORCH</c>, the folders the build wrote into
/// <c>libtorch.paths</c> (relative to the program), <c>libtorch</c> beside the program, the package folder
/// (<c>NUGET_PACKAGES</c> or <c>~/.nuget/packages</c>). A directory that was asked for is never passed over silently;
/// it may lack the shim, which is then taken from the other places.
/// </remarks>
internal sealed record LibTorchFolders(string LibTorchFile, string ShimFile)
{
    /// <summary>The environment variable that names a directory of libtorch libraries.</summary>
    public const string Variable = "AN8_LIBTORCH";

    // A published program has TorchSharp's shim there, and libtorch too where it was published with it.
    private const string Beside = "libtorch";

    private static readonly string Runtime = OperatingSystem.IsWindows() ? "win-x64" : "linux-x64";
    private static readonly string LibTorchName = OperatingSystem.IsWindows() ? "torch.dll" : "libtorch.so";
    private static readonly string ShimName = OperatingSystem.IsWindows() ? "LibTorchSharp.dll" : "libLibTorchSharp.so";

    /// <summary>libtorch's CUDA kernels, where the same folder has them.</summary>
    public string? CudaFile
    {
        get
        {
            string path = Path.Combine(
                Path.GetDirectoryName(LibTorchFile)!,
                OperatingSystem.IsWindows() ? "torch_cuda.dll" : "libtorch_cuda.so");
            return File.Exists(path) ? path : null;
        }
    }

    /// <summary>A library that the suite's packages bring beside libtorch; null where it is nowhere.</summary>
    public static string? FindBeside(string name) =>
        Built().Append(Path.Combine(AppContext.BaseDirectory, Beside)).Concat(Restored())
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Finds both files.</summary>
    /// <exception cref="MissingComponentException">One of them is nowhere; the message lists the places.</exception>
    public static LibTorchFolders Find(string? directory)
    {
        string? asked = directory ?? Environment.GetEnvironmentVariable(Variable);
        asked = string.IsNullOrEmpty(asked) ? null : Path.GetFullPath(asked);
        List<string> known = [.. Built(), Path.Combine(AppContext.BaseDirectory, Beside), .. Restored()];
        string libTorch = First(LibTorchName, asked is null ? known : [asked], asked);
        string shim = First(ShimName, asked is null ? known : [asked, .. known], asked: null);
        return new LibTorchFolders(libTorch, shim);
    }

    private static string First(string name, List<string> folders, string? asked)
    {
        string? found = folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (found is not null)
        {
            return found;
        }

        string remedy = asked is null
            ? $"the NuGet package libtorch-cpu-{Runtime} 2.10.0 has them: run `dotnet restore` in the suite's folder "
                + "(or the launcher "
                + "tools/an8, which does); without an SDK unpack the package, which is a zip, and put the files of its "
                + $"runtimes/{Runtime}/native into {Path.Combine(AppContext.BaseDirectory, Beside)}, "
                + $"or name their directory in {Variable}"
            : $"give a directory that holds libtorch 2.10's libraries, or unset {Variable} to use the restored package";
        throw new MissingComponentException(
            $"libtorch cannot be loaded: {name} is not in {string.Join(" nor in ", folders.Distinct())}; {remedy}");
    }

    private static string[] Built()
    {
        string paths = Path.Combine(AppContext.BaseDirectory, "libtorch.paths");
        return File.Exists(paths)
            ? [.. File.ReadAllLines(paths).Select(line => Path.Combine(AppContext.BaseDirectory, line))]
            : [];
    }

    private static string[] Restored()
    {
        string? packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES");
        packages = string.IsNullOrEmpty(packages)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages")
            : packages;
        string native = Path.Combine("runtimes", Runtime, "native");
        return
        [
            Path.Combine(packages, $"libtorch-cpu-{Runtime}", "2.10.0", native),
            Path.Combine(packages, "torchsharp", LibTorch.TorchSharpVersion, native),
            Path.Combine(packages, "microsoft.ml.onnxruntime", OnnxRuntime.Version, native),
        ];
    }
}
