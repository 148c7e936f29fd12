using System.Diagnostics;
using An8Suite.Tests.Datasets;

namespace An8Suite.Tests.Cli;

/// <summary>
/// Runs that are killed or stopped half-way, at moments a seed picks, and end in the bytes of an undisturbed one.
/// </summary>
[Needs(Needs.Suite)]
public sealed class InterruptionTests : IDisposable
{
    private const int PoseCount = 30;
    private static readonly string[] Dataset =
        [
            "an8flower-single-6c",
            "--size",
            "40",
            "--poses",
            $"{PoseCount}",
            "--masks",
            "class_part,causal",
            "--coverage",
            "--twins",
        ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Killed_over_and_over_a_run_ends_in_the_same_bytes() =>
        KillOverAndOver(seed: 1, starts: 2, renderings: 5, finishes: 5);

    // Many more moments than fit into every run of the tests: tools/test -class '*Interruption*' -explicit only
    [Fact(Explicit = true)]
    public void Killed_at_many_more_moments_a_run_ends_in_the_same_bytes()
    {
        for (ulong seed = 100; seed < 120; seed++)
        {
            KillOverAndOver(seed, starts: 3, renderings: 8, finishes: 9);
            Directory.Delete(_folder["out"], recursive: true);
        }
    }

    [Fact]
    public void Killed_shards_and_a_killed_merge_end_in_the_same_bytes()
    {
        string[] shards = [_folder["1"], _folder["2"]];
        for (int i = 0; i < shards.Length; i++)
        {
            string[] shard = Generate(shards[i], "--shard", $"{i + 1}/2");
            var moments = new KillMoments(shards[i], PoseCount / 2, seed: 10 + (ulong)i);
            Func<TimeSpan, bool>[] all = [.. moments.WhileRendering(2)];
            Assert.Contains(true, Array.ConvertAll(all, moment => KilledSuite.Run(moment, shard)));
            Finish(shard);
        }

        string[] merge = ["merge", .. shards, "--out", _folder["out"]];
        string partial = _folder["out.partial"];
        Assert.True(
            KilledSuite.Run(_ => Directory.Exists($"{partial}/train/images/05_violet"), merge),
            "the merge was too fast");
        Assert.False(Directory.Exists(_folder["out"]));
        KilledSuite.Run(_ => File.Exists($"{partial}/README.md"), merge);
        KilledSuite.Run(_ => File.Exists($"{partial}/step.json"), merge);
        Finish(merge);
        AssertUndisturbed();
    }

    [Fact]
    public void A_killed_step_leaves_nothing_that_looks_finished()
    {
        var moments = new KillMoments(_folder["out"], PoseCount, seed: 5);
        Assert.True(
            KilledSuite.Run(moments.WhileRendering(1).Single(), Generate(_folder["out"])),
            "it ended before it could be killed");
        Assert.False(Directory.Exists(_folder["out"]));
        Suite.Refused(Suite.Run("train", _folder["out"], "--out", _folder["train"]), "no such folder");
    }

    [Fact]
    public void Ctrl_C_ends_the_step_with_a_sentence_and_code_130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals");
        using Process process = KilledSuite.Start(
            "generate", "an8flower-single-6c", "--size", "64", "--poses", "300", "--out", _folder["out"]);
        var clock = Stopwatch.StartNew();
        while (!File.Exists(_folder["out.partial/journal/lengths"]))
        {
            Assert.False(process.HasExited, "it ended before it could be interrupted");
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), "no journal after two minutes");
            Thread.Sleep(10);
        }

        using Process signal = Process.Start("kill", ["-INT", $"{process.Id}"]);
        signal.WaitForExit();
        string error = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)));
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("interrupted; finished steps are kept", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    private static string[] Generate(string folder, params string[] more) =>
        ["generate", .. Dataset, .. more, "--out", folder];

    private static void Finish(string[] arguments)
    {
        ChildProcess last = Suite.Run(arguments);
        Assert.True(last.ExitCode == 0, last.Error);
    }

    private void KillOverAndOver(ulong seed, int starts, int renderings, int finishes)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals");
        var moments = new KillMoments(_folder["out"], PoseCount, seed);
        string[] arguments = Generate(_folder["out"]);
        Func<TimeSpan, bool>[] all =
            [.. moments.AtStart(starts), .. moments.WhileRendering(renderings), .. moments.WhileFinishing(finishes)];
        int killed = all.Count(moment => KilledSuite.Run(moment, arguments));
        Assert.True(killed >= starts + renderings, $"only {killed} of {all.Length} came before the end");
        Finish(arguments);
        AssertUndisturbed();
    }

    private void AssertUndisturbed()
    {
        if (!Directory.Exists(_folder["undisturbed"]))
        {
            Finish(Generate(_folder["undisturbed"]));
        }

        Assert.Equal(FolderBytes.Of(_folder["undisturbed"]), FolderBytes.Of(_folder["out"]));
        Assert.False(Directory.Exists(_folder["out.partial"]));
    }
}
