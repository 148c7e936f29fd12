using System.Text.Json;
using An8Suite.Core.Files;
using An8Suite.Core.Scoring;

namespace An8Suite.Tests.Cli;

/// <summary><c>an8 score --heatmaps</c> on heatmaps of the tiny run, as if somebody else had made them.</summary>
[Needs(Needs.Suite)]
public sealed class ScoreHeatmapsTests(TinyRun run)
{
    [Fact]
    public void Our_own_heatmaps_get_the_scores_of_an8_score()
    {
        string score = run.Fresh();
        ChildProcess ended = Suite.Run(
            "score", "--heatmaps", run["explain"], "--dataset", run["generate"], "--split", "all", "--out", score);
        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Contains("area under the IoU curve", ended.Output, StringComparison.Ordinal);
        Assert.Contains(
            "heat: sign rule, resize, min-max to [0, 1]; sign positive, resize bilinear; near: within 8 pixels",
            ended.Output, StringComparison.Ordinal);
        IReadOnlyList<ImageScore> ours = ScoreTable.Read(Path.Combine(run["score"], "scores.csv")).Rows;
        IReadOnlyList<ImageScore> theirs = ScoreTable.Read(Path.Combine(score, "scores.csv")).Rows;
        Assert.Equal(ours.Select(row => row with { Predicted = null }), theirs);

        ScoreSummary one = ScoreSummary.Read(Path.Combine(run["score"], "summary.json"));
        ScoreSummary two = ScoreSummary.Read(Path.Combine(score, "summary.json"));
        Assert.Equal(
            one.Methods.Select(m => (m.Method, m.Mean?.Auc)), two.Methods.Select(m => (m.Method, m.Mean?.Auc)));
        Assert.Contains(
            "\"sign\": \"positive\"", File.ReadAllText(Path.Combine(score, "step.json")), StringComparison.Ordinal);
        Assert.Contains("(was finished already)", Suite.Run(
            "score", "--heatmaps", run["explain"], "--dataset",
            run["generate"], "--split", "all", "--out", score).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_is_counted_and_named_and_the_rest_scored()
    {
        (string maps, string[] ids) = Maps();
        Write(maps, ids[0], [.. Enumerable.Range(0, 24 * 24).Select(i => (float)i)], 24, 24);
        Write(maps, ids[1], new float[48 * 48], 48, 48);
        Write(maps, ids[2], [float.NaN, .. new float[(48 * 48) - 1]], 48, 48);
        Write(maps, ids[3], new float[48], 48);
        File.WriteAllText(Path.Combine(maps, ids[4] + ".npy"), "text");
        Write(maps, "nobody", new float[4], 2, 2);

        string score = run.Fresh();
        ChildProcess ended = Suite.Run(
            "score", "--heatmaps", maps, "--dataset", run["generate"], "--name", "theirs", "--out", score);
        Assert.True(ended.ExitCode == 0, ended.Error);
        foreach (string line in new[]
        {
            $"theirs: {ids.Length - 5} images without a heatmap: {ids[5]}, {ids[6]}, {ids[7]}, ...; left out",
            $"theirs: 1 files that cannot be read: {ids[4]} (",
            $"theirs: 1 arrays that are no map of height x width: {ids[3]} (shape (48)); left out",
            $"theirs: 1 maps with NaN or infinite values: {ids[2]}; left out",
            "theirs: 1 files whose names match no image of the dataset: nobody; left out",
            $"theirs: 1 maps of another size than the images, resized: {ids[0]} (24 x 24 to 48 x 48); scored",
            $"theirs: 1 constant maps, which count as zeros: {ids[1]}; scored",
        })
        {
            Assert.Contains(line, ended.Error, StringComparison.Ordinal);
        }

        // The controls are scored beside, on the images alone that have a map.
        Assert.All(ScoreTable.Read(Path.Combine(score, "scores.csv")).Rows.GroupBy(row => row.Method), rows =>
            Assert.Equal([ids[0], ids[1]], rows.Select(row => row.Id).Order(StringComparer.Ordinal)));
        ScoreSummary all = ScoreSummary.Read(Path.Combine(score, "summary.json"));
        Assert.Equal(
            ["centre-gaussian", "constant", "edges", "mask", "noise", "silhouette", "theirs"],
            all.Methods.Select(method => method.Method).Order(StringComparer.Ordinal));
        Assert.NotNull(all.Find("theirs", "class_part")!.Headroom);
        MethodScore summary = all.Find("theirs", "class_part")!;
        Assert.Equal((2, 1, 1), (summary.Images, summary.ConstantMaps, summary.Undefined["energy"]));
        JsonElement remarks = JsonSerializer.Deserialize<JsonElement>(
            File.ReadAllText(Path.Combine(score, "left-out.json")));
        Assert.Equal(ids.Length - 5, remarks[0].GetProperty("names").GetArrayLength());
    }

    [Fact]
    public void Folders_that_hold_no_heatmap_are_told_in_a_line_each()
    {
        (string maps, string[] ids) = Maps();
        foreach (string name in (string[])["theirs", "mine", "hollow", "nested/deep"])
        {
            Directory.CreateDirectory(Path.Combine(maps, name));
        }

        Write(Path.Combine(maps, "theirs"), ids[0], [.. Enumerable.Range(0, 48 * 48).Select(i => (float)i)], 48, 48);
        Array.ForEach(
            ["a.npz", "b.npz", "c.jpg", "d"], name => File.WriteAllText(Path.Combine(maps, "mine", name), ""));
        ChildProcess ended = Suite.Run("score", "--heatmaps", maps, "--dataset", run["generate"], "--out", run.Fresh());
        Assert.True(ended.ExitCode == 0, ended.Error);
        const string Reason = "1 folders without <id>.npy or <id>.png files";
        Assert.Contains($"hollow: {Reason}: hollow (it is empty); left out", ended.Error, StringComparison.Ordinal);
        Assert.Contains(
            $"mine: {Reason}: mine (it holds 2 .npz, 1 without ending, 1 .jpg); left out",
            ended.Error, StringComparison.Ordinal);
        Assert.Contains(
            $"nested: {Reason}: nested (it holds 1 folder); left out", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_of_an8_explain_print_the_same_table()
    {
        string[] Table(ChildProcess ended)
        {
            Assert.True(ended.ExitCode == 0, ended.Error);
            return
            [
                .. ended.Output.Split('\n').SkipWhile(line => !line.StartsWith("method ", StringComparison.Ordinal))
                    .TakeWhile(line => line.Length > 0 && char.IsLower(line[0])),
            ];
        }

        string[] own = Table(run.Runs["score"]);
        Assert.Contains(own, line => line.StartsWith("ours ", StringComparison.Ordinal));
        Assert.Equal(own, Table(Suite.Run(
            "score", "--heatmaps", run["explain"], "--dataset",
            run["generate"], "--split", "all", "--out", run.Fresh())));
    }

    [Fact]
    public void Nothing_to_score_is_refused_and_leaves_no_folder()
    {
        (string maps, _) = Maps();
        Write(maps, "nobody", new float[4], 2, 2);
        string score = run.Fresh();
        Suite.Refused(
            Suite.Run("score", "--heatmaps", maps, "--dataset", run["generate"], "--out", score),
            "nothing could be scored: 1 methods", "nobody");
        Assert.False(Directory.Exists(score));
    }

    [Fact]
    public void Wrong_use_is_refused()
    {
        (string maps, _) = Maps();
        Suite.Refused(Suite.Run("score"), "expected a folder made by 'an8 explain', or --heatmaps and --dataset");
        Suite.Refused(Suite.Run("score", "--heatmaps", maps), "--heatmaps needs --dataset");
        Suite.Refused(Suite.Run("score", run["explain"], "--heatmaps", maps), "exclude each other");
        Suite.Refused(Suite.Run("score", run["explain"], "--sign", "absolute"), "--sign goes with --heatmaps only");
        Suite.Refused(
            Suite.Run("score", run["explain"], "--tolerance", "-1"), "--tolerance: expected 0 or more, found -1");
        Suite.Refused(
            Suite.Run("score", "--heatmaps", maps, "--dataset", run["generate"], "--sign", "abs"),
            "--sign: unknown name 'abs'");
        Suite.Refused(
            Suite.Run("score", "--heatmaps", maps, "--dataset", run["generate"], "--out", run.Fresh()),
            "no heatmaps in it");
        Suite.Refused(
            Suite.Run("score", "--heatmaps", maps + "x", "--dataset", run["generate"], "--out", run.Fresh()),
            "no such folder; --heatmaps names");
        Suite.Refused(Suite.Run("score", "--heatmaps",
            run["explain"], "--dataset", run["generate"], "--name", "a", "--out", run.Fresh()), "--name:");
    }

    /// <summary>An empty folder and the ids of the test images, sorted.</summary>
    private (string Maps, string[] Ids) Maps()
    {
        string maps = run.Fresh();
        Directory.CreateDirectory(maps);
        string[] pictures = Directory.GetFiles(
            Path.Combine(run["generate"], "test", "images"), "*.png", SearchOption.AllDirectories);
        return (maps,
            [.. pictures.Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)]);
    }

    private static void Write(string folder, string id, float[] values, params int[] shape) =>
        NpyFile.Write(Path.Combine(folder, id + ".npy"), values, shape);
}
