using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using An8Suite.Core;
using TorchSharp;

namespace An8Suite.Learning.Native;

/// <summary>
/// Loads libtorch from where the packages were restored; every use of torch comes after <see cref="Load"/>.
/// </summary>
/// <remarks>
/// Loading by full path first is enough: the system's loader then finds libtorch and the shim by name, for TorchSharp
/// too, so that the libraries need not be copied beside every program. Done once a process; safe from any thread.
///
/// A rule for all code that uses torch: TorchSharp hands bare addresses to libtorch, and nothing keeps a temporary
/// tensor or scalar from being collected, and freed, while libtorch still reads it. So every operation stands inside a
/// dispose scope, which holds the tensors made in it; and a number given to an operation is a <c>using Scalar</c> or a
/// field, never a literal. <c>add(tensor)</c>, <c>square()</c> and <c>item()</c> make such a scalar themselves: take
/// <c>add(tensor, alpha)</c>, <c>mul(itself)</c> and <c>data()</c>.
/// </remarks>
public static class LibTorch
{
    private static readonly Lock Gate = new();
    private static LibTorchStatus? _status;
    private static nint _shim;
    private static torch.Device? _device;

    /// <summary>The version of the TorchSharp package this program was built with.</summary>
    public static string TorchSharpVersion { get; } = typeof(torch).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Threads one operation may use, as set by <see cref="SetThreads"/> or chosen by libtorch.</summary>
    /// <remarks>Part of what makes a training reproducible: another number gives other roundings.</remarks>
    public static int Threads => torch.get_num_threads();

    /// <summary>Where weights, images and all that is computed from them lie; chosen once a process.</summary>
    public static torch.Device Device => _device ??= torch.CPU;

    /// <summary>Loads libtorch and the shim, or returns what an earlier call loaded.</summary>
    /// <param name="directory">
    /// A folder of libtorch 2.10 libraries; null for <c>AN8_LIBTORCH</c> or the restored package.
    /// </param>
    /// <exception cref="MissingComponentException">
    /// It cannot be loaded; the message says why and what mends it.
    /// </exception>
    public static LibTorchStatus Load(string? directory = null)
    {
        lock (Gate)
        {
            return _status ??= LoadFrom(LibTorchFolders.Find(directory));
        }
    }

    /// <summary>
    /// Fixes the number of threads one operation may use, for the calling thread and those started later.
    /// </summary>
    public static void SetThreads(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Load();
        torch.set_num_threads(count);
    }

    /// <summary>Chooses <see cref="Device"/>; to be called before the first network is built.</summary>
    /// <param name="name"><c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</param>
    /// <exception cref="InputException">Not such a name, or a number that no card has.</exception>
    /// <exception cref="MissingComponentException">
    /// CUDA is asked for, and libtorch has none or finds no card.
    /// </exception>
    public static void UseDevice(string name)
    {
        string[] words = name.Split(':');
        int number = 0;
        bool valid = words[0] is "cpu" ? words.Length == 1
            : words[0] is "cuda" && words.Length <= 2
                && (words.Length == 1
                    || int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out number));
        if (!valid)
        {
            throw new InputException($"device: expected cpu, cuda or cuda:N, found '{name}'");
        }

        LibTorchStatus status = Load();
        if (words[0] == "cpu")
        {
            _device = torch.CPU;
            return;
        }

        if (!torch.cuda.is_available())
        {
            throw new MissingComponentException(
                $"device {name}: the libtorch in {status.Directory} has no CUDA or finds no card; "
                + $"name a directory of libtorch 2.10 libraries with CUDA in {LibTorchFolders.Variable} (or build with "
                + "-p:LibTorchCuda=true where TorchSharp's CUDA packages can be restored) and see that nvidia-smi "
                + "lists the card; "
                + "without --device everything runs on the processor");
        }

        _device = number < torch.cuda.device_count()
            ? new torch.Device(DeviceType.CUDA, number)
            : throw new InputException(
                $"device: cuda:{number} was asked for, {torch.cuda.device_count()} cards are here");
    }

    private static LibTorchStatus LoadFrom(LibTorchFolders files)
    {
        string directory = Path.GetDirectoryName(files.LibTorchFile)!;
        GlibcHeap.KeepFreedMemory();
        LibTorchLog.ChooseLevel();
        Open(files.LibTorchFile);
        LibTorchLog.ApplyLevel();
        if (files.CudaFile is not null)
        {
            Open(files.CudaFile); // registers the CUDA kernels; nothing else asks for it by name
        }

        (string shim, bool patched) = (files.ShimFile, false);
        try
        {
            _shim = NativeLibrary.Load(shim);
        }
        catch (DllNotFoundException error)
            when (error.Message.Contains(WeakenedShim.SymbolVersion, StringComparison.Ordinal))
        {
            (shim, patched) = (WeakenedShim.CopyOf(shim), true);
            _shim = Open(shim);
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            throw CannotOpen(shim, error);
        }

        NativeLibrary.SetDllImportResolver(
            typeof(torch).Assembly, (name, _, _) => name == "LibTorchSharp" ? _shim : nint.Zero);
        torch.InitializeDeviceType(DeviceType.CPU);
        string? note = patched
            ? $"libtorch: the system's libstdc++ lacks {WeakenedShim.SymbolVersion}; using a private copy of "
                + $"TorchSharp's library that does without it: {shim}"
            : null;
        return new LibTorchStatus(TorchSharpVersion, directory, shim, patched, note);
    }

    private static nint Open(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            throw CannotOpen(path, error);
        }
    }

    private static MissingComponentException CannotOpen(string path, Exception error)
    {
        string[] lines = error.Message.Split('\n', StringSplitOptions.TrimEntries);
        string name = Path.GetFileName(path);
        string reason = lines.LastOrDefault(line => line.Contains(name, StringComparison.Ordinal)) ?? lines[0];
        string remedy = reason.Contains("GLIBC", StringComparison.Ordinal)
            ? "the system's C or C++ library is too old: Debian 12, Ubuntu 22.04 or later is needed"
            : "delete the package from the package folder and run `dotnet restore` again if it is damaged, "
                + $"or name another directory of libtorch 2.10 libraries in {LibTorchFolders.Variable}";
        return new MissingComponentException($"libtorch cannot be loaded: {reason}; {remedy}", error);
    }
}
