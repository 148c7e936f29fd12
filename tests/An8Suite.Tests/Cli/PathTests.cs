using System.Globalization;
using System.Text.Json;
using An8Suite.Core.Files;
using An8Suite.Core.Scoring;

namespace An8Suite.Tests.Cli;

/// <summary><c>an8 path</c> on the tiny run.</summary>
[Needs(Needs.Suite)]
public sealed class PathTests(TinyRun run)
{
    private static readonly string[] Files = ["path.csv", "path.html", "path.json", "readout.csv", "step.json"];

    [Fact]
    public void A_path_is_certified_at_every_point_and_tried_on_every_split()
    {
        string folder = run.Fresh();
        ChildProcess made = Suite.Run("path", run["respond"], "--mu-max", "50", "--points", "7", "--out", folder);
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains("At μ = 10 the weights of ", made.Error, StringComparison.Ordinal);
        Assert.Equal(Files, Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Dictionary<string, string>[] points = Rows(Path.Combine(folder, "path.csv"));
        Assert.Equal(6, points.Select(point => point["class"]).Distinct().Count());
        Assert.All(points, point =>
        {
            Assert.InRange(Number(point["relative_gap"]), 0, 1e-8);
            Assert.Equal("true", point["converged"]);
            Assert.True(point["binding"] == "false" || Math.Abs(Number(point["l1_norm"]) - Number(point["mu"])) < 1e-6);
        });
        Dictionary<string, string>[] readout = Rows(Path.Combine(folder, "readout.csv"));
        Assert.Equal(8 * 3, readout.Length);
        Assert.Equal(["train", "val", "test"], readout.Take(3).Select(row => row["images"]));
        Assert.All(readout, row => Assert.InRange(Number(row["accuracy"]), 0, 1));
        Assert.Contains(readout, row => row["mu"] == "10");

        // At the budget of select the path is what select fitted.
        using JsonDocument certificate = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(run["select"], "certificate.json")));
        double[] selected = [.. certificate.RootElement.GetProperty("classes")
            .EnumerateArray().Select(c => c.GetProperty("objective").GetDouble())];
        double[] passed = [.. points.Where(point => point["mu"] == "10")
            .Select(point => Number(point["squared_error"]))];
        Assert.All(selected.Zip(passed), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
        string page = File.ReadAllText(Path.Combine(folder, "path.html"));
        Assert.DoesNotContain("http:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.Equal(3 + 6, page.Split("<figure").Length - 1);
        Assert.Contains("was finished already", Suite.Run(
            "path", run["respond"], "--mu-max", "50", "--points",
            "7", "--out", folder).Output, StringComparison.Ordinal);
        Suite.Refused(Suite.Run("path", run["respond"], "--out", folder), "mu_max 50 instead of 100");
    }

    [Fact]
    public void The_recorded_images_alone_need_no_network()
    {
        string folder = run.Fresh();
        ChildProcess made = Suite.Run(
            new Dictionary<string, string?> { ["AN8_LIBTORCH"] = run["respond"] },
            "path", run["respond"], "--on", "train", "--points", "3", "--threads", "1", "--out", folder);
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.All(Rows(Path.Combine(folder, "readout.csv")), row => Assert.Equal("train", row["images"]));
    }

    [Theory]
    [InlineData("--mu-max", "0", "mu-max is 0, expected a finite number above 0")]
    [InlineData("--mu-max", "-3", "mu-max is -3, expected a finite number above 0")]
    [InlineData("--mu-max", "1e-5", "mu-max is 1E-05, expected more than ")]
    [InlineData("--points", "1", "--points: expected 2 or more, found 1")]
    [InlineData("--on", "tset", "--on: unknown name 'tset'; did you mean 'test'?")]
    [InlineData("--preset", "papr", "--preset: unknown name 'papr'; did you mean 'paper'?")]
    public void Options_out_of_range_are_refused(string option, string value, string message) =>
        Suite.Refused(Suite.Run("path", run["respond"], option, value, "--out", run.Fresh()), message);

    [Theory]
    [InlineData("path")]
    [InlineData("stability")]
    public void A_network_that_predicts_one_class_for_all_leaves_nothing_to_regress_on(string verb)
    {
        string respond = run.CopyOf("respond");
        NpyFile.Write(Path.Combine(respond, "predictions.npy"), new long[54], 54);
        Suite.Refused(
            Suite.Run(verb, respond, "--preset", "authors-code", "--out", run.Fresh()),
            "it predicts none of 54 images as ", "orange", "violet", "--preset paper");
    }

    [Theory]
    [InlineData("path")]
    [InlineData("stability")]
    public void Responses_of_one_class_are_refused(string verb)
    {
        string respond = run.CopyOf("respond");
        NpyFile.Write(Path.Combine(respond, "labels.npy"), new long[54], 54);
        Suite.Refused(Suite.Run(verb, respond, "--out", run.Fresh()), "none of 54 images is labelled ", "orange");
    }

    [Theory]
    [InlineData("path")]
    [InlineData("stability")]
    public void An_empty_folder_is_not_taken_for_responses(string verb)
    {
        using TemporaryFolder folder = new();
        Suite.Refused(
            Suite.Run(verb, folder.Path, "--out", folder["out"]), "is not the finished output of 'an8 respond'");
        Assert.False(Directory.Exists(folder["out"]));
    }

    internal static Dictionary<string, string>[] Rows(string path)
    {
        IReadOnlyList<string[]> rows = CsvFile.Read(path);
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    internal static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
