using System.Runtime.InteropServices;

namespace An8Suite.Assimp;

/// <summary>What a process may use from now on, where the system is Linux.</summary>
public static partial class ProcessLimits
{
    private const int CpuSeconds = 0, CoreBytes = 4, AddressSpace = 9;

    /// <summary>Limits this process to so much memory and processor time more, and leaves no core dump.</summary>
    public static void Set(long moreBytes, long seconds)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // The runtime reserves far more address space than it uses, so the limit stands above what there is already.
        string[] pages = File.ReadAllText("/proc/self/statm").Split(' ');
        Limit(AddressSpace, (long.Parse(pages[0],
            System.Globalization.CultureInfo.InvariantCulture) * Environment.SystemPageSize) + moreBytes);
        Limit(CpuSeconds, (long)Math.Ceiling(Environment.CpuUsage.TotalTime.TotalSeconds) + seconds);
        Limit(CoreBytes, 0);
    }

    private static void Limit(int resource, long value)
    {
        Span<long> both = [value, value];
        _ = SetLimit(resource, ref both[0]); // A limit that cannot be set is one that the system has set lower.
    }

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, ref long limits);
}
