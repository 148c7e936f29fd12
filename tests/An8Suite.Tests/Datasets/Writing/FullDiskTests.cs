using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Labels;

namespace An8Suite.Tests.Datasets.Writing;

/// <summary>
/// A disk that is full at every page of a dataset in turn: nothing is lost, and with more space the bytes are the same.
/// </summary>
[Needs(Needs.Disk | Needs.Process)]
public sealed class FullDiskTests : IDisposable
{
    private const int PageKilobytes = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Writing_goes_on_after_every_page_that_was_missing()
    {
        using SmallDisk disk = new(PageKilobytes);
        Write(_folder["whole"]);
        int mostKept = 0;
        int failures = GrowUntilDone(disk, 40, () =>
        {
            int kept = 0;
            Write(disk["out"], options => options with { Resumed = (images, damaged) => kept = images - damaged });
            mostKept = Math.Max(mostKept, kept);
        });
        Assert.True(failures > 20, $"the disk was full only {failures} times");
        Assert.True(mostKept > 0, "nothing that was finished was kept");
        Assert.Equal(FolderBytes.Of(_folder["whole"]), FolderBytes.Of(disk["out"]));
    }

    [Fact]
    public void Every_page_of_the_last_files_may_be_missing()
    {
        using SmallDisk disk = new(1 << 20);
        Write(_folder["whole"]);
        Assert.Throws<InvalidOperationException>(() => Write(
            disk["out"], options => options with
            {
                Progress = (done, all) => _ = done == all ? throw new InvalidOperationException("killed") : 0,
            }));
        int used = (int)(Directory.GetFiles(disk["out"], "*", SearchOption.AllDirectories)
            .Sum(file => (new FileInfo(file).Length + 4095) / 4096) * PageKilobytes);
        int failures = GrowUntilDone(disk, used, () => Write(disk["out"]));
        Assert.True(failures > 3, $"the disk was full only {failures} times");
        Assert.Equal(FolderBytes.Of(_folder["whole"]), FolderBytes.Of(disk["out"]));
    }

    [Fact]
    public void Merging_begins_anew_until_there_is_space()
    {
        using SmallDisk disk = new(PageKilobytes);
        Write(_folder["whole"]);
        string[] shards = [_folder["1"], _folder["2"]];
        for (int i = 0; i < 2; i++)
        {
            Write(shards[i], options => options with { Shard = new Shard(i + 1, 2) });
        }

        int failures = GrowUntilDone(disk, 40, () => DatasetMerge.Write(shards, disk["out"]));
        Assert.True(failures > 20, $"the disk was full only {failures} times");
        Assert.Equal(FolderBytes.Of(_folder["whole"]), FolderBytes.Of(disk["out"]));
    }

    /// <summary>
    /// Tries with more and more space, a few pages at a time; every failure must say that the disk is full.
    /// </summary>
    private static int GrowUntilDone(SmallDisk disk, int kilobytes, Action write)
    {
        for (int failures = 0; ; failures++, kilobytes += (failures % 3 * PageKilobytes) + PageKilobytes)
        {
            disk.Resize(kilobytes);
            try
            {
                write();
                return failures;
            }
            catch (Exception error) when (error is IOException or AggregateException { InnerException: IOException })
            {
                IOException io = error as IOException ?? (IOException)error.InnerException!;
                Assert.True(
                    io.Message.Contains("No space left on device", StringComparison.Ordinal)
                    || io.Message.Contains("disk was full", StringComparison.Ordinal),
                    io.ToString());
            }
        }
    }

    private static void Write(string folder, Func<DatasetWriterOptions, DatasetWriterOptions>? options = null) =>
        DatasetWriter.Write(
            SyntheticScene.Recipe with { Masks = [MaskPolicy.ClassPart, MaskPolicy.Causal] },
            SyntheticScene.Parts,
            SyntheticScene.Render,
            (options ?? (o => o))(SyntheticScene.Options(folder) with { Twins = true }));
}
