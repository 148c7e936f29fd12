using An8Suite.Learning.Sanity;
using An8Suite.Workflow.Experiments.Sanity;

namespace An8Suite.Tests.Cli.Experiments;

/// <summary><c>an8 sanity</c> on the tiny run.</summary>
[Needs(Needs.Suite)]
public sealed class SanityTests(TinyRun run, ForeignRun foreign)
{
    private static readonly string[] Files = ["pairs.csv", "sanity.csv", "sanity.html", "sanity.json", "step.json"];
    private static readonly string[] Few = ["--images", "6", "--seeds", "2", "--methods", "ours,gradient,noise"];

    [Fact]
    public void Every_method_is_compared_across_classes_and_with_random_weights()
    {
        string folder = Make(run["select"], [.. Few, "--other", run["select"]]);
        Assert.Equal(Files, Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        SanityFile file = SanityExperiment.Row.ReadFrom(folder);
        Assert.Equal((6, "pose", 2, 1), (file.Images, file.Unit, file.Seeds, file.Others));
        Assert.Equal(["ours", "ours-held", "gradient", "noise"], file.Methods.Select(method => method.Name));
        Assert.Equal(["fc7", "fc6", "conv5", "conv4", "conv3", "conv2", "conv1"], file.Stages);
        Assert.Equal(4 * ((2 * 7) + 3), file.Similarities.Count);
        Assert.All(file.Similarities.Where(s => s.Method == "noise"), s => Assert.Equal(1, s.Spearman!.Value, 1e-9));
        Assert.Equal(1, file.Find(Comparison.Other, "gradient")!.Spearman!.Value, 1e-9);
        Assert.Equal(
            6 * 5, file.Find(Comparison.Class, "gradient")!.Pairs + file.Find(Comparison.Class, "gradient")!.Undefined);
        Assert.InRange(file.Randomized("gradient")!.Spearman!.Value, -1, 0.99);
        Assert.Equal(4, file.Contrasts.Count);
        Assert.Equal(6 * 4 * ((5 + (2 * 7 * 2)) + 1 + 1), PathTests.Rows(Path.Combine(folder, "pairs.csv")).Length);
        string page = File.ReadAllText(Path.Combine(folder, SanityExperiment.Row.PageName));
        Assert.Equal(4, page.Split("<figure").Length - 1);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        string pooled = SanityExperiment.Page(file, file);
        Assert.Contains("2 runs", pooled, StringComparison.Ordinal);
        Assert.Contains("±", pooled, StringComparison.Ordinal);
    }

    [Fact]
    public void One_seed_has_no_floor_and_the_same_seed_gives_the_same_bytes()
    {
        string[] one = ["--images", "6", "--seeds", "1", "--methods", "gradient", "--seed", "4"];
        string[] folders = [Make(run["select"], one), Make(run["select"], one)];
        Assert.All(Files, name => Assert.Equal(
            File.ReadAllBytes(Path.Combine(folders[0], name)), File.ReadAllBytes(Path.Combine(folders[1], name))));
        SanityFile file = SanityExperiment.Row.ReadFrom(folders[0]);
        Assert.Empty(file.Contrasts);
        Assert.Null(file.Find(Comparison.Floor, "gradient"));
    }

    [Theory]
    [InlineData("--methods", "gradent", "did you mean 'gradient'?")]
    [InlineData("--methods", "mask", "mask is drawn from masks, which do not change with the network")]
    [InlineData("--methods", "cam", "method 'cam' needs a network that ends in a c")]
    [InlineData("--methods", ",", "--methods: expected at least one")]
    [InlineData("--seeds", "0", "--seeds: expected 1 or more, found 0")]
    [InlineData("--images", "0", "--images: expected 1 or more, found 0")]
    [InlineData("--other", "nowhere", "nowhere: no such folder; make it with 'an8 select'")]
    public void Options_out_of_range_are_refused(string option, string value, string message) =>
        Suite.Refused(Suite.Run("sanity", run["select"], option, value, "--out", run.Fresh()), message);

    [Fact]
    public void Photographs_have_no_poses_and_other_classes_are_refused_as_another_training()
    {
        SanityFile file = SanityExperiment.Row.ReadFrom(
            Make(foreign["select"], ["--images", "3", "--seeds", "2", "--methods", "gradient"]));
        Assert.Equal(("image", file.Images), (file.Unit, file.Units));
        Suite.Refused(
            Suite.Run(
                "sanity", run["select"], "--images",
                "6", "--seeds", "1", "--methods", "gradient", "--other", foreign["select"], "--out", run.Fresh()),
            "--other: a network for 32 x 32 pixels");
    }

    private string Make(string select, string[] arguments)
    {
        string folder = run.Fresh();
        ChildProcess made = Suite.Run(["sanity", select, .. arguments, "--threads", "1", "--out", folder]);
        Assert.True(made.ExitCode == 0, made.Error);
        return folder;
    }
}
