using System.Text.Json;
using An8Suite.Tests.Datasets.Sources;

namespace An8Suite.Tests.Cli;

/// <summary>IDX files through the verbs.</summary>
[Needs(Needs.Suite)]
public sealed class IdxRunTests
{
    [Fact]
    public void Idx_files_are_trained_on_and_explained_with_their_labels()
    {
        using TemporaryFolder folder = new();
        IdxFiles.Write(
            folder["digits"], "train", [.. Enumerable.Range(0, 20).Select(i => (byte)(i % 2))], packed: true);
        IdxFiles.Write(folder["digits"], "t10k", [1, 0, 1]);
        Suite.Refused(
            Suite.Run("train", folder["digits"], "--out", folder["train"]),
            "images of 4 x 6 pixels", "'--input-size 128'");
        Done(Suite.Run("train", folder["digits"], "--epochs", "1", "--input-size", "32", "--out", folder["train"]));
        Done(Suite.Run(
            "explain", folder["train"], "--methods", "grad-cam", "--class", "true", "--out", folder["split"]));
        Assert.Equal([("test-00000", 1), ("test-00001", 0), ("test-00002", 1)], Labels(folder["split/index.json"]));
        Done(Suite.Run(
            "explain", folder["train/model.safetensors"], "--methods",
            "grad-cam", "--images", folder["digits/t10k-images-idx3-ubyte"], "--out", folder["file"]));
        Assert.Equal([("test-00000", 1), ("test-00001", 0), ("test-00002", 1)], Labels(folder["file/index.json"]));
    }

    [Fact]
    public void Silencing_channels_and_drawing_weights_work_on_idx_files_whose_images_have_no_pose()
    {
        using TemporaryFolder folder = new();
        IdxFiles.Write(
            folder["digits"], "train", [.. Enumerable.Range(0, 60).Select(i => (byte)(i % 10))], packed: false);
        IdxFiles.Write(folder["digits"], "t10k", [1, 0, 1, 3]);
        Done(Suite.Run("train", folder["digits"], "--epochs", "1", "--input-size", "32", "--out", folder["train"]));
        Done(Suite.Run("respond", folder["train"], "--out", folder["respond"]));
        Done(Suite.Run("select", folder["respond"], "--out", folder["select"]));
        Done(Suite.Run(
            "ablate", folder["select"], "--orders", "lasso,random,largest",
            "--k", "1,8", "--draws", "1", "--training-images", "2", "--out", folder["ablate"]));
        JsonElement ablate = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(folder["ablate/ablate.json"]));
        Assert.Equal(4, ablate.GetProperty("images").GetInt32());
        Assert.Equal(("image", 4), (ablate.GetProperty("unit").GetString(), ablate.GetProperty("units").GetInt32()));
        Done(Suite.Run("report", folder["ablate"], "--out", folder["report"]));
        Suite.Refused(
            Suite.Run("doubts", folder["select"], "--out", folder["doubts"]),
            "was not trained on a dataset of 'an8 generate'");
    }

    private static void Done(ChildProcess run) => Assert.True(run.ExitCode == 0, run.Error);

    private static (string?, int)[] Labels(string index) =>
    [
        .. JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(index)).GetProperty("images").EnumerateArray()
            .Select(image => (image.GetProperty("id").GetString(), image.GetProperty("label").GetInt32())),
    ];
}
