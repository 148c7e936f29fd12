using System.Text.Json;
using System.Text.Json.Nodes;
using An8Suite.Core;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Tests.Datasets;

public sealed class DatasetWriterTests
{
    private const int PoseCount = 14;
    private const int ClassCount = 3;

    [Fact]
    public void Same_bytes_with_one_thread_and_with_four()
    {
        using var one = new TemporaryFolder();
        using var four = new TemporaryFolder();
        Write(one.Path, threads: 1);
        Write(four.Path, threads: 4);
        SortedDictionary<string, string> files = FolderBytes.Of(one.Path);
        Assert.Equal(files, FolderBytes.Of(four.Path));
        Assert.Equal((PoseCount * ClassCount * 6) + 3 + 10, files.Count);
    }

    [Fact]
    public void Another_seed_deals_other_folds_and_nothing_else()
    {
        using var a = new TemporaryFolder();
        using var b = new TemporaryFolder();
        Write(a.Path);
        DatasetWriter.Write(
            SyntheticScene.Recipe, SyntheticScene.Parts, SyntheticScene.Render,
            SyntheticScene.Options(b.Path) with { Seed = 8 });
        string[] pictures = Pictures(a.Path);
        Assert.Equal(pictures, Pictures(b.Path));
        Assert.NotEqual(FolderBytes.Of(a.Path).Keys, FolderBytes.Of(b.Path).Keys);
        Assert.Equal(8, (int)JsonNode.Parse(File.ReadAllText(b["provenance.json"]))!["seed"]!);
        Assert.Contains("seed: 8", File.ReadAllText(b["recipe.yaml"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_subset_of_poses_is_a_subset_of_the_files()
    {
        using var all = new TemporaryFolder();
        using var few = new TemporaryFolder();
        Write(all.Path);
        DatasetWriter.Write(
            SyntheticScene.Recipe, SyntheticScene.Parts, SyntheticScene.Render,
            SyntheticScene.Options(few.Path) with { PoseCount = 5 });
        KeyValuePair<string, string>[] pictures =
            [.. FolderBytes.Of(few.Path).Where(f => f.Key.EndsWith(".png", StringComparison.Ordinal))];
        Assert.Equal(5 * ClassCount * 6, pictures.Length);
        Assert.Subset(FolderBytes.Of(all.Path).ToHashSet(), pictures.ToHashSet());
        Assert.Subset(
            Lines(all.Path).ToHashSet(), Lines(few.Path).ToHashSet());
        Assert.Equal(5, (int)JsonNode.Parse(File.ReadAllText(few["provenance.json"]))!["pose_count"]!);
    }

    [Fact]
    public void Below_images_are_class_folders_alone_and_masks_and_parts_mirror_them()
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path);
        foreach (string split in new[] { "train", "val", "test" })
        {
            string images = folder[$"{split}/images"];
            Assert.Equal(["00_red", "01_blue", "02_stem_red"], Names(images));
            Assert.Empty(Directory.GetFiles(images));
            string[] files = [.. FolderBytes.Of(images).Keys];
            foreach (string other
                in new[] { "parts", "masks/class_part", "masks/plant", "masks/candidates", "masks/part_base" })
            {
                Assert.Equal(files, FolderBytes.Of(folder[$"{split}/{other}"]).Keys);
            }
        }
    }

    [Fact]
    public void Every_row_has_every_key_and_no_null_and_its_files_exist()
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path);
        string[]? keys = null;
        foreach (string split in new[] { "train", "val", "test" })
        {
            foreach (string line in File.ReadAllLines(folder[$"{split}/metadata.jsonl"]))
            {
                JsonObject row = JsonNode.Parse(line)!.AsObject();
                keys ??= [.. row.Select(pair => pair.Key)];
                Assert.Equal(keys, row.Select(pair => pair.Key));
                Assert.All(row, pair => Assert.NotNull(pair.Value));
                foreach (KeyValuePair<string, JsonNode?> pair in row.Where(
                    p => p.Key.EndsWith("file_name", StringComparison.Ordinal)))
                {
                    Assert.True(File.Exists(folder[$"{split}/{pair.Value}"]), $"{split}/{pair.Value}");
                }
            }
        }

        Assert.Equal("file_name", keys![0]);
        Assert.Contains("mask_class_part_file_name", keys);
        Assert.Contains("mask_part_base_file_name", keys);
    }

    [Fact]
    public void A_row_says_what_the_picture_shows()
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path);
        JsonElement row = Lines(folder.Path)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Single(r => r.GetProperty("id").GetString() == "02_stem_red-p0009");
        PlannedPose pose = PosePlan.Of(SyntheticScene.Recipe)[9];
        Assert.Equal("images/02_stem_red/02_stem_red-p0009.png", row.GetProperty("file_name").GetString());
        Assert.Equal(2, row.GetProperty("label").GetInt32());
        Assert.Equal("stem_red", row.GetProperty("class").GetString());
        Assert.Equal(pose.Fold, row.GetProperty("fold").GetInt32());
        Assert.Equal(pose.Camera.YawDegrees, row.GetProperty("yaw_degrees").GetDouble());
        Assert.Equal("1.5", row.GetProperty("distance").GetRawText());
        Assert.Equal("0.0", row.GetProperty("roll_degrees").GetRawText());
        Assert.Equal("#dc1e28", row.GetProperty("class_color").GetString());
        Assert.Equal(0.715694, row.GetProperty("class_color_linear")[0].GetDouble());
        Assert.Equal(-1.5, row.GetProperty("view_matrix")[14].GetDouble());

        JsonElement[] parts = [.. row.GetProperty("parts").EnumerateArray()];
        Assert.Equal(["disc", "post", "base", "hidden"], parts.Select(p => p.GetProperty("name").GetString()));
        Assert.Equal(
            ["#b4b4aa", "#dc1e28", "#78645a", "#090909"], parts.Select(p => p.GetProperty("color").GetString()));
        Assert.Equal(0, parts[3].GetProperty("visible_pixels").GetInt32());
        Assert.Equal("[]", parts[3].GetProperty("bbox").GetRawText());
        AssertExtent(SyntheticScene.Render(pose), 3, parts[2]);
    }

    [Fact]
    public void Rows_are_ordered_by_pose_then_label_and_all_classes_share_the_poses()
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path, threads: 4);
        foreach (string split in new[] { "train", "val", "test" })
        {
            (int Pose, int Label)[] rows =
            [
                .. File.ReadAllLines(folder[$"{split}/metadata.jsonl"]).Select(l => JsonDocument.Parse(l).RootElement)
                    .Select(r => (r.GetProperty("pose").GetInt32(), r.GetProperty("label").GetInt32())),
            ];
            Assert.Equal(rows.Order(), rows);
            Assert.All(rows.GroupBy(r => r.Pose), pose => Assert.Equal([0, 1, 2], pose.Select(r => r.Label)));
        }
    }

    [Fact]
    public void The_resolved_recipe_reads_as_the_recipe()
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path);
        Recipe read = RecipeReader.Read(folder["recipe.yaml"]);
        Assert.Equal(RecipeWriter.ToYaml(SyntheticScene.Recipe), RecipeWriter.ToYaml(read));
        Assert.Equal(PosePlan.Of(SyntheticScene.Recipe), PosePlan.Of(read));
    }

    [Fact]
    public void Progress_counts_images_up_to_all_of_them()
    {
        using var folder = new TemporaryFolder();
        List<(int Done, int Total)> calls = [];
        DatasetWriter.Write(
            SyntheticScene.Recipe, SyntheticScene.Parts, SyntheticScene.Render,
            SyntheticScene.Options(folder.Path, 4) with { Progress = (done, total) => calls.Add((done, total)) });
        Assert.Equal(Enumerable.Range(1, PoseCount).Select(n => (n * ClassCount, PoseCount * ClassCount)), calls);
    }

    [Fact]
    public void Poses_are_rendered_on_the_calling_thread_and_few_wait()
    {
        using var folder = new TemporaryFolder();
        int caller = Environment.CurrentManagedThreadId;
        int rendered = 0;
        int written = 0;
        int most = 0;
        DatasetWriter.Write(
            SyntheticScene.Recipe,
            SyntheticScene.Parts,
            pose =>
            {
                Assert.Equal(caller, Environment.CurrentManagedThreadId);
                most = Math.Max(most, ++rendered - Volatile.Read(ref written));
                return SyntheticScene.Render(pose);
            },
            SyntheticScene.Options(folder.Path, 1) with
            {
                Progress = (done, _) => Volatile.Write(ref written, done / ClassCount),
            });
        Assert.Equal(PoseCount, rendered);
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public void A_part_that_the_mesh_lacks_is_refused_before_anything_is_written()
    {
        using var folder = new TemporaryFolder();
        InputException error = Assert.Throws<InputException>(() => DatasetWriter.Write(
            SyntheticScene.Recipe, [new PartEntry(1, "disc"), new PartEntry(2, "post")],
            SyntheticScene.Render, SyntheticScene.Options(folder.Path)));
        Assert.Contains("the mesh has no part 'base'; ", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void All_wrong_options_are_told_at_once()
    {
        InputException error = Assert.Throws<InputException>(
            new DatasetWriterOptions { Folder = " ", Driver = "x", ThreadCount = 0 }.Validate);
        Assert.Equal("folder: expected a path, found nothing\nthreads: expected 1 or more, found 0", error.Message);
    }

    private static void Write(string folder, int threads = 2) => DatasetWriter.Write(
        SyntheticScene.Recipe, SyntheticScene.Parts, SyntheticScene.Render, SyntheticScene.Options(folder, threads));

    private static void AssertExtent(RenderedPose rendered, byte id, JsonElement part)
    {
        byte[] ids = new PoseResolver(rendered.Buffers[0]).Parts.Ids;
        int width = rendered.Buffers[0].Width;
        (int X, int Y)[] inside = [.. Enumerable.Range(0, ids.Length)
            .Where(i => ids[i] == id).Select(i => (i % width, i / width))];
        Assert.NotEmpty(inside);
        int[] box = [.. part.GetProperty("bbox").EnumerateArray().Select(v => v.GetInt32())];
        Assert.Equal(inside.Length, part.GetProperty("visible_pixels").GetInt32());
        Assert.Equal((inside.Min(p => p.X), inside.Min(p => p.Y)), (box[0], box[1]));
        Assert.Equal((inside.Max(p => p.X), inside.Max(p => p.Y)), (box[0] + box[2] - 1, box[1] + box[3] - 1));
        Assert.Equal(inside.Average(p => p.X + 0.5), part.GetProperty("centroid")[0].GetDouble(), 0.001);
        Assert.Equal(inside.Average(p => p.Y + 0.5), part.GetProperty("centroid")[1].GetDouble(), 0.001);
    }

    private static string[] Lines(string folder) =>
        [.. new[] { "train", "val", "test" }
            .SelectMany(s => File.ReadAllLines(Path.Combine(folder, s, "metadata.jsonl")))];

    private static string[] Names(string folder) =>
        [.. Directory.GetDirectories(folder).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    private static string[] Pictures(string folder) =>
    [
        .. FolderBytes.Of(folder).Where(f => f.Key.EndsWith(".png", StringComparison.Ordinal))
            .Select(f => f.Key[(f.Key.IndexOf('/', StringComparison.Ordinal) + 1)..] + f.Value)
            .Order(StringComparer.Ordinal),
    ];
}
