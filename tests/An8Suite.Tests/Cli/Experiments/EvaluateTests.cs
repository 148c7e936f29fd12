using An8Suite.Core.Files;
using An8Suite.Core.Scoring;

namespace An8Suite.Tests.Cli.Experiments;

/// <summary>The verbs that start from a selection, on the tiny run.</summary>
[Needs(Needs.Suite)]
public sealed class EvaluateTests(TinyRun run)
{
    [Fact]
    public void Evaluate_scores_what_explain_and_score_do()
    {
        string folder = run.Fresh();
        ChildProcess made = Suite.Run(
            "evaluate", run["select"], "--methods", "ours,gradient,noise,mask,occlusion",
            "--policies", "class_part", "--slow-poses", "1", "--out", folder, "--threads", "2");
        Assert.True(made.ExitCode == 0, made.Error);
        ScoreTable table = ScoreTable.Read(Path.Combine(folder, "scores.csv"));
        ScoreTable grid = ScoreTable.Read(Path.Combine(folder, "grid-scores.csv"));
        Assert.Equal(45, grid.Rows.Select(row => row.Method).Distinct().Count());
        Assert.Single(grid.Rows.Select(row => row.Pose).Distinct());
        Assert.Equal(3, table.Rows.Where(row => row.Method == "ours").Select(row => row.Pose).Distinct().Count());
        Assert.Single(table.Rows.Where(row => row.Method == "occlusion").Select(row => row.Pose).Distinct());

        // Of the images that 'explain' and 'score' took, every number is the same, but for the last bits: batches
        // differ.
        Dictionary<(string, string), ImageScore> scored = ScoreTable.Read(Path.Combine(run["score"], "scores.csv")).Rows
            .ToDictionary(row => (row.Id, row.Method));
        ImageScore[] both = [.. table.Rows.Where(row => scored.ContainsKey((row.Id, row.Method)))];
        Assert.Equal(12 * 4, both.Length);
        Assert.All(both, row =>
            Assert.Equal(scored[(row.Id, row.Method)].Measures!.Auc!.Value, row.Measures!.Auc!.Value, 1e-4));

        // The whole method 'ours' is a cell of the grid.
        ImageScore cell = grid.Rows.First(row => row.Method == "lasso.guided.nearest");
        Assert.Equal(
            table.Rows.First(row => row.Method == "ours" && row.Id == cell.Id).Measures!.Auc, cell.Measures!.Auc);
        Assert.InRange(Directory.GetFiles(Path.Combine(folder, "ours"), "*.npy").Length, 4, 10);
        Assert.Equal([48, 48], NpyFile.Read<float>(Directory.GetFiles(Path.Combine(folder, "ours"), "*.npy")[0]).Shape);
        Assert.Equal(0, Suite.Run("report", folder, "--out", run.Fresh()).ExitCode);
    }

    [Fact]
    public void Doubts_measures_options_parts_and_heat_and_the_report_shows_them()
    {
        (string folder, _) = run.Made("doubts", "select", "--poses", "1");
        var file = An8Suite.Workflow.Experiments.Doubts.DoubtsExperiment.Row.ReadFrom(folder);
        Assert.Equal((6, 1), (file.Images, file.Poses));
        Assert.Equal(6 * file.Parts.Count * 2, file.Effects.Count);
        Assert.Equal("standard", file.Variants[0].Option);
        string report = run.Fresh();
        Assert.Equal(0, Suite.Run("report", run["score"], folder, "--out", report).ExitCode);
        Assert.Contains(
            "Removing a part that carries the class colour",
            File.ReadAllText(Path.Combine(report, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_draws_one_panel_an_image()
    {
        (string folder, _) = run.Made("compare", "select");
        var file = An8Suite.Workflow.Experiments.Compare.CompareExperiment.Row.ReadFrom(folder);
        Assert.Equal(6, file.Images.Count);
        Assert.All(
            file.Images.Where(image => image.Features.Count > 0),
            image => Assert.True(File.Exists(Path.Combine(folder, "panels", image.Id + ".png"))));
    }

    [Fact]
    public void Cue_trains_a_network_and_says_whether_it_cheats()
    {
        string folder = run.Fresh();
        ChildProcess made = Suite.Run(
            "cue", run["generate"], "--epochs", "2", "--poses", "1", "--side", "10", "--out", folder, "--threads", "2");
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains("The network gives the sticker's class to", made.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "model.safetensors")));
    }

    [Theory]
    [InlineData("evaluate", "--policies", "petals", "no masks of policy 'petals'")]
    [InlineData("evaluate", "--poses", "0", "poses: expected 1 or more, found 0")]
    [InlineData("evaluate", "--methods", "rise", "expected at least one that is not slow")]
    [InlineData("compare", "--ids", "nobody", "'nobody' is no test image of")]
    public void Wrong_input_is_refused(string verb, string option, string value, string message) =>
        Suite.Refused(Suite.Run(verb, run["select"], option, value, "--out", run.Fresh()), message);

    [Fact]
    public void A_cue_of_the_wrong_size_is_refused() =>
        Suite.Refused(
            Suite.Run("cue", run["generate"], "--side", "40", "--out", run.Fresh()), "--side: expected 2 to 12 pixels");
}
