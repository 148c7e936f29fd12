using System.Globalization;
using An8Suite.Core.Scoring;
using An8Suite.Learning.Networks.Grids;
using An8Suite.Tests.Datasets;
using An8Suite.Workflow.Experiments.Grids;

namespace An8Suite.Tests.Cli.Experiments;

/// <summary><c>an8 grids</c> on a designed network, which recognises every image of the tiny run.</summary>
[Needs(Needs.Suite)]
public sealed class GridsTests(TinyRun run)
{
    private static readonly string[] Options =
    [
        "--grids", "3", "--methods",
        "gradient,guided-backprop,lrp-epsilon,grad-cam,hires-cam,full-grad,bcos,noise,constant,centre-gaussian,silhouette,mask",
    ];

    [Fact]
    public void Gradients_stay_in_the_asked_cell_where_others_are_disconnected_and_controls_show_chance()
    {
        GridsFile file = File(out string folder, out ChildProcess said);
        Assert.Equal([GridSetting.GridPg, GridSetting.DiFull, GridSetting.DiPart], file.Settings.Select(one => one.Setting));
        Assert.Equal((2, 0.25, "grid", 3), (file.Side, file.Chance, file.Unit, file.Units));
        Assert.All(file.Settings, setting =>
        {
            Assert.Equal(1, setting.Found);
            Assert.InRange(Of(setting, "noise").Share!.Value, 0.24, 0.26);
            Assert.Equal(0.25, Of(setting, "centre-gaussian").Share!.Value, 1e-6);
            Assert.Equal(0.25, Of(setting, "centre-gaussian").Hottest!.Value, 1e-6); // all four tie
            Assert.Equal((1.0, 1.0), (Of(setting, "mask").Share, Of(setting, "mask").Hottest));
            Assert.Equal((null, 12, 12), (Of(setting, "constant").Share, Of(setting, "constant").WithoutHeat,
                Of(setting, "constant").Maps));
            Assert.All(setting.Methods.Where(row => row.Share is not null), row =>
            {
                Assert.InRange(row.Share!.Value, row.Low!.Value - 1e-9, row.High!.Value + 1e-9);
                Assert.Equal(4, row.ByCell.Count);
            });
        });
        foreach (GridSetting disconnected in (GridSetting[])[GridSetting.DiFull, GridSetting.DiPart])
        {
            GridsSetting setting = file.Settings.Single(one => one.Setting == disconnected);
            Assert.Equal(1, Of(setting, "gradient").Share);
            Assert.Equal(1, Of(setting, "lrp-epsilon").Share);
        }

        Assert.Contains(file.LeftOut, line => line.StartsWith("di-full: method 'bcos' draws", StringComparison.Ordinal));
        Assert.Contains("chance is 25.0 %", said.Error, StringComparison.Ordinal);
        Assert.Contains("grid-pg", said.Output, StringComparison.Ordinal);

        // The summary is that of the rows: over the cells of a grid, then over grids.
        IReadOnlyList<string[]> rows = CsvFile.Read(Path.Combine(folder, "grids.csv"));
        Assert.Equal(["setting", "grid", "cell", "id", "class", "pose", "method", "share", "hottest"], rows[0]);
        Assert.Equal(
            Of(file.Settings[0], "silhouette").Share!.Value,
            rows.Skip(1).Where(row => row[0] == "grid-pg" && row[6] == "silhouette").GroupBy(row => row[1])
                .Average(grid => grid.Average(row => double.Parse(row[7], CultureInfo.InvariantCulture))), 1e-12);
        Assert.All(rows.Skip(1).GroupBy(row => (row[0], row[1], row[6])), grid =>
            Assert.Equal(4, grid.Select(row => row[4]).Distinct().Count())); // four classes a grid
    }

    [Fact]
    public void The_same_command_gives_the_same_bytes_and_the_report_has_a_section()
    {
        File(out string folder, out _);
        string again = run.Fresh();
        ChildProcess made = Suite.Run(["grids", Designed, .. Options, "--threads", "2", "--out", again]);
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Equal(FolderBytes.Of(folder), FolderBytes.Of(again));
        string report = run.Fresh();
        Assert.Equal(0, Suite.Run("report", run["score"], folder, "--out", report).ExitCode);
        string page = System.IO.File.ReadAllText(Path.Combine(report, "report.html"));
        Assert.Contains(GridsExperiment.Row.Heading, page, StringComparison.Ordinal);
        Assert.Contains("DiFull, %", page, StringComparison.Ordinal);
        Assert.Contains("the asked cell turned to the top left", page, StringComparison.Ordinal);
        Assert.Contains("Left out: grid-pg: method &#39;bcos&#39;", page.Replace("'", "&#39;", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_use_is_refused()
    {
        Suite.Refused(
            Suite.Run("grids", Designed, "--side", "3"),
            "--side 3: a grid needs 9 images of different classes, and the network recognises test images of 6 classes; "
            + "take --side 2");
        Suite.Refused(Suite.Run("grids", Designed, "--side", "1"), "--side");
        Suite.Refused(Suite.Run("grids", Designed, "--settings", "di-whole"), "di-whole");
        Suite.Refused(Suite.Run("grids", Designed, "--methods", "ours"), "cannot be drawn without the features of a selection");
        Suite.Refused(
            Suite.Run("grids", Designed, "--methods", "attention-rollout"), "none of them can explain a grid");
        Suite.Refused(Suite.Run("grids", Path.Combine(run["train"], "model.safetensors")), "a checkpoint alone");
        Suite.Refused(Suite.Run("grids", run["score"]), "expected the output of 'an8 select', found that of");
    }

    private string Designed => run.Made("train", "generate", "--architecture", "designed").Folder;

    private GridsFile File(out string folder, out ChildProcess said)
    {
        folder = run.Fresh();
        said = Suite.Run(["grids", Designed, .. Options, "--threads", "2", "--out", folder]);
        Assert.True(said.ExitCode == 0, said.Error);
        return GridsExperiment.Row.ReadFrom(folder);
    }

    private static GridsMethod Of(GridsSetting setting, string method) =>
        setting.Methods.Single(row => row.Method == method);
}
