using An8Suite.Workflow.Experiments.Parts;
using An8Suite.Workflow.Training;

namespace An8Suite.Tests.Cli.Experiments;

/// <summary>The parts as players, on the tiny run.</summary>
[Needs(Needs.Suite)]
public sealed class PartsTests(TinyRun run)
{
    private const int Players = 6;

    [Fact]
    public void Every_subset_is_asked_and_the_values_add_up()
    {
        (string folder, _) = run.Made("parts", "select", "--poses", "1", "--steps", "4");
        PartsFile file = PartsExperiment.Row.ReadFrom(folder);
        Assert.Equal((6, 1, Players), (file.Images, file.Units, file.Players.Count));
        Assert.Equal(6 * ((1 << Players) + 2), file.Pictures);
        // Without the petals all six classes look alike.
        Assert.InRange(file.Passed, 6 * 8, (6 * (32 + 2)) + 32);
        Assert.InRange(file.LargestViolation, 0, 1e-9);
        Assert.Equal(file.MeanTotal, file.Parts.Sum(part => part.Shapley), 1e-9);
        IReadOnlyList<IReadOnlyDictionary<string, string>> games = Rows(folder, "games.csv");
        Assert.Equal(6 * (1 << Players), games.Count);
        // The empty plant is one picture, so one answer, whatever the class.
        Assert.Single(games.Where(row => row["parts"].Length == 0).Select(row => row["predicted"]).Distinct());
        Assert.Equal(6 * Players * 3, Rows(folder, "values.csv").Count);
        Assert.Contains("heat_background", Rows(folder, "maps.csv")[0].Keys);
        Assert.True(File.Exists(Path.Combine(folder, "pictures", "values.png")));
    }

    [Fact]
    public void What_looks_at_no_network_does_not_change_with_class_and_weights()
    {
        (string folder, _) = run.Made("parts", "select", "--poses", "1", "--steps", "4", "--smooth-samples", "2");
        ILookup<string, IReadOnlyDictionary<string, string>> maps =
            Rows(folder, "maps.csv").ToLookup(row => row["method"]);
        foreach (IReadOnlyDictionary<string, string> row in maps["mask"].Concat(maps["silhouette"]).Concat(maps["noise"]))
        {
            Assert.Equal((1, 1, 0), (
                Number(row["random_logit"]), Number(row["random_weights"]), Number(row["entropy_rise"])));
            Assert.Equal(1, Number(row["smooth_random_weights"]), 1e-12);
        }

        Assert.All(maps["silhouette"], row => Assert.Equal("1", row["box_accuracy"]));
        Assert.All(maps["gradient"], row => Assert.InRange(Number(row["random_weights"]), -1, 0.99));
        Assert.All(maps["gradient"], row => Assert.InRange(Number(row["smooth_random_weights"]), -1, 0.99));
        Assert.Contains(maps["gradient"], row => row["smooth_random_weights"] != row["random_weights"]);
        Assert.All(maps["gradient"], row => Assert.InRange(Number(row["cell_deletion"]), -1, 1));
        Assert.All(maps["gradient"], row => Assert.InRange(Number(row["road_morf"]), 0, 1));
        PartsFile file = PartsExperiment.Row.ReadFrom(folder);
        Assert.Contains(file.Proxies, row => row.Score == "road_lerf");
        // One pose has two signs: nothing can be told from chance.
        Assert.Equal(file.Protocols.Count - 1 - Undefined(file), file.Comparisons.Count);
        Assert.All(file.Comparisons, row => Assert.Equal(1, row.HolmP));

        static int Undefined(PartsFile file) =>
            file.Scores.Count(score => score.Column == PartColumn.Truth.Name && score.Mean is null);
    }

    [Fact]
    public void The_values_are_those_of_the_worths_written_beside_them()
    {
        (string folder, _) = run.Made("parts", "select", "--poses", "1", "--steps", "4");
        IReadOnlyDictionary<string, string>[] first = [.. Rows(folder, "games.csv").Take(1 << Players)];
        double[] worths = [.. first.Select(row => Number(row["margin"]))];
        string id = first[0]["id"];
        // Plainly: the mean over all orders, which for player 0 is a sum over subsets by size.
        double plain = 0;
        double[] factorial = [1, 1, 2, 6, 24, 120, 720];
        for (int set = 0; set < worths.Length; set += 2)
        {
            int size = System.Numerics.BitOperations.PopCount((uint)set);
            plain += factorial[size] * factorial[Players - size - 1] / factorial[Players] * (worths[set + 1] - worths[set]);
        }

        IReadOnlyDictionary<string, string> value = Rows(folder, "values.csv")
            .First(row => row["id"] == id && row["value"] == "margin");
        Assert.Equal(plain, Number(value["shapley"]), 1e-9);
    }

    [Fact]
    public void A_training_is_enough_where_no_method_needs_a_selection_and_the_report_shows_it()
    {
        (string folder, ChildProcess said) = run.Made(
            "parts", "train", "--poses", "1", "--steps", "0", "--value", "probability", "--methods", "gradient,mask",
            "--groups", "ground=pot+soil");
        Assert.Contains("32 subsets of 5 parts", said.Error, StringComparison.Ordinal);
        PartsFile file = PartsExperiment.Row.ReadFrom(folder);
        Assert.Contains("ground", file.Players);
        Assert.All(file.Proxies, row => Assert.Null(row.Correlation));
        string report = run.Fresh();
        Assert.Equal(0, Suite.Run("report", run["score"], folder, "--out", report).ExitCode);
        string page = File.ReadAllText(Path.Combine(report, "report.html"));
        Assert.Contains("What does the network use of each part", page, StringComparison.Ordinal);
        Assert.Contains("of what the parts are worth lies on", page, StringComparison.Ordinal);

        (string selected, _) = run.Made("parts", "select", "--poses", "1", "--steps", "4");
        string both = run.Fresh();
        Assert.Equal(0, Suite.Run("report", run["score"], selected, folder, "--out", both).ExitCode);
        page = File.ReadAllText(Path.Combine(both, "report.html"));
        Assert.Contains("Networks side by side", page, StringComparison.Ordinal);
        Assert.Contains("The lead of", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dataset_that_was_changed_is_refused()
    {
        string dataset = run.CopyOf("generate");
        File.AppendAllText(Path.Combine(dataset, "recipe.yaml"), "# changed\n");
        Suite.Refused(
            Suite.Run("parts", run["select"], "--dataset", dataset, "--out", run.Fresh()),
            "is not the file that the dataset was rendered from");
    }

    [Theory]
    [InlineData("--poses", "0", "--poses")]
    [InlineData("--groups", "a=nobody", "no part is called 'nobody'")]
    [InlineData("--methods", "nobody", "unknown explanation method 'nobody'")]
    [InlineData("--dataset", "nowhere", "nowhere")]
    public void Wrong_input_is_refused(string option, string value, string message) =>
        Suite.Refused(Suite.Run("parts", run["select"], option, value, "--out", run.Fresh()), message);

    [Fact]
    public void A_network_trains_on_views_without_parts_that_do_not_tell_the_class()
    {
        string folder = run.Fresh();
        ChildProcess made = Suite.Run(
            "train", run["generate"], "--epochs", "1", "--drop-parts", "0.5", "--out", folder, "--threads", "2");
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains("views without parts", made.Error, StringComparison.Ordinal);
        Suite.Refused(
            Suite.Run("train", run["generate"], "--drop-parts", "1", "--out", run.Fresh()),
            "--drop-parts: expected a share from 0 to below 1, found 1");
        Suite.Refused(
            Suite.Run("train", run["generate"], "--architecture", "designed", "--drop-parts", "0.3", "--out", run.Fresh()),
            "--drop-parts: 'designed' is not trained, so it sees no views with something missing; leave the option out");
    }

    [Fact]
    public void A_network_trains_on_images_without_cells()
    {
        string folder = run.Fresh();
        ChildProcess made = Suite.Run(
            "train", run["generate"], "--epochs", "1", "--drop-cells", "0.3", "--out", folder, "--threads", "2");
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains(
            "\"drop_cells\": 0.3", File.ReadAllText(Path.Combine(folder, "step.json")), StringComparison.Ordinal);
        int images = TrainingFile.Read(run["train"]).TrainImages;
        Assert.InRange(TrainingFile.Read(folder).TrainImages, (images * 2) - 3, images * 2);
        Suite.Refused(
            Suite.Run("train", run["generate"], "--drop-cells", "-1", "--out", run.Fresh()),
            "--drop-cells: expected a share from 0 to below 1, found -1");
    }

    internal static double Number(string text) =>
        double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string folder, string name)
    {
        string[] lines = File.ReadAllLines(Path.Combine(folder, name));
        string[] heads = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => heads.Zip(line.Split(',')).ToDictionary(p => p.First, p => p.Second))];
    }
}
