using An8Suite.Core.Files;

namespace An8Suite.Tests.Cli;

/// <summary><c>an8 stability</c> on the tiny run.</summary>
[Needs(Needs.Suite)]
public sealed class StabilityTests(TinyRun run)
{
    private static readonly string[] Files =
        ["classes.csv", "stability.csv", "stability.html", "stability.json", "step.json"];

    [Fact]
    public void The_same_seed_gives_the_same_bytes_whatever_the_threads()
    {
        string one = Make("--samples", "6", "--seed", "3", "--threads", "1");
        string two = Make("--samples", "6", "--seed", "3", "--threads", "2");
        Assert.Equal(Files, Directory.GetFiles(one).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Files, name => Assert.Equal(
            File.ReadAllBytes(Path.Combine(one, name)), File.ReadAllBytes(Path.Combine(two, name))));
        string other = Make("--samples", "6", "--seed", "4");
        Assert.NotEqual(
            File.ReadAllText(Path.Combine(one, "stability.csv")),
            File.ReadAllText(Path.Combine(other, "stability.csv")));
    }

    [Fact]
    public void Every_class_and_feature_has_a_row_and_the_page_says_what_is_not_unique()
    {
        string folder = Make("--samples", "5", "--mu", "4");
        Dictionary<string, string>[] classes = PathTests.Rows(Path.Combine(folder, "classes.csv"));
        Assert.Equal(["red", "orange", "yellow", "cyan", "blue", "violet"], classes.Select(row => row["class"]));
        Assert.All(classes, row =>
        {
            Assert.InRange(PathTests.Number(row["stability"]), -0.25, 1);
            Assert.InRange(PathTests.Number(row["jaccard"]), 0, 1);
            Assert.InRange(PathTests.Number(row["excess_mean"]), -1e-10, 1);
            Assert.InRange(PathTests.Number(row["largest_relative_gap"]), 0, 1e-8);
        });
        Dictionary<string, string>[] features = PathTests.Rows(Path.Combine(folder, "stability.csv"));
        int columns = NpyFile.Read<float>(Path.Combine(run["respond"], "responses.npy")).Shape[1];
        Assert.Equal(6 * columns, features.Length);
        Assert.All(features, row => Assert.Equal(
            PathTests.Number(row["frequency"]) > 0, row["sign_consistency"].Length > 0));
        Assert.Contains(features, row => PathTests.Number(row["frequency"]) == 1);
        foreach (string name in new[] { "stability.html", "stability.json" })
        {
            string text = File.ReadAllText(Path.Combine(folder, name));
            Assert.Contains("need not be unique", text, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Poses_or_images_are_drawn_as_asked()
    {
        Assert.Contains(
            "of 9 poses,",
            File.ReadAllText(Path.Combine(Make("--samples", "3"), "stability.html")), StringComparison.Ordinal);
        Assert.Contains(
            "of 54 images,",
            File.ReadAllText(Path.Combine(Make("--samples", "3", "--unit", "image"), "stability.html")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_the_dataset_does_not_hold_has_no_pose()
    {
        string respond = run.CopyOf("respond");
        string[] ids = SuiteJson.Read<string[]>(Path.Combine(respond, "ids.json"));
        ids[7] = "holiday";
        SuiteJson.Write(Path.Combine(respond, "ids.json"), ids);
        Suite.Refused(
            Suite.Run("stability", respond, "--out", run.Fresh()), "image holiday is not in ", "--unit image");
        ChildProcess made = Suite.Run("stability", respond, "--samples", "2", "--unit", "image", "--out", run.Fresh());
        Assert.True(made.ExitCode == 0, made.Error);
    }

    [Theory]
    [InlineData("--samples", "1", "--samples: expected 2 or more, found 1")]
    [InlineData("--mu", "0", "mu is 0, expected a finite number above 0")]
    [InlineData("--unit", "poes", "--unit: unknown name 'poes'; did you mean 'pose'?")]
    public void Options_out_of_range_are_refused(string option, string value, string message) =>
        Suite.Refused(Suite.Run("stability", run["respond"], option, value, "--out", run.Fresh()), message);

    private string Make(params IEnumerable<string> arguments)
    {
        string folder = run.Fresh();
        ChildProcess made = Suite.Run(["stability", run["respond"], .. arguments, "--out", folder]);
        Assert.True(made.ExitCode == 0, made.Error);
        return folder;
    }
}
