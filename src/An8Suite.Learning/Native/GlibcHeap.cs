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
    private const int TopPad = -2;
    private const int MapThreshold = -3;
    private const int ArenaMax = -8;

    // What the heap grows by: a step of one page at a time is a call into the system for each.
    private const int GrowthBytes = 64 << 20;

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
            // Threads other than the first would have heaps of 64 MB, beyond which every tensor is mapped all the same.
            _ = SetOption(MapThreshold, int.MaxValue) == 1 && SetOption(TrimThreshold, int.MaxValue) == 1
                && SetOption(ArenaMax, 1) == 1 && SetOption(TopPad, GrowthBytes) == 1;
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
