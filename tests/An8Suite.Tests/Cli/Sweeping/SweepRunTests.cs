using System.Globalization;
using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;

namespace An8Suite.Tests.Cli.Sweeping;

/// <summary><c>an8 replicate</c> and <c>an8 ladder</c> as a user runs them, on ten poses of 32 pixels.</summary>
[Needs(Needs.Suite)]
public sealed class SweepRunTests : IDisposable
{
    private static readonly string[] Few =
    [
        "--quick", "--architectures", "small", "--rendered-poses", "10", "--poses", "2", "--methods",
        "ours,grad-cam,guided-backprop", "--threads", "2", "--json",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_replication_goes_on_where_it_stopped_and_its_tables_are_those_of_the_evaluations()
    {
        string[] command =
            ["replicate", "--distances", "1,2", "--epochs", "1", "--sides", "32", .. Few, "--out", _folder["out"]];
        ChildProcess run = Suite.Alone(command);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("\"steps_made\": 11", run.Output, StringComparison.Ordinal);
        string report = Path.Combine(_folder["out"], "report");
        Dictionary<string, byte[]> before = Directory.GetFiles(report, "*", SearchOption.AllDirectories)
            .ToDictionary(file => file, File.ReadAllBytes);
        AssertRecomputed(report);

        ChildProcess again = Suite.Alone(command);
        Assert.Contains("\"steps_made\": 0", again.Output, StringComparison.Ordinal);
        Directory.Delete(report, recursive: true);
        Directory.Delete(Path.Combine(_folder["out"], "conditions", "distance-2", "small", "seed0", "fold0", "evaluate"), recursive: true);
        ChildProcess rest = Suite.Alone(command);
        Assert.Contains("\"steps_made\": 2", rest.Output, StringComparison.Ordinal);
        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
    }

    [Fact]
    public void A_ladder_climbs_the_levels_of_a_recipe()
    {
        string mesh = Path.Combine(RepositoryRoot.Path, "meshes", "mushroom.glb");
        File.WriteAllText(_folder["recipe.yaml"], $$"""
            name: mushrooms
            mesh: {{mesh}}
            parts: {cap: "#c03020", spots: white, gills: "#e8dcc0", stem: "#efe6d2", ring: "#d8c8a8", soil: "#6b4a32", grass: "#4f8f3a"}
            classes:
              - {name: red, color: red, parts: [cap]}
              - {name: blue, color: blue, parts: [cap]}
            axes:
              view_degrees: {from: 0, to: 360, count: 20}
            background: {kind: noise}
            """);
        ChildProcess run = Suite.Alone(
            ["ladder", _folder["recipe.yaml"], "--size", "32", "--epochs", "1", .. Few, "--out", _folder["out"]]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("level-1", File.ReadAllText(Path.Combine(_folder["out"], "report", "conditions.csv")), StringComparison.Ordinal);
        string page = File.ReadAllText(Path.Combine(_folder["out"], "report", "sweep.html"));
        Assert.Contains("small, methods above the silhouette: level 0:", page, StringComparison.Ordinal);
        Assert.Contains("tools/an8 ladder", page, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder["out"], "report", "figures", "small-level-auc.svg")));
    }

    /// <summary>A second, plainer way from the evaluations to the table.</summary>
    private void AssertRecomputed(string report)
    {
        IReadOnlyList<string[]> lines = CsvFile.Read(Path.Combine(report, "sweep.csv"));
        Assert.Equal(2 * 8, lines.Count - 1); // three methods, five controls
        foreach (string[] line in lines.Skip(1))
        {
            string Field(string name) => line[Array.IndexOf(lines[0], name)];
            double Number(string name) => double.Parse(Field(name), CultureInfo.InvariantCulture);
            string evaluate = Path.Combine(
                _folder["out"], "conditions", Field("condition"), "small", "seed0", "fold0", "evaluate");
            ImageScore[] rows = [.. ScoreTable.Read(Path.Combine(evaluate, ScoreTable.FileName)).Rows
                .Where(row => row.Method == Field("method"))];
            Assert.All(rows, row => Assert.Equal(MaskPolicy.ClassPart.Name, row.Policy));
            MethodScore summary = ScoreSummary.Read(Path.Combine(evaluate, ScoreSummary.FileName))
                .Find(Field("method"), MaskPolicy.ClassPart.Name)!;
            Assert.Equal(
                rows.GroupBy(row => row.Label).Average(images => images.Average(row => row.Measures!.Auc!.Value)), Number("auc"), 9);
            Assert.Equal(summary.Mean!.RankAuc!.Value, Number("rank_auc"), 9);
            Assert.Equal(summary.Headroom!.Value, Number("headroom"), 9);
            Assert.InRange(Number("auc"), Number("auc_low") - 1e-9, Number("auc_high") + 1e-9);
            Assert.Equal(rows.Average(row => row.MaskPixels / 1024.0), Number("mask_share"), 12);
            Assert.Equal(rows.Length, Number("images"));
            Assert.Equal(summary.ConstantMaps, Number("constant_maps"));
        }
    }
}
