using System.Formats.Tar;
using System.Text;
using An8Suite.Core.Datasets.Exports;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Datasets.Exports;

public sealed class WebDatasetExportTests
{
    [Fact]
    public void Every_key_has_its_files_in_a_row_with_the_same_suffixes()
    {
        using var scene = new ExportedScene();
        string folder = scene.Export("webdataset");
        (string Name, byte[] Bytes)[] entries = Entries(Path.Combine(folder, "synthetic-train-000000.tar"));
        string[] suffixes =
        [
            "png", "cls", "json", "parts.png",
            "mask_class_part.png", "mask_plant.png", "mask_candidates.png", "mask_part_base.png",
        ];
        Sample[] samples = scene.Samples(Split.Train);
        Assert.Equal(
            samples.SelectMany(s => suffixes.Select(suffix => $"{s.Id}.{suffix}")), entries.Select(e => e.Name));
        string[] rows = File.ReadAllLines(Path.Combine(scene.Source, "train", "metadata.jsonl"));
        for (int i = 0; i < samples.Length; i++)
        {
            byte[] Bytes(int suffix) => entries[(suffixes.Length * i) + suffix].Bytes;
            byte[] File(string path) => System.IO.File.ReadAllBytes(Path.Combine(scene.Source, path));
            Assert.Equal(File(samples[i].ImagePath), Bytes(0));
            Assert.Equal($"{samples[i].Label}", Encoding.ASCII.GetString(Bytes(1)));
            Assert.Equal(rows[i], Encoding.UTF8.GetString(Bytes(2)));
            Assert.Equal(File(samples[i].PartsPath), Bytes(3));
            Assert.Equal(File(samples[i].MaskPaths["part:base"]), Bytes(7));
        }
    }

    [Fact]
    public void Headers_are_ustar_without_owner_time_or_machine()
    {
        using var scene = new ExportedScene();
        byte[] tar = File.ReadAllBytes(Path.Combine(scene.Export("webdataset"), "synthetic-test-000000.tar"));
        string Field(int start, int length) => Encoding.ASCII.GetString(tar, start, length).TrimEnd('\0', ' ');
        Assert.Equal(("0000644", "0000000", "0000000"), (Field(100, 8), Field(108, 8), Field(116, 8)));
        Assert.Equal(0, Convert.ToInt64(Field(136, 12), 8));
        Assert.Equal(("0", "ustar\000"), (Field(156, 1), Encoding.ASCII.GetString(tar, 257, 8)));
        Assert.Equal(("", ""), (Field(265, 32), Field(297, 32)));
        Assert.All(tar[^1024..], b => Assert.Equal(0, b));
    }

    [Fact]
    public void Shards_hold_so_many_images_and_the_rest()
    {
        using var scene = new ExportedScene();
        string folder = scene.Export("webdataset", new ExportOptions { Split = Split.Train, ShardImages = 8 });
        int count = scene.Samples(Split.Train).Length;
        string[] shards = [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)];
        Assert.Equal(
            Enumerable.Range(0, (count + 7) / 8).Select(i => $"synthetic-train-{i:D6}.tar"),
            shards.Select(Path.GetFileName));
        int[] sizes = [.. shards.Select(
            shard => Entries(shard).Count(e => e.Name.EndsWith(".cls", StringComparison.Ordinal)))];
        Assert.All(sizes[..^1], size => Assert.Equal(8, size));
        Assert.Equal(count, sizes.Sum());
        Assert.InRange(sizes[^1], 1, 8);
    }

    [Fact]
    public void A_dot_in_a_class_name_does_not_end_the_key()
    {
        Recipe recipe = SyntheticScene.Recipe with
        {
            Classes = [new RecipeClass("red.1", new SrgbColor(220, 30, 40), ["disc"]), new RecipeClass(
                "red_1", new SrgbColor(30, 60, 220), ["disc"])],
        };
        using var scene = new ExportedScene(recipe);
        (string Name, byte[] Bytes)[] entries = Entries(
            Path.Combine(scene.Export("webdataset"), "synthetic-test-000000.tar"));
        string[] keys = [.. entries.Select(e => e.Name.Split('.', 2)[0])];
        Assert.Equal(scene.Samples(Split.Test).Length, keys.Distinct().Count());
        Assert.All(keys.CountBy(key => key), key => Assert.Equal(8, key.Value));
        Assert.Contains("00_red_1-p", keys[0], StringComparison.Ordinal);
        Assert.Equal("mask_part_base.png", entries[7].Name.Split('.', 2)[1]);
    }

    private static (string Name, byte[] Bytes)[] Entries(string tar)
    {
        using var reader = new TarReader(File.OpenRead(tar));
        List<(string, byte[])> entries = [];
        while (reader.GetNextEntry() is { } entry)
        {
            using var bytes = new MemoryStream();
            entry.DataStream!.CopyTo(bytes);
            entries.Add((entry.Name, bytes.ToArray()));
        }

        return [.. entries];
    }
}
