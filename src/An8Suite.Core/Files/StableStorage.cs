using System.ComponentModel;
using System.Runtime.InteropServices;

namespace An8Suite.Core.Files;

/// <summary>
/// Makes the system put on the disk what it still holds in memory, so that a power cut does not take it.
/// </summary>
/// <remarks>
/// For the moments when something is declared finished, not for every file: a rename alone may reach the disk before
/// the bytes of the renamed file do. Folders and file systems are flushed on Linux; Windows has no call for them that
/// an ordinary user may make.
/// </remarks>
public static partial class StableStorage
{
    // fcntl.h: read only, closed in child processes.
    private const int OpenFlags = 0x80000;

    // errno.h: network and user-space file systems need not know the call.
    private static readonly int[] NotKnownHere = [22, 38, 95];

    /// <summary>The names in a folder: who was made, renamed or removed there.</summary>
    /// <exception cref="IOException">The disk failed or is full.</exception>
    public static void FlushFolder(string folder) => Flush(folder, FlushFile);

    /// <summary>
    /// Everything that any program wrote to the disk that a folder lies on: one call for any number of files.
    /// </summary>
    /// <exception cref="IOException">The disk failed or is full.</exception>
    public static void FlushFileSystem(string folder) => Flush(folder, FlushAll);

    private static void Flush(string folder, Func<int, int> flush)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        int file = Open(folder, OpenFlags);
        int error = file < 0 || flush(file) != 0 ? Marshal.GetLastPInvokeError() : 0;
        if (file >= 0)
        {
            _ = Close(file);
        }

        if (error != 0 && !NotKnownHere.Contains(error))
        {
            throw new IOException(
                $"{folder}: what was written does not reach the disk: {new Win32Exception(error).Message}");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FlushFile(int file);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FlushAll(int file);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int file);
}
