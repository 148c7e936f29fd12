using An8Suite.Core.Files;

namespace An8Suite.Tests.Files;

public sealed class HardLinkTests
{
    [Fact]
    public void The_second_name_outlives_the_first()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a é.txt"], "content");
        HardLink.LinkOrCopy(folder["a é.txt"], folder["b.txt"]);
        File.AppendAllText(folder["a é.txt"], " of both");
        Assert.Equal("content of both", File.ReadAllText(folder["b.txt"]));
        File.Delete(folder["a é.txt"]);
        Assert.Equal("content of both", File.ReadAllText(folder["b.txt"]));
    }

    [Fact]
    public void What_cannot_be_linked_is_copied()
    {
        Assert.SkipUnless(
            Directory.Exists("/dev/shm") && Directory.Exists("/proc/self"), "needs a file of another file system");
        using var folder = new TemporaryFolder();
        HardLink.LinkOrCopy("/proc/version", folder["version"]);
        Assert.Equal(File.ReadAllText("/proc/version"), File.ReadAllText(folder["version"]));
    }

    [Fact]
    public void What_is_there_is_not_overwritten_and_a_missing_source_is_an_error()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a"], "a");
        File.WriteAllText(folder["b"], "b");
        Assert.Throws<IOException>(() => HardLink.LinkOrCopy(folder["a"], folder["b"]));
        Assert.Equal("b", File.ReadAllText(folder["b"]));
        Assert.Throws<FileNotFoundException>(() => HardLink.LinkOrCopy(folder["none"], folder["c"]));
    }
}
