using An8Suite.Core;
using An8Suite.Core.Datasets.Exports;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Tests.Datasets.Exports;

public sealed class ExportFormatsTests : IDisposable
{
    private readonly ExportedScene _scene = new();

    public static TheoryData<string> Formats => [.. ExportFormats.Names];

    public void Dispose() => _scene.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public void Same_bytes_every_time_on_any_number_of_threads_and_the_dataset_stays_as_it_was(string format)
    {
        SortedDictionary<string, string> before = FolderBytes.Of(_scene.Source);
        SortedDictionary<string, string> first = FolderBytes.Of(_scene.Export(format));
        Assert.NotEmpty(first);
        Assert.Equal(first, FolderBytes.Of(_scene.Export(format, new ExportOptions { ThreadCount = 4 })));
        Assert.Equal(before, FolderBytes.Of(_scene.Source));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_image_is_counted_once(string format)
    {
        int calls = 0;
        int highest = 0;
        var options = new ExportOptions
        {
            Limit = 5,
            Progress = done => (calls, highest) = (calls + 1, Math.Max(highest, done)),
        };
        _scene.Export(format, options);
        Assert.Equal((15, 15), (calls, highest));
        Assert.Equal(15, ExportFormats.ImageCount(_scene.Source, options));
    }

    [Fact]
    public void A_limit_takes_other_images_with_another_seed_and_keeps_their_order()
    {
        string[] Ids(ulong seed) =>
        [
            .. Directory.GetFiles(Path.Combine(
                _scene.Export("yolo", new ExportOptions { Split = Split.Train, Limit = 6, Seed = seed }),
                "labels", "train"))
                .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(6, Ids(0).Length);
        Assert.Equal(Ids(0), Ids(0));
        Assert.NotEqual(Ids(0), Ids(1));
        Assert.Subset(_scene.Samples(Split.Train).Select(s => s.Id).ToHashSet(), Ids(1).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void One_split_alone_is_the_same_as_in_all(string format)
    {
        string all = _scene.Export(format);
        string one = _scene.Export(format, new ExportOptions { Split = Split.Test });
        KeyValuePair<string, string>[] files = [.. FolderBytes.Of(one)
            .Where(f => f.Key is not ("data.yaml" or "samples.json"))];
        Assert.NotEmpty(files);
        Assert.Subset(FolderBytes.Of(all).ToHashSet(), files.ToHashSet());
        Assert.True(files.Length < FolderBytes.Of(all).Count);
    }

    [Fact]
    public void What_cannot_be_meant_is_refused_all_at_once()
    {
        ExportFormat yolo = ExportFormats.All.Single(f => f.Name == "yolo");
        InputException error = Assert.Throws<InputException>(
            () => new ExportOptions
            {
                Limit = 0,
                ShardImages = -1,
                Policy = "plant",
                Heatmaps = new Dictionary<string, Func<Sample, Heatmap?>>(),
            }.Validate(yolo));
        Assert.Equal(
            [
                "--images: expected 1 or more, found 0",
                "--shard-images: expected 1 or more, found -1",
                "--policy: format yolo has no single mask to choose; leave it out",
                "--shard-images: format yolo is not cut into shards; leave it out",
                "--heatmaps: format yolo holds no heatmaps; leave it out",
            ],
            error.Message.Split('\n'));
    }

    [Fact]
    public void A_policy_that_is_not_there_gets_the_nearest_one() => Refused(
        "no masks of policy 'plnt'; did you mean 'plant'?",
        () => _scene.Export("quantus", new ExportOptions { Policy = "plnt" }));

    [Fact]
    public void Without_class_part_one_of_several_policies_must_be_named()
    {
        using var scene = new ExportedScene(
            SyntheticScene.Recipe with { Masks = [MaskPolicy.Plant, MaskPolicy.Candidates] });
        Refused("name one of its mask policies with --policy: plant, candidates", () => scene.Export("an8flower"));
        using var single = new ExportedScene(SyntheticScene.Recipe with { Masks = [MaskPolicy.Plant] });
        Assert.NotEmpty(FolderBytes.Of(single.Export("an8flower")));
    }

    [Fact]
    public void A_split_without_images_is_refused_by_name()
    {
        File.WriteAllText(Path.Combine(_scene.Source, "val", "metadata.jsonl"), "");
        Refused("no images in split val", () => _scene.Export("yolo", new ExportOptions { Split = Split.Val }));
        string folder = _scene.Export("yolo");
        Assert.Contains(
            "val: images/train  # no images of split val were exported",
            File.ReadAllText(Path.Combine(folder, "data.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_no_dataset_is_refused()
    {
        File.Delete(Path.Combine(_scene.Source, "parts.json"));
        Refused("no parts.json in it; was it made by `an8 generate`?", () => _scene.Export("webdataset"));
    }

    [Fact]
    public void A_damaged_picture_is_named()
    {
        string picture = Path.Combine(_scene.Source, _scene.Samples(Split.Train)[3].PartsPath);
        File.WriteAllBytes(picture, File.ReadAllBytes(picture)[..60]);
        Refused(Path.GetFileName(picture), () => _scene.Export("quantus"));
    }

    private static void Refused(string message, Action export) =>
        Assert.Contains(message, Assert.Throws<InputException>(export).Message, StringComparison.Ordinal);
}
