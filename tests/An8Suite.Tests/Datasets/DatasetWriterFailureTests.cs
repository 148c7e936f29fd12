using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Tests.Datasets;

public sealed class DatasetWriterFailureTests
{
    private const int TimeoutMilliseconds = 30_000;

    [Theory(Timeout = TimeoutMilliseconds)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_full_disk_is_one_io_exception_and_the_next_run_goes_on(int threads)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /dev/full");
        using var folder = new TemporaryFolder();
        PlannedPose pose = PosePlan.Of(SyntheticScene.Recipe)[4];
        string split = pose.Split.ToString().ToLowerInvariant();
        Directory.CreateDirectory(folder[$"{split}/images/01_blue"]);
        string full = folder[$"{split}/images/01_blue/01_blue-p0004.png"];
        File.CreateSymbolicLink(full, "/dev/full");
        IOException error = await Assert.ThrowsAsync<IOException>(() => Write(folder.Path, threads));
        Assert.Contains("No space left", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["SHA256SUMS"]));

        File.Delete(full);
        await Write(folder.Path, threads);
        using var undisturbed = new TemporaryFolder();
        await Write(undisturbed.Path, threads);
        Assert.Equal(FolderBytes.Of(undisturbed.Path), FolderBytes.Of(folder.Path));
    }

    [Fact(Timeout = TimeoutMilliseconds)]
    public async Task A_folder_that_cannot_be_made_is_one_io_exception()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["train"], "in the way", TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<IOException>(() => Write(folder.Path, 2));
    }

    [Theory(Timeout = TimeoutMilliseconds)]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(13)]
    public async Task What_the_renderer_throws_reaches_the_caller(int pose)
    {
        using var folder = new TemporaryFolder();
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => Write(
            folder.Path, 2,
            p => p.Index == pose ? throw new InvalidOperationException("lost context") : SyntheticScene.Render(p)));
        Assert.Equal("lost context", error.Message);
    }

    [Fact(Timeout = TimeoutMilliseconds)]
    public async Task What_the_progress_callback_throws_reaches_the_caller()
    {
        using var folder = new TemporaryFolder();
        await Assert.ThrowsAsync<NotSupportedException>(() => Write(
            folder.Path, 3, options: o => o with { Progress = (_, _) => throw new NotSupportedException() }));
    }

    [Fact(Timeout = TimeoutMilliseconds)]
    public async Task Cancelling_stops_within_a_few_poses()
    {
        using var folder = new TemporaryFolder();
        using var cancel = new CancellationTokenSource();
        int rendered = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Write(
            folder.Path,
            2,
            pose =>
            {
                if (++rendered == 4)
                {
                    cancel.Cancel();
                }

                return SyntheticScene.Render(pose);
            },
            cancellation: cancel.Token));
        Assert.Equal(4, rendered);
    }

    [Fact(Timeout = TimeoutMilliseconds)]
    public async Task A_cancelled_token_renders_nothing()
    {
        using var folder = new TemporaryFolder();
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Write(
            folder.Path, 2, _ => throw new InvalidOperationException("rendered"), cancellation: cancel.Token));
    }

    [Fact(Timeout = TimeoutMilliseconds)]
    public async Task A_render_of_another_size_is_refused()
    {
        using var folder = new TemporaryFolder();
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Write(
            folder.Path, 2, pose => SyntheticScene.Render(pose, 33, 40)));
        Assert.Contains("rendered 33 x 40, the recipe says 40 x 33", error.Message, StringComparison.Ordinal);
    }

    /// <summary>On a thread of its own, so that a hang meets the time limit.</summary>
    private static Task Write(
        string folder,
        int threads,
        Func<PlannedPose, RenderedPose>? render = null,
        Func<DatasetWriterOptions, DatasetWriterOptions>? options = null,
        CancellationToken cancellation = default) => Task.Run(
        () => DatasetWriter.Write(
            SyntheticScene.Recipe,
            SyntheticScene.Parts,
            render ?? SyntheticScene.Render,
            (options ?? (o => o))(SyntheticScene.Options(folder, threads)),
            cancellation),
        CancellationToken.None);
}
