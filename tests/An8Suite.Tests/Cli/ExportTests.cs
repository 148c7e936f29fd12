using An8Suite.Tests.Datasets;

namespace An8Suite.Tests.Cli;

/// <summary><c>an8 export</c> as a user runs it.</summary>
[Needs(Needs.Suite)]
public sealed class ExportTests(TinyRun run)
{
    [Fact]
    public void An_export_is_made_once_and_again_only_when_told()
    {
        string folder = run.Fresh();
        ChildProcess first = Export("yolo", folder);
        Assert.Equal((0, folder), (first.ExitCode, first.Output.Trim()));
        SortedDictionary<string, string> bytes = FolderBytes.Of(folder);
        Assert.Equal(90, bytes.Keys.Count(name => name.EndsWith(".txt", StringComparison.Ordinal)));
        Assert.Contains("was finished already", Export("yolo", folder).Output, StringComparison.Ordinal);
        Suite.Refused(
            Export("yolo", folder, "--limit", "2"),
            "was made with limit nothing instead of 2; choose another --out, or --force");
        Assert.Equal(bytes, FolderBytes.Of(folder));
        Assert.Equal(0, Export("yolo", folder, "--limit", "2", "--force").ExitCode);
        Assert.Equal(6, FolderBytes.Of(folder).Keys.Count(name => name.EndsWith(".txt", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_wrong_is_said_with_the_nearest_name()
    {
        Suite.Refused(
            Export("webdatset", run.Fresh()),
            "--format: unknown name 'webdatset'; did you mean 'webdataset'? valid: an8flower, webdataset, "
            + "parquet, quantus, yolo, funnybirds, fiftyone");
        Suite.Refused(Suite.Run("export", run["generate"]), "'--format' is required");
        Suite.Refused(
            Export("quantus", run.Fresh(), "--policy", "class_prat"), "'class_prat'; did you mean 'class_part'?");
        Suite.Refused(Export("quantus", run.Fresh(), "--shard-images", "5"), "format quantus is not cut into shards");
        Suite.Refused(
            Export("yolo", run.Fresh(), "--split", "tset"), "--split: unknown name 'tset'; did you mean 'test'?");
        Suite.Refused(
            Export("yolo", run.Fresh(), "--heatmaps", run["explain"]), "--heatmaps: format yolo holds no heatmaps");
        Suite.Refused(
            Export("fiftyone", run.Fresh(), "--heatmaps", run["generate"]), "no heatmaps in it; expected <id>.npy");
        Suite.Refused(Export("yolo", run.Fresh(), "--limit", "0"), "--images: expected 1 or more, found 0");
    }

    [Fact]
    public void Heatmaps_of_explain_go_with_the_images_they_belong_to()
    {
        string folder = run.Fresh();
        ChildProcess export = Export("fiftyone", folder, "--heatmaps", run["explain"]);
        Assert.True(export.ExitCode == 0, export.Error);
        string[] methods = [.. Directory.GetDirectories(run["explain"])
            .Where(method => Directory.GetFiles(method, "*.npy").Length > 0).Select(method => Path.GetFileName(method))];
        Assert.NotEmpty(methods);
        Assert.All(methods, method => Assert.Equal(
            Directory.GetFiles(Path.Combine(run["explain"], method), "*.npy")
                .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(folder, "fields", "heatmap_" + method.Replace('-', '_')))
                .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_folder_that_is_no_dataset_is_refused()
    {
        Suite.Refused(
            Suite.Run("export", run["train"], "--format", "yolo", "--out", run.Fresh()),
            "expected the output of 'an8 generate', found that of 'an8 train'");
        using TemporaryFolder folder = new();
        Suite.Refused(
            Suite.Run("export", folder.Path, "--format", "yolo", "--out", run.Fresh()),
            "is not the finished output of 'an8 generate'");
    }

    private ChildProcess Export(string format, string folder, params string[] options) =>
        Suite.Run(["export", run["generate"], "--format", format, "--out", folder, .. options]);
}
