using An8Suite.Core.Files;

namespace An8Suite.Tests.Files;

public sealed class StableStorageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_durable_file_is_written_like_any_other()
    {
        FinishedFile.WriteDurably(_folder["below/file"], stream => stream.Write("text"u8));
        Assert.Equal("text", File.ReadAllText(_folder["below/file"]));
        Assert.Equal(["file"], Directory.GetFileSystemEntries(_folder["below"]).Select(Path.GetFileName));
        StableStorage.FlushFileSystem(_folder.Path);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "nothing is flushed elsewhere");
        IOException error = Assert.Throws<IOException>(() => StableStorage.FlushFolder(_folder["none"]));
        Assert.StartsWith(
            $"{_folder["none"]}: what was written does not reach the disk: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Needs(Needs.Process)]
    public void What_says_that_others_are_whole_reaches_the_disk_after_them_and_before_its_name_does()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "needs strace");
        string trace = _folder["trace"];
        ChildProcess run = ChildProcess.Run("/usr/bin/strace",
        [
            "-f", "-qq", "-y", "-o", trace, "-e", "trace=fsync,syncfs,rename,renameat,renameat2", "dotnet",
            Path.Combine(AppContext.BaseDirectory, "an8.dll"),
            "generate", "an8flower-single-6c", "--size", "32", "--poses", "5", "--out", _folder["out"],
        ]);
        Assert.SkipUnless(run.ExitCode == 0, "strace may not trace here");
        string[] calls = [.. File.ReadAllLines(trace).Where(line =>
            line.Contains("sync", StringComparison.Ordinal) || line.Contains("step.json", StringComparison.Ordinal)
            || line.Contains("out.partial\", ", StringComparison.Ordinal))];
        string[] end = [.. calls[^6..].Select(line => line.Split(' ', 2)[1].TrimStart())];
        Assert.StartsWith("syncfs(", end[0], StringComparison.Ordinal);
        Assert.Matches(@"^fsync\(.*/step\.json\.partial>", end[1]);
        Assert.Matches(@"^rename.*/step\.json""", end[2]);
        Assert.Matches(@"^fsync\(.*/out\.partial>", end[3]);
        Assert.Matches(@"^rename.*/out""", end[4]);
        Assert.Matches(@"^fsync\(", end[5]);
    }
}
