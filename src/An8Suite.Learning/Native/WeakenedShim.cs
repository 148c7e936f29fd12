using An8Suite.Core;
using An8Suite.Core.Files;

namespace An8Suite.Learning.Native;

/// <summary>A private copy of TorchSharp's shim that loads with a C++ library older than GCC 13's.</summary>
/// <remarks>
/// The shim needs symbol version GLIBCXX_3.4.32 for one symbol without a relocation (<c>std::ios_base_library_init</c>,
/// a marker that is never called), which Debian 12 and Ubuntu 22.04 lack. The copy lies in the user's cache folder
/// under the hash of the original; the package itself is never changed.
/// </remarks>
internal static class WeakenedShim
{
    /// <summary>The symbol version that is done without.</summary>
    public const string SymbolVersion = "GLIBCXX_3.4.32";

    /// <summary>The path of the copy of <paramref name="original"/>, written if it is not there yet.</summary>
    public static string CopyOf(string original)
    {
        byte[] bytes = File.ReadAllBytes(original);
        byte[] weakened = ElfVersionNeed.MarkWeak(bytes, SymbolVersion);
        string[] folders = [.. CacheFolders(Checksum.Hex(bytes)[..16])];
        foreach (string folder in folders)
        {
            try
            {
                return Place(folder, Path.GetFileName(original), weakened);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }

        throw new MissingComponentException(
            $"libtorch cannot be loaded: {original} needs a copy without {SymbolVersion}, and none of "
            + $"{string.Join(", ", folders)} can be written; set XDG_CACHE_HOME to a folder that can");
    }

    private static string Place(string folder, string name, byte[] content)
    {
        string path = Path.Combine(folder, name);
        CreatePrivateFolder(folder);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
        {
            return path;
        }

        // Named after the process, because several may start at once.
        string aside = Path.Combine(folder, $"{name}.{Environment.ProcessId}.partial");
        File.WriteAllBytes(aside, content);
        File.Move(aside, path, overwrite: true);
        return path;
    }

    /// <summary>A folder nobody else can write to, since what lies in it is loaded as code.</summary>
    private static void CreatePrivateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if ((File.GetUnixFileMode(folder) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0)
        {
            throw new UnauthorizedAccessException($"{folder} can be written to by others");
        }
    }

    private static IEnumerable<string> CacheFolders(string key)
    {
        string? cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (!string.IsNullOrEmpty(cache))
        {
            yield return Path.Combine(cache, "an8suite", key);
        }

        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (home.Length > 0)
        {
            yield return Path.Combine(home, ".cache", "an8suite", key);
        }

        yield return Path.Combine(Path.GetTempPath(), $"an8suite-{key}");
    }
}
