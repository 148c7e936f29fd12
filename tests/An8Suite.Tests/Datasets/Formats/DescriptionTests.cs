using System.Text.Json.Nodes;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Labels;

namespace An8Suite.Tests.Datasets.Formats;

/// <summary>The dataset card and the Croissant file of a dataset with causal masks, coverage and twins.</summary>
public sealed class DescriptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DescriptionTests() => DatasetWriter.Write(
        SyntheticScene.Recipe with { Masks = [MaskPolicy.Plant, MaskPolicy.Causal], Coverage = [MaskPolicy.Plant] },
        SyntheticScene.Parts,
        SyntheticScene.Render,
        SyntheticScene.Options(_folder.Path) with { Twins = true });

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_card_calls_a_mask_what_is_one()
    {
        string card = File.ReadAllText(_folder["README.md"]);
        Assert.Contains("row[\"mask_plant_file_name\"]))", card, StringComparison.Ordinal);
        Assert.Contains("`an8 export . --format webdataset`", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Masks_alone_are_segmentation_masks_and_lists_are_arrays()
    {
        JsonNode root = JsonNode.Parse(File.ReadAllText(_folder["croissant.json"]))!;
        Assert.Equal("http://mlcommons.org/croissant/1.1", (string?)root["conformsTo"]);
        Dictionary<string, JsonNode> fields = root["recordSet"]!.AsArray()
            .SelectMany(set => set!["field"]!.AsArray()).ToDictionary(field => (string)field!["@id"]!, field => field!);
        string[] Types(string field) => fields[field]["dataType"] is JsonArray several
            ? [.. several.Select(type => (string)type!)]
            : [(string)fields[field]["dataType"]!];
        Assert.Equal(["cr:SegmentationMask", "sc:ImageObject"], Types("masks_plant/image"));
        Assert.Equal(["cr:SegmentationMask", "sc:ImageObject"], Types("masks_causal/image"));
        Assert.All(["images/image", "parts/image", "coverage_plant/image"], field =>
            Assert.Equal(["sc:ImageObject"], Types(field)));
        Assert.Equal(["sc:Integer", "cr:Label"], Types("train/label"));
        Assert.True((bool)fields["train/model_matrix"]["isArray"]!);
        Assert.DoesNotContain("\"repeated\": true", root.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Sets_of_pictures_leave_the_twins_out()
    {
        JsonArray distribution = JsonNode.Parse(File.ReadAllText(_folder["croissant.json"]))!["distribution"]!
            .AsArray();
        JsonNode images = distribution.Single(node => (string?)node!["@id"] == "images_files")!;
        Assert.Equal(
            ["train/images/*/*.png", "val/images/*/*.png", "test/images/*/*.png"],
            images["includes"]!.AsArray().Select(pattern => (string)pattern!));
        Assert.NotEmpty(Directory.GetFiles(_folder["twins/images"], "*.png", SearchOption.AllDirectories));
    }
}
