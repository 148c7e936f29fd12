using An8Suite.Tests;

[assembly: AssemblyFixture(typeof(NothingNeeded))]

namespace An8Suite.Tests;

/// <summary>
/// After <c>tools/test --fast</c> says whether a test that needs nothing, as it says, needed something all the same: a library of
/// <see cref="Needs"/>, or another process. It sees what <see cref="NeedsTests"/> cannot, such as which file importer a name chose.
/// </summary>
public sealed class NothingNeeded : IDisposable
{
    private static readonly string[] Libraries = ["libtorch", "libEGL", "libglfw", "libassimp"];

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("AN8_TESTS_NEED_NOTHING") is null || !OperatingSystem.IsLinux())
        {
            return;
        }

        string maps = File.ReadAllText("/proc/self/maps");
        Assert.DoesNotContain(Libraries, library => maps.Contains(library, StringComparison.Ordinal));

        // proc(5): cminflt, the page faults of the processes that were started and have ended.
        string stat = File.ReadAllText("/proc/self/stat");
        Assert.True(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[8] == "0", "a process was started");
    }
}
