using System.Text.Json.Nodes;
using An8Suite.Core.Imaging;
using An8Suite.Tests.Geometry;
using An8Suite.Tests.Geometry.Importing;

namespace An8Suite.Tests.Cli;

/// <summary><c>an8 mesh inspect</c> and a dataset of a mesh in another format, as a user runs them.</summary>
[Needs(Needs.Suite | Needs.Assimp)]
public sealed class MeshVerbTests
{
    [Fact]
    public void Inspect_prints_parts_and_a_recipe_and_draws_a_sheet()
    {
        using var folder = new TemporaryFolder();
        ChildProcess run = Suite.Run("mesh", "inspect", "meshes/plant.glb", "--out", folder.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            "meshes/plant.glb: 6 parts, 7936 triangles, 5299 vertices", run.Output, StringComparison.Ordinal);
        Assert.Contains("petals / petals / petals #e16189: 2850 triangles", run.Output, StringComparison.Ordinal);
        Assert.Contains("mesh: \"plant.glb\"", run.Output, StringComparison.Ordinal);
        Assert.True(new FileInfo(folder["parts.png"]).Length > 5000);
    }

    [Fact]
    public void A_file_that_cannot_be_read_ends_with_two() =>
        Suite.Refused(Suite.Run("mesh", "inspect", "nowhere.obj"), "nowhere.obj: there is no such mesh file");

    [Fact]
    public void A_dataset_of_an_obj_is_made_and_proven()
    {
        ForeignMesh.Need();
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["plant.obj"], ForeignMesh.Groups);
        File.WriteAllText(folder["plant.mtl"], ForeignMesh.Materials);
        File.WriteAllText(
            folder["r.yaml"],
            "name: r\nmesh: {file: plant.obj, parts: {leaf: leaf_1}, center: true}\nsize: 48\nclasses:\n"
            + "  - {name: a, color: yellow, parts: [leaf]}\n  - {name: b, color: blue, parts: [leaf]}\n"
            + "axes: {view_degrees: [0, 20, 340]}\nfolds: 3\n");
        ChildProcess made = Suite.Run("generate", folder["r.yaml"], "--out", folder["d"]);
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains("\"leaf_2\": \"#ff0000\"", File.ReadAllText(folder["d/recipe.yaml"]), StringComparison.Ordinal);
        ChildProcess proven = Suite.Run("verify", folder["d"]);
        Assert.True(proven.ExitCode == 0, proven.Output + proven.Error);
    }

    [Fact]
    public void A_dataset_of_an_obj_shows_its_texture_the_right_way_up()
    {
        ForeignMesh.Need();
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["square.obj"], ForeignMesh.TexturedSquare);
        File.WriteAllText(folder["square.mtl"], ForeignMesh.TexturedMaterials("four.png"));
        File.WriteAllBytes(folder["four.png"], TexturedBox.Png);
        File.WriteAllText(folder["r.yaml"], "name: r\nmesh: square.obj\nsize: 48\nclasses:\n"
            + "  - {name: a, color: orchid, parts: [foot]}\n  - {name: b, color: teal, parts: [foot]}\n"
            + "axes: {view_degrees: [0, 20, 340]}\nfolds: 3\n");
        ChildProcess made = Suite.Run("generate", folder["r.yaml"], "--out", folder["d"]);
        Assert.True(made.ExitCode == 0, made.Error);
        JsonObject front = new[] { "train", "val", "test" }
            .SelectMany(split => File.ReadLines(folder[$"d/{split}/metadata.jsonl"]))
            .Select(line => JsonNode.Parse(line)!.AsObject())
            .First(row => (int)row["pose"]! == 0);
        ColorImage image = PngReader.ReadColor(folder[$"d/{front["split"]}/{front["file_name"]}"]);
        int[] box = [.. front["parts"]![0]!["bbox"]!.AsArray().Select(number => (int)number!)];
        string Hue(int right, int down) =>
            TexturedBox.HueAt(image, box[0] + (right * box[2] / 4), box[1] + (down * box[3] / 4));
        Assert.Equal("red green", $"{Hue(1, 1)} {Hue(3, 1)}");
        Assert.Equal("blue yellow", $"{Hue(1, 3)} {Hue(3, 3)}");

        File.Delete(folder["four.png"]);
        ChildProcess proven = Suite.Run("verify", folder["d"]);
        Assert.True(proven.ExitCode == 0, proven.Output + proven.Error);
        Suite.Refused(
            Suite.Run("recipe", "check", folder["r.yaml"]),
            "texture 'four.png' of part 'square': there is no such file beside the mesh");
    }
}
