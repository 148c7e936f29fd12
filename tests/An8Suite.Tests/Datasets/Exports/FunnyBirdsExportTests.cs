using System.Text.Json.Nodes;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Tests.Datasets.Exports;

public sealed class FunnyBirdsExportTests : IDisposable
{
    private readonly ExportedScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Every_test_image_has_a_picture_of_every_subset_and_one_before_another_background()
    {
        string folder = _scene.Export("funnybirds");
        JsonObject named = Json(folder, "an8.json")["parts"]!.AsObject();
        string[] removable = [.. named.Select(pair => pair.Key).Where(name => name != "body")];
        Sample[] test = _scene.Samples(Split.Test);
        JsonArray rows = Json(folder, "dataset_test.json").AsArray();
        Assert.Equal(test.Length, rows.Count);
        for (int number = 0; number < test.Length; number++)
        {
            Assert.Equal(test[number].Label, (int)rows[number]!["class_idx"]!);
            string place = $"{test[number].Label}/{number:000000}";
            Assert.True(File.Exists(Path.Combine(folder, "test", $"{place}.png")));
            Assert.True(File.Exists(Path.Combine(folder, "test_part_map", $"{place}.png")));
            string[] pictures = [.. Directory.GetFiles(Path.Combine(folder, "test_interventions", place))
                .Select(path => Path.GetFileNameWithoutExtension(path)!)];
            Assert.Equal(1 << removable.Length, pictures.Length);
            Assert.Contains("body_", pictures);
            Assert.Contains($"body_{string.Join('_', removable.Order(StringComparer.Ordinal))}", pictures);
            Assert.Equal(
                ["0.png"], Directory.GetFiles(Path.Combine(folder, "test_interventions", place, "background_interventions"))
                    .Select(Path.GetFileName));
        }

        Assert.False(Directory.Exists(Path.Combine(folder, "train_interventions")));
    }

    [Fact]
    public void Parts_that_tell_classes_come_first_and_classes_name_the_look_of_each()
    {
        string folder = _scene.Export("funnybirds");
        JsonObject named = Json(folder, "an8.json")["parts"]!.AsObject();
        string[] telling = [.. _scene.Dataset.Parts.Select(part => part.Name)
            .Where(part => _scene.Dataset.Classes.Any(entry => entry.Parts.Contains(part)))];
        Assert.Equal(telling, named.Take(telling.Length).Select(pair => (string)pair.Value!));
        Assert.Equal("beak", named.First().Key);

        // A class's numbers lead to the colours that its rows have, as their loader looks them up.
        JsonObject parts = Json(folder, "parts.json").AsObject();
        JsonArray classes = Json(folder, "classes.json").AsArray();
        Assert.Equal(_scene.Dataset.Classes.Count, classes.Count);
        foreach (JsonNode? row in Json(folder, "dataset_train.json").AsArray())
        {
            JsonObject own = classes[(int)row!["class_idx"]!]!["parts"]!.AsObject();
            foreach ((string part, JsonNode? variants) in parts)
            {
                JsonNode look = variants![(int)own[part]!]!;
                Assert.Equal((string)look["color"]!, (string)row[$"{part}_color"]!);
                Assert.Equal((string)look["model"]!, (string)row[$"{part}_model"]!);
            }

            Assert.All(row.AsObject(), pair => Assert.Contains('_', pair.Key)); // their loader splits keys there
        }

        Assert.True(parts["beak"]!.AsArray().Count > 1);
    }

    [Fact]
    public void Part_maps_have_their_colours_and_an_alpha_channel()
    {
        string folder = _scene.Export("funnybirds");
        Sample sample = _scene.Samples(Split.Test)[0];
        byte[] png = File.ReadAllBytes(Path.Combine(folder, "test_part_map", $"{sample.Label}/000000.png"));
        Assert.Equal(6, png[25]); // colour type: RGB with alpha
        ColorImage map = Workflow.Pictures.PictureDecoder.Codec.Decode(png, "map");
        byte[] ids = _scene.Dataset.ReadParts(sample).Ids;
        string beak = (string)Json(folder, "an8.json")["parts"]!["beak"]!;
        byte id = (byte)_scene.Dataset.Parts.First(part => part.Name == beak).Id;
        Assert.Contains(id, ids);
        Assert.All(ids.Index(), pixel => Assert.Equal(
            pixel.Item == id,
            (map.Rgb[3 * pixel.Index], map.Rgb[(3 * pixel.Index) + 1], map.Rgb[(3 * pixel.Index) + 2]) == (255, 255, 0)));
    }

    private static JsonNode Json(string folder, string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder, name)))!;
}
