using System.Text.Json;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Tests.Pictures;
using An8Suite.Workflow.Pictures;

namespace An8Suite.Tests.Cli;

/// <summary>An image folder from training to heatmaps, and what its steps refuse.</summary>
[Needs(Needs.Suite)]
public sealed class ForeignDataTests(ForeignRun run)
{
    [Fact]
    public void Training_records_kind_count_and_resize_rule_and_says_what_it_resized()
    {
        JsonElement data = Record("train").GetProperty("options").GetProperty("data");
        Assert.Equal("image_folder", data.GetProperty("kind").GetString());
        Assert.Equal(30, data.GetProperty("images").GetInt32());
        Assert.Equal(5, data.GetProperty("folds").GetInt32());
        Assert.Equal(32, data.GetProperty("input_size").GetInt32());
        Assert.Equal("bilinear, half-pixel, antialiased", data.GetProperty("resize").GetString());
        Assert.Equal("../photos", Record("train").GetProperty("inputs").GetProperty("images").GetString());
        Assert.Contains("30 of 30 images resized to 32 x 32 pixels", run.Runs["train"].Error, StringComparison.Ordinal);
        Assert.Contains(
            "18 of 18 images resized to 32 x 32 pixels", run.Runs["respond"].Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_test_image_has_a_heatmap_of_the_networks_size()
    {
        string[] ids = [.. Images("explain").Select(image => image.GetProperty("id").GetString()!)];
        Assert.Equal(6, ids.Length);
        foreach (string method in new[] { "ours", "grad-cam" })
        {
            Assert.Equal(
                ids.Select(id => id + ".npy").Order(),
                Directory.GetFiles(run[$"explain/{method}"]).Select(Path.GetFileName).Order());
            Assert.All(ids, id => Assert.Equal([32, 32], NpyFile.Read<float>(run[$"explain/{method}/{id}.npy"]).Shape));
        }

        Assert.All(Images("explain"), image => Assert.Equal(
            Array.IndexOf(["blue", "green", "red"], image.GetProperty("id").GetString()!.Split('-')[0]),
            image.GetProperty("label").GetInt32()));
    }

    [Fact]
    public void Scores_need_masks() => Suite.Refused(
        Suite.Run("score", run["explain"], "--out", run["score"]),
        "its images come without masks, so there is nothing to score its heatmaps against");

    [Fact]
    public void What_needs_masks_or_a_selection_is_refused_by_name_and_left_out_otherwise()
    {
        Suite.Refused(
            Suite.Run("explain", run["select"], "--methods", "ours,mask", "--out", run["x1"]),
            "--methods: mask cannot be drawn without masks");
        Suite.Refused(
            Suite.Run("explain", run["train"], "--methods", "ours,gradient", "--out", run["x2"]),
            "--methods: ours cannot be drawn without the features");
        ChildProcess all = Suite.Run("explain", run["train"], "--limit", "1", "--out", run["all"]);
        Assert.True(all.ExitCode == 0, all.Error);
        Assert.Contains("left out: silhouette, mask cannot be drawn", all.Error, StringComparison.Ordinal);
        Assert.Contains("left out: ours, ", all.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run["all/ours"]));
        Assert.Equal(3, Directory.GetFiles(run["all/gradient"]).Length);
        Suite.Refused(Suite.Run("select", run["train"], "--out", run["x3"]), "expected the output of 'an8 respond'");
    }

    [Fact]
    public void A_checkpoint_explains_the_files_it_is_given()
    {
        string model = run["train/model.safetensors"];
        Suite.Refused(
            Suite.Run("explain", model, "--out", run["x4"]),
            "a checkpoint does not say which images to explain; name them with --pictures");
        File.WriteAllBytes(run["unsorted.jpg"], File.ReadAllBytes(run["photos/blue/00.jpg"]));
        ChildProcess explained = Suite.Run(
            "explain", model, "--methods", "grad-cam,gradient",
            "--images", run["unsorted.jpg"], run["photos/red"], "--out", run["files"]);
        Assert.True(explained.ExitCode == 0, explained.Error);
        JsonElement[] images = Images("files");
        Assert.Equal(11, images.Length);
        Assert.Equal("unsorted", images[0].GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, images[0].GetProperty("label").ValueKind);
        Assert.Equal("red-00", images[1].GetProperty("id").GetString());
        Assert.Equal(2, images[1].GetProperty("label").GetInt32());
        Suite.Refused(
            Suite.Run(
                "explain",
                model, "--class", "true", "--methods", "gradient", "--images", run["unsorted.jpg"], "--out", run["x5"]),
            "--class true: the true class of 'unsorted' is not known");
        Suite.Refused(Suite.Run("score", run["files"], "--out", run["x6"]), "its images come without masks");
    }

    [Fact]
    public void Images_that_cannot_be_named_or_found_are_refused()
    {
        ChildProcess Explain(params string[] paths) =>
            Suite.Run(["explain", run["select"], "--methods", "gradient", "--out", run["x7"], "--images", .. paths]);
        Suite.Refused(Explain(run["nowhere"]), "no such file or folder");
        Directory.CreateDirectory(run["void"]);
        Suite.Refused(Explain(run["void"]), "no pictures in it");
        Suite.Refused(Explain(run["train"]), "holds the output of a verb");
        Suite.Refused(
            Explain(run["photos/red/00.jpg"], run["photos/blue/00.jpg"]),
            "two pictures that would both be called '00.jpg'");
        File.WriteAllText(run["table.csv"], "a,b");
        Suite.Refused(Explain(run["table.csv"]), "table.csv: not a picture that can be read");
        Suite.Refused(
            Suite.Run("explain", run["select"], "--images", run["photos"], "--split", "val", "--out", run["x8"]),
            "--split and --pictures exclude each other");
    }

    [Fact]
    public void Photographs_keep_their_proportions_and_maps_come_back_to_their_size()
    {
        ChildProcess trained = Suite.Run(
            "train", run["photos"], "--input-size", "32", "--shorter-side", "36", "--epochs", "1", "--out", run["cut"]);
        Assert.True(trained.ExitCode == 0, trained.Error);
        Assert.Contains("shorter side 36, middle cut out", trained.Error, StringComparison.Ordinal);
        ChildProcess explained = Suite.Run(
            "explain", run["cut"], "--methods", "gradient,occlusion,noise", "--pictures", run["photos/red"], "--own-size",
            "--raw", "--overlays", "--out", run["own"]);
        Assert.True(explained.ExitCode == 0, explained.Error);
        Assert.Contains("no raw values of noise", explained.Error, StringComparison.Ordinal);
        Assert.Equal(
            "bilinear, half-pixel, antialiased, shorter side 36, middle cut out",
            Record("own").GetProperty("options").GetProperty("data").GetProperty("resize").GetString());
        foreach (JsonElement image in Images("own"))
        {
            string id = image.GetProperty("id").GetString()!;
            string file = run[$"photos/red/{id}.jpg"];
            PictureSize picture = PictureDecoder.ReadSize(File.ReadAllBytes(file), file);
            NpyArray<float> map = NpyFile.Read<float>(run[$"own/occlusion/{id}.npy"]);
            Assert.Equal([picture.Height, picture.Width], map.Shape);
            Assert.Equal(map.Shape, NpyFile.Read<float>(run[$"own/raw/gradient/{id}.npy"]).Shape);
            if (picture.Width == 50)
            {
                Assert.All(map.Values.Chunk(50), row => Assert.Equal([0, 0], new[] { row[0], row[49] }));
            }

            Assert.Contains(NpyFile.Read<float>(run[$"own/raw/gradient/{id}.npy"]).Values, value => value < 0);
        }

        Assert.False(Directory.Exists(run["own/raw/noise"]));
        Suite.Refused(
            Suite.Run("train", run["photos"], "--shorter-side", "36", "--out", run["x10"]), "add --input-size");
        Suite.Refused(
            Suite.Run("train", run["photos"], "--input-size", "32", "--shorter-side", "20", "--out", run["x10"]),
            "shorter side: expected at least the 32 pixels");
    }

    [Fact]
    public void A_folder_that_changed_or_moved_is_noticed()
    {
        using TemporaryFolder folder = new();
        TinyPictures.WriteClasses(folder["photos"], 5);
        ChildProcess trained = Suite.Run("train", folder["photos"], "--epochs", "1", "--out", folder["train"]);
        Assert.True(trained.ExitCode == 0, trained.Error);
        File.Copy(folder["photos/red/00.jpg"], folder["photos/red/01.jpg"], overwrite: true);
        Suite.Refused(
            Suite.Run("respond", folder["train"], "--out", folder["respond"]),
            "its files have changed since", "train again with --force");
        Suite.Refused(
            Suite.Run("train", folder["photos"], "--epochs", "1", "--out", folder["train"]), "another input 'images'");
        Directory.Move(folder["photos"], folder["moved"]);
        Suite.Refused(
            Suite.Run("respond", folder["train"], "--out", folder["respond"]),
            "its input 'images' was at", "no longer exists; put it back");
    }

    [Fact]
    public void Sizes_that_do_not_fit_say_which_option_mends_them()
    {
        Suite.Refused(
            Suite.Run("train", run["photos"], "--out", run["x9"]), "its images have 2 sizes: 40 x 40 (15 images), "
                + "50 x 40 (15 images); give all one size with --input-size 128");
        Suite.Refused(
            Suite.Run("train", run["photos"], "--input-size", "8", "--out", run["x9"]),
            "'small' takes 32 to 2048 a side");
        Suite.Refused(
            Suite.Run("train", run["void2"], "--out", run["x9"]), "no such folder; make it with 'an8 generate'");
    }

    private JsonElement Record(string step) =>
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(run[$"{step}/step.json"]));

    private JsonElement[] Images(string step) =>
        [.. JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(run[$"{step}/index.json"]))
            .GetProperty("images").EnumerateArray()];
}
