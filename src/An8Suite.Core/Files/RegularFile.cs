using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace An8Suite.Core.Files;

/// <summary>Files that end: no pipes, devices or sockets, which on Unix have names as well.</summary>
internal static partial class RegularFile
{
    // struct statx of Linux, the same on every processor.
    private const int StatxBytes = 256, ModeOffset = 28;
    private const uint Type = 1;
    private const int CurrentFolder = -100;
    private const int TypeMask = 0xF000, Regular = 0x8000;

    /// <summary>
    /// Whether there is a file at <paramref name="path"/> that can be read to its end; links are followed.
    /// </summary>
    public static bool Is(string path) => File.Exists(path) && !(OperatingSystem.IsLinux() && IsSpecial(path));

    /// <summary>
    /// Refuses what is there and is no file that can be read to its end; <paramref name="what"/> is what was expected.
    /// </summary>
    /// <exception cref="InputException">It is a pipe, a device or a socket.</exception>
    public static void Require(string path, string what)
    {
        if (File.Exists(path) && !Is(path))
        {
            throw new InputException($"{path}: expected {what}, found a pipe or a device, which is not a regular file");
        }
    }

    private static bool IsSpecial(string path)
    {
        byte[] stat = new byte[StatxBytes];
        try
        {
            return Statx(CurrentFolder, path, 0, Type, stat) == 0
                && (BinaryPrimitives.ReadUInt16LittleEndian(stat.AsSpan(ModeOffset)) & TypeMask) != Regular;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int folder, string path, int flags, uint mask, [Out] byte[] stat);
}
