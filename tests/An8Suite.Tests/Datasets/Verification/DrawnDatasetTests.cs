using System.Text.Json.Nodes;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Verification;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Tests.Cli;

namespace An8Suite.Tests.Datasets.Verification;

/// <summary>
/// A dataset with every kind of axis, drawn and listed, and held-out views, by the suite's own program.
/// </summary>
[Needs(Needs.Suite)]
public sealed class DrawnDatasetTests : IDisposable
{
    private const int PoseCount = 24;
    private static readonly string[] SplitNames = ["train", "val", "test"];
    private readonly TemporaryFolder _folder = new();

    public DrawnDatasetTests() => File.WriteAllText(_folder["drawn.yaml"], $$"""
        name: drawn
        mesh: {{Path.Combine(RepositoryRoot.Path, "meshes", "plant.glb")}}
        size: [64, 48]
        palette: {green: [74, 143, 58]}
        parts: {core: "#432", stem: green, leaves: darkgreen, pot: rosybrown, soil: black}
        classes:
          - {name: red, color: crimson, parts: [petals]}
          - {name: blue, color: royalblue, parts: [petals]}
        axes:
          view_degrees: {from: 0, to: 360, count: 12}
          elevation_degrees: {distribution: normal, mean: 15, deviation: 5}
          distance: {distribution: uniform, from: 1.6, to: 1.9}
          roll_degrees: {distribution: choice, of: [-5, 0, 5]}
          light_strength: {distribution: uniform, from: 0.6, to: 1.2}
          position_x: [-0.12, 0.12]
          position_y: {distribution: uniform, from: -0.1, to: 0.1}
          background: {distribution: uniform, from: gray, to: white}
        splits: {by: arc, val: [200, 260], test: [260, 10]}
        masks: [class_part, causal]
        """);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Is_proven_rendered_again_from_rows_and_shows_what_the_rows_say()
    {
        string dataset = Generate("whole", "--twins", "--coverage");
        ProofSet proofs = Verify(dataset);
        Assert.All(proofs.All, proof => Assert.Empty(proof.Failures));
        Assert.All(proofs.All, proof => Assert.True(proof.CheckedCount > 0 || proof == proofs.Cue, proof.Name));
        (string Split, JsonObject Row)[] rows = Rows(dataset);
        Assert.Equal(PoseCount * 2, rows.Length);
        Assert.Equal(PoseCount, rows.Select(r => (string)r.Row["background"]!).Distinct().Count());
        foreach ((string split, JsonObject row) in rows)
        {
            ColorImage image = PngReader.ReadColor(Path.Combine(dataset, split, (string)row["file_name"]!));
            Assert.Equal((string)row["background"]!, $"{new SrgbColor(image.Rgb[0], image.Rgb[1], image.Rgb[2])}");
            double view = (double)row["yaw_degrees"]!;
            Assert.Equal(view is >= 200 and < 260 ? "val" : view is >= 260 or < 10 ? "test" : "train", split);
            AssertPosition(PngReader.ReadParts(Path.Combine(dataset, split, (string)row["part_ids_file_name"]!)), row);
        }
    }

    [Fact]
    public void Shards_and_subsets_show_the_same_poses()
    {
        string whole = Generate("whole");
        string[] shards =
            [Generate("one", "--shard", "1/3"), Generate("two", "--shard", "2/3"), Generate("three", "--shard", "3/3")];
        ChildProcess merge = Suite.Run("merge", shards[2], shards[0], shards[1], "--out", _folder["merged"]);
        Assert.True(merge.ExitCode == 0, merge.Error);
        SortedDictionary<string, string> files = FolderBytes.OfDataset(whole);
        Assert.Equal(files, FolderBytes.OfDataset(_folder["merged"]));
        SortedDictionary<string, string> some = FolderBytes.OfDataset(Generate("some", "--poses", "18"));
        Assert.Subset(files.ToHashSet(), some.Where(f => f.Key.EndsWith(".png", StringComparison.Ordinal)).ToHashSet());
        Suite.Refused(
            Suite.Run("generate", _folder["drawn.yaml"], "--poses", "1", "--out", _folder["none"]),
            "poses: expected ", "with fewer some split has none");
    }

    [Theory]
    [InlineData("position_x", "0.12", "camera: expected")]
    [InlineData("background", "#010203", "background: expected")]
    [InlineData("light_strength", "0.7", "camera: expected")]
    public void A_row_that_says_otherwise_than_its_recipe_is_found(string key, string value, string message)
    {
        string dataset = Generate("whole");
        ChangeRow(dataset, row => row[key] = value[0] == '#' ? value
            : double.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains(
            Verify(dataset).Metadata.Failures, failure => failure.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_matrix_that_is_not_the_cameras_is_found_without_rendering()
    {
        string dataset = Generate("whole");
        ChangeRow(dataset, row => row["projection_matrix"]![8] = 0.25);
        ProofSet proofs = DatasetVerifier.Run(dataset, new VerifierOptions());
        Assert.Contains(
            proofs.Metadata.Failures,
            failure => failure.Contains("matrices and light: expected", StringComparison.Ordinal));
    }

    [Fact]
    public void Fixed_splits_are_one_fold_which_trains_and_no_other_does()
    {
        string dataset = Generate("whole");
        Dataset read = DatasetReader.Read(dataset);
        Assert.Equal(FoldSplit.Fixed, read.FoldCount);
        var split = FoldSplit.Of(read.Samples, 0, read.FoldCount);
        Assert.All(split.Train, s => Assert.Equal(Split.Train, s.Split));
        Assert.Equal(
            [12, 4, 8],
            new[] { split.Train, split.Val, split.Test }.Select(s => s.Select(x => x.Pose).Distinct().Count()));

        ChildProcess trained = Suite.Run("train", dataset, "--epochs", "1", "--out", _folder["train"]);
        Assert.True(trained.ExitCode == 0, trained.Error);
        JsonNode training = JsonNode.Parse(File.ReadAllText(_folder["train/training.json"]))!;
        Assert.Equal(
            (24, 8, 16), ((int)training["train_images"]!, (int)training["val_images"]!, (int)training["test_images"]!));
        Suite.Refused(
            Suite.Run("train", dataset, "--fold", "1", "--out", _folder["other"]),
            "--fold: ", "has fixed splits, which are fold 0 and the only one, found 1");
    }

    [Fact]
    public void Reproduction_of_fixed_splits_has_one_fold()
    {
        var options = new An8Suite.Workflow.Planning.ReproduceOptions
        {
            Dataset = _folder["drawn.yaml"],
            Out = _folder["run"],
            FoldCount = 2,
            Threads = 1,
        };
        InputException error = Assert.Throws<InputException>(
            () => An8Suite.Cli.Reproducing.Reproduction.Run(
                options, new An8Suite.Workflow.Progress.Reporter(), CancellationToken.None));
        Assert.Equal($"--folds: {_folder["drawn.yaml"]} has fixed splits, which are one fold, found 2", error.Message);
        Assert.False(Directory.Exists(_folder["run"]));
    }

    /// <summary>The plant lies to the side that the row says, by about so much.</summary>
    private static void AssertPosition(PartMask parts, JsonObject row)
    {
        (int X, int Y)[] shown = [.. Enumerable.Range(0, parts.Ids.Length)
            .Where(i => parts.Ids[i] != 0).Select(i => (i % 64, i / 64))];
        double x = ((shown.Min(p => p.X) + shown.Max(p => p.X) + 1) / 2.0 / 64) - 0.5;
        double y = 0.5 - ((shown.Min(p => p.Y) + shown.Max(p => p.Y) + 1) / 2.0 / 48);
        Assert.Equal((double)row["position_x"]!, x, 0.06);
        Assert.Equal((double)row["position_y"]!, y, 0.06);
    }

    private static void ChangeRow(string dataset, Action<JsonObject> change)
    {
        string path = Path.Combine(dataset, "train", "metadata.jsonl");
        string[] lines = File.ReadAllLines(path);
        JsonObject row = JsonNode.Parse(lines[0])!.AsObject();
        change(row);
        lines[0] = row.ToJsonString();
        File.WriteAllLines(path, lines);
    }

    private static ProofSet Verify(string folder)
    {
        Mesh mesh = MeshReader.Read(Path.Combine(folder, "mesh.glb"));
        using SceneRenderer renderer = new(mesh, 64, 48);
        using SceneRenderer other = new(mesh, 64, 48, RenderDevice.Cpu);
        return DatasetVerifier.Run(folder, new VerifierOptions
        {
            Render = renderer.Render,
            RenderOtherwise = other.Render,
            RerenderCount = PoseCount * 2,
        });
    }

    private static (string Split, JsonObject Row)[] Rows(string dataset) =>
    [
        .. SplitNames.SelectMany(split => File.ReadLines(Path.Combine(dataset, split, "metadata.jsonl"))
            .Select(line => (split, JsonNode.Parse(line)!.AsObject()))),
    ];

    private string Generate(string name, params IEnumerable<string> more)
    {
        if (!Directory.Exists(_folder[name]))
        {
            ChildProcess run = Suite.Run(["generate", _folder["drawn.yaml"], "--out", _folder[name], .. more]);
            Assert.True(run.ExitCode == 0, run.Error);
        }

        return _folder[name];
    }
}
