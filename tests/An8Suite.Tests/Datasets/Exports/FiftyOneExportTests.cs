using System.Text.Json.Nodes;
using An8Suite.Core;
using An8Suite.Core.Datasets.Exports;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Tests.Datasets.Exports;

public sealed class FiftyOneExportTests : IDisposable
{
    private static readonly string[] Masks = ["class_part", "plant", "candidates", "part:base"];
    private readonly ExportedScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Every_sample_has_its_class_boxes_and_segmentations()
    {
        string folder = _scene.Export("fiftyone");
        JsonArray read = Samples(folder);
        Sample[] samples = [.. ((Split[])[Split.Train, Split.Val, Split.Test]).SelectMany(_scene.Samples)];
        Assert.Equal(samples.Select(sample => sample.Id), read.Select(one => (string)one!["an8_id"]!));
        foreach ((Sample sample, JsonNode? one) in samples.Zip(read))
        {
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(_scene.Source, sample.ImagePath)),
                File.ReadAllBytes(Path.Combine(folder, (string)one!["filepath"]!)));
            Assert.Equal(sample.Split.ToString().ToLowerInvariant(), (string)one["tags"]![0]!);
            Assert.Equal(_scene.Dataset.Classes[sample.Label].Name, (string)one["ground_truth"]!["label"]!);
            PartMask parts = _scene.Dataset.ReadParts(sample);
            Assert.Equal(
                parts.Ids, Grey(Path.Combine(folder, (string)one["part_ids"]!["mask_path"]!)).Select(id => (byte)id));
            Assert.Equal(Boxes(parts), one["parts"]!["detections"]!.AsArray().Select(box => (
                (string)box!["label"]!,
                string.Join(",", box["bounding_box"]!.AsArray().Select((side, i) =>
                    Math.Round((double)side! * (i % 2 == 0 ? parts.Width : parts.Height)))))));
            foreach (string policy in Masks)
            {
                string path = (string)one["mask_" + policy.Replace(':', '_')]!["mask_path"]!;
                Assert.Equal(
                    _scene.Dataset.ReadMask(sample, policy).Values.Select(inside => inside ? 255 : 0),
                    Grey(Path.Combine(folder, path)).Select(value => (int)value));
            }
        }
    }

    [Fact]
    public void The_schema_names_every_field_and_what_the_pixels_mean()
    {
        string folder = _scene.Export("fiftyone");
        JsonNode metadata = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "metadata.json")))!;
        Assert.Equal(
            Samples(folder)[0]!.AsObject().Select(field => field.Key),
            metadata["sample_fields"]!.AsObject().Select(field => field.Key));
        Assert.Null(metadata["version"]); // with one, the importer expects a database's own documents
        JsonNode targets = metadata["info"]!["mask_targets"]!;
        Assert.All(_scene.Dataset.Parts, part => Assert.Equal(part.Name, (string?)targets["part_ids"]![$"{part.Id}"]));
        Assert.Equal("part:base", (string?)targets["mask_part_base"]!["255"]);
    }

    [Fact]
    public void Heatmaps_lie_beside_the_images_that_have_one()
    {
        string with = _scene.Samples(Split.Test)[0].Id;
        string folder = _scene.Export("fiftyone", new ExportOptions
        {
            Split = Split.Test,
            Heatmaps = new Dictionary<string, Func<Sample, Heatmap?>>
            {
                ["grad-cam"] = sample => sample.Id == with ? Ramp() : null,
            },
        });
        JsonArray samples = Samples(folder);
        JsonNode heatmap = samples.Single(one => one!["heatmap_grad_cam"] is not null)!;
        Assert.Equal(with, (string?)heatmap["an8_id"]);
        ushort[] grey = Grey(Path.Combine(folder, (string)heatmap["heatmap_grad_cam"]!["map_path"]!));
        Assert.Equal((0, 255), (grey[0], grey[^1]));
    }

    [Fact]
    public void Two_methods_that_would_share_a_field_are_refused() => Assert.Contains(
        "--heatmaps: 'grad-cam' and 'grad.cam' would both be the field 'heatmap_grad_cam'; rename a folder",
        Assert.Throws<InputException>(() => _scene.Export("fiftyone", new ExportOptions
        {
            Heatmaps = new Dictionary<string, Func<Sample, Heatmap?>>
            {
                ["grad-cam"] = _ => null,
                ["grad.cam"] = _ => null,
            },
        })).Message, StringComparison.Ordinal);

    private Heatmap Ramp()
    {
        int count = _scene.Dataset.Width * _scene.Dataset.Height;
        return new Heatmap(_scene.Dataset.Width, _scene.Dataset.Height, [.. Enumerable.Range(0, count)
            .Select(i => i / (count - 1f))]);
    }

    private static JsonArray Samples(string folder) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "samples.json")))!["samples"]!.AsArray();

    private static ushort[] Grey(string path) => PngReader.ReadGrey(path).Values;

    private IEnumerable<(string, string)> Boxes(PartMask parts)
    {
        foreach (PartEntry part in _scene.Dataset.Parts)
        {
            (int X, int Y)[] inside = [.. Enumerable.Range(0, parts.Ids.Length).Where(i => parts.Ids[i] == part.Id)
                .Select(i => (i % parts.Width, i / parts.Width))];
            if (inside.Length > 0)
            {
                (int left, int top) = (inside.Min(p => p.X), inside.Min(p => p.Y));
                yield return (
                    part.Name,
                    $"{left},{top},{inside.Max(p => p.X) - left + 1},{inside.Max(p => p.Y) - top + 1}");
            }
        }
    }
}
