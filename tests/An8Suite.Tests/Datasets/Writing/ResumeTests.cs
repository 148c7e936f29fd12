using An8Suite.Core;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Tests.Datasets.Writing;

public sealed class ResumeTests : IDisposable
{
    private const int PoseCount = 14;
    private const int ClassCount = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _undisturbed = new();

    public ResumeTests() => Write(_undisturbed.Path);

    public void Dispose()
    {
        _folder.Dispose();
        _undisturbed.Dispose();
    }

    [Fact]
    public void Interrupted_again_and_again_it_ends_in_the_same_bytes()
    {
        for (int pose = 0; pose < PoseCount; pose++)
        {
            int before = pose == 0 ? 0 : Kept();
            Interrupt(atPose: Math.Max(pose, before));
            Assert.InRange(Kept(), before, pose);
        }

        Write(_folder.Path);
        AssertSameBytes();
    }

    [Fact]
    public void Finished_poses_are_not_rendered_again_and_the_caller_hears_of_them()
    {
        Interrupt(atPose: 9, afterKept: 5);
        int kept = Kept();
        Assert.InRange(kept, 5, 9);
        List<int> rendered = [];
        (int Kept, int Damaged)? resumed = null;
        Write(
            _folder.Path,
            pose =>
            {
                rendered.Add(pose.Index);
                return SyntheticScene.Render(pose);
            },
            options => options with { Resumed = (left, damaged) => resumed = (left, damaged) });
        Assert.Equal(Enumerable.Range(kept, PoseCount - kept), rendered);
        Assert.Equal((kept * ClassCount, 0), resumed);
        AssertSameBytes();
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("cut")]
    [InlineData("change")]
    public void A_damaged_file_of_a_finished_pose_is_made_again(string damage)
    {
        Interrupt(atPose: 9, afterKept: 5);
        string file = Directory.GetFiles(_folder.Path, "01_blue-p0002.png", SearchOption.AllDirectories)[0];
        byte[] bytes = File.ReadAllBytes(file);
        bytes[^20] ^= 1;
        Action spoil = damage switch
        {
            "delete" => () => File.Delete(file),
            "cut" => () => File.WriteAllBytes(file, bytes[..^9]),
            _ => () => File.WriteAllBytes(file, bytes),
        };
        spoil();
        (int Kept, int Damaged)? resumed = null;
        Write(
            _folder.Path, options: options => options with { Resumed = (left, damaged) => resumed = (left, damaged) });
        Assert.Equal(ClassCount, resumed?.Damaged);
        AssertSameBytes();
    }

    [Fact]
    public void A_damaged_pose_that_comes_out_differently_is_refused()
    {
        Interrupt(atPose: 9, afterKept: 5);
        File.Delete(Directory.GetFiles(_folder.Path, "01_blue-p0002.png", SearchOption.AllDirectories)[0]);
        InputException error = Assert.Throws<InputException>(() => Write(
            _folder.Path, pose => SyntheticScene.Render(pose with { Camera = pose.Camera with { Distance = 1.2 } })));
        Assert.Contains("came out differently", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_written_logs_and_half_written_pictures_do_no_harm()
    {
        Interrupt(atPose: 6);
        File.AppendAllText(_folder["train/metadata.jsonl"], "{\"file_name\":\"images/00_re");
        File.AppendAllText(_folder["journal/sums"], "0123");
        File.WriteAllText(_folder["train/images/00_red/00_red-p0013.png"], "half a picture");
        Write(_folder.Path);
        AssertSameBytes();
    }

    [Fact]
    public void Killed_while_it_tidied_up_it_only_tidies_up()
    {
        Write(_folder.Path);
        Directory.CreateDirectory(_folder["journal.done"]);
        File.WriteAllText(_folder["journal.done/lengths"], "");
        Write(_folder.Path, _ => throw new InvalidOperationException("rendered"));
        AssertSameBytes();
    }

    /// <summary>
    /// Kills the writer as it renders a pose. Finished poses are entered by other threads, so how many are kept depends
    /// on the machine, unless the killer waits for some of them.
    /// </summary>
    private void Interrupt(int atPose, int afterKept = 0) => Assert.Throws<InvalidOperationException>(() => Write(
        _folder.Path,
        pose => pose.Index < atPose
            ? SyntheticScene.Render(pose)
            : throw new InvalidOperationException(
                SpinWait.SpinUntil(() => Kept() >= afterKept, Patience) ? "killed" : "stuck")));

    private int Kept()
    {
        string journal = _folder["journal/lengths"];
        return File.Exists(journal) ? File.ReadAllLines(journal).Length : 0;
    }

    private void AssertSameBytes() => Assert.Equal(FolderBytes.Of(_undisturbed.Path), FolderBytes.Of(_folder.Path));

    private static void Write(
        string folder,
        Func<PlannedPose, RenderedPose>? render = null,
        Func<DatasetWriterOptions, DatasetWriterOptions>? options = null) => DatasetWriter.Write(
        SyntheticScene.Recipe,
        SyntheticScene.Parts,
        render ?? SyntheticScene.Render,
        (options ?? (o => o))(SyntheticScene.Options(folder)));
}
