using System.Runtime.InteropServices;

namespace An8Suite.Learning.Native;

/// <summary>
/// Tells the C library to keep freed memory for the next tensor instead of handing it back to the system.
/// </summary>
/// <remarks>
/// A tensor of some megabytes is otherwise mapped anew every time, and the system clears each page of it at its first
/// use: up to half of the time of a backward pass. Only glibc has these settings; elsewhere nothing happens.
/// </remarks>
internal static partial class GlibcHeap
{
    // malloc.h
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;

    /// <summary>Safe to call more than once.</summary>
    public static void KeepFreedMemory()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            // Old versions refuse so large a value; to set the other one alone would only stop them from adapting.
            _ = SetOption(MapThreshold, int.MaxValue) == 1 && SetOption(TrimThreshold, int.MaxValue) == 1;
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library, such as musl.
        }
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
