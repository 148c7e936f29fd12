using An8Suite.Learning.Explanations;
using An8Suite.Tests.Datasets;
using An8Suite.Tests.Learning.Explanations;

namespace An8Suite.Tests.Cli;

/// <summary>
/// Every verb that uses libtorch, while the C library fills what it hands out with 0x7f, 3.4e38 as a float, and what is
/// given back with 0x80: whoever reads what nobody wrote gets another result. Long runs meet such memory by themselves.
/// </summary>
[Needs(Needs.Suite)]
public sealed class PerturbedMemoryTests(TinyRun run)
{
    private static readonly Dictionary<string, string?> Perturbed =
        new() { ["GLIBC_TUNABLES"] = "glibc.malloc.perturb=128" };

    /// <summary>The verb, what it reads, and its options.</summary>
    public static TheoryData<string, string, string> Verbs => new()
    {
        { "train", "generate", "--epochs 3" },
        { "train", "generate", "--epochs 1 --architecture lenet" },
        { "respond", "train", "" },
        { "select", "respond", "" },
        { "explain", "select",
            "--limit 1 --rise-masks 20 --ig-steps 4 --smoothgrad-samples 3 --methods " + string.Join(',', Methods) },
        { "evaluate", "select", "--poses 1 --no-grid --methods ours,guided-backprop,grad-cam" },
        { "compare", "select", "" },
        { "features", "select", "--crops 4 --quantile 0.02" },
        { "ablate", "select", "--images 6 --training-images 1 --draws 2 --k 1,20" },
        { "sanity", "select", "--images 3 --seeds 1 --methods ours,gradient,grad-cam" },
        { "doubts", "select", "--poses 1" },
        { "parts", "select", "--poses 1 --steps 2" },
        { "cue", "generate", "--poses 1 --epochs 1" },
        { "faithfulness", "explain", "--steps 4 --patches 6 --patch-side 8 --limit 1" },
    };

    private static IEnumerable<string> Methods => ExplanationMethods.Names.Except(Requests.OfOtherNetworks);

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Nothing_is_read_that_was_not_written(string verb, string input, string options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only glibc fills memory so");
        string[] words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        (string plain, _) = run.Made(verb, input, words);
        string perturbed = run.Fresh();
        ChildProcess made = Suite.Run(Perturbed, [verb, run[input], .. words, "--threads", "2", "--out", perturbed]);
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Equal(FolderBytes.Of(plain), FolderBytes.Of(perturbed));
    }
}
