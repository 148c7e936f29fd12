using System.Text.Json.Nodes;
using An8Suite.Core.Imaging;
using An8Suite.Tests.Datasets;
using An8Suite.Tests.Geometry;

namespace An8Suite.Tests.Cli;

/// <summary>A textured mesh, from generating to proving, by the suite's own program.</summary>
[Needs(Needs.Suite)]
public sealed class TextureRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TextureRunTests()
    {
        TexturedBox.Write(_folder);
        File.WriteAllText(_folder["box.yaml"], """
            name: box
            mesh: box.gltf
            size: 48
            classes:
              - {name: red, color: red, parts: [box]}
              - {name: dots, color: red, parts: [box], pattern: {shape: dots, color: white, period: 0.3}}
              - {name: foot, color: silver, parts: [foot]}
            axes: {view_degrees: {from: 0, to: 360, count: 6}, elevation_degrees: 20}
            masks: [class_part, candidates, causal, plant]
            """);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Is_proven_from_its_own_copy_of_the_textures_and_the_same_in_shards()
    {
        string whole = Generate("whole", "--coverage", "--twins");
        string one = Generate("one", "--threads", "1", "--shard", "1/2", "--coverage", "--twins");
        string two = Generate("two", "--threads", "1", "--shard", "2/2", "--coverage", "--twins");
        foreach (string file in new[] { "box.gltf", "four.png", "stripes.jpg" })
        {
            File.Delete(_folder[file]);
        }

        Done(Suite.Run("merge", one, two, "--out", _folder["merged"]));
        Assert.Equal(FolderBytes.OfDataset(whole), FolderBytes.OfDataset(_folder["merged"]));
        ChildProcess verify = Done(Suite.Run("verify", whole));
        Assert.DoesNotContain("left out", verify.Output, StringComparison.Ordinal);
        JsonObject[] rows = [.. File.ReadLines(Path.Combine(whole, "train", "metadata.jsonl"))
            .Select(line => JsonNode.Parse(line)!.AsObject())];
        Assert.Equal(["", "texture"], Surfaces(rows[0]));
        Assert.Equal(["{shape: dots, color: \"#ffffff\", period: 0.3, radius: 0.09}", "texture"], Surfaces(rows[1]));
        Assert.Equal(["texture", ""], Surfaces(rows[2]));

        // From the front red lies beside green, above blue and yellow; over them is the box's lid.
        JsonObject front = rows.Concat(Rows(whole, "val")).Concat(Rows(whole, "test"))
            .First(row => (int)row["pose"]! == 0 && (string)row["class"]! == "foot");
        ColorImage image = PngReader.ReadColor(
            Path.Combine(whole, (string)front["split"]!, (string)front["file_name"]!));
        int[] box = [.. front["parts"]![0]!["bbox"]!.AsArray().Select(number => (int)number!)];
        (int left, int right) = (box[0] + (box[2] / 4), box[0] + (3 * box[2] / 4));
        (int upper, int lower) = (box[1] + (2 * box[3] / 5), box[1] + box[3] - 4);
        Assert.Equal("red green", $"{TexturedBox.HueAt(image, left, upper)} {TexturedBox.HueAt(image, right, upper)}");
        Assert.Equal(
            "blue yellow", $"{TexturedBox.HueAt(image, left, lower)} {TexturedBox.HueAt(image, right, lower)}");
    }

    [Fact]
    public void A_missing_and_a_broken_texture_are_named_unless_nobody_shows_them()
    {
        File.Delete(_folder["stripes.jpg"]);
        Suite.Refused(
            Run("missing"), $"{_folder["box.gltf"]}: texture 'stripes.jpg' of part 'foot': there is no such file "
                + "beside the mesh; mend it, or give the part a colour");
        File.WriteAllBytes(_folder["stripes.jpg"], TexturedBox.Jpeg[..100]);
        Suite.Refused(Run("broken"), $"{_folder["box.gltf"]}: texture 'stripes.jpg' of part 'foot': ");
        File.AppendAllText(_folder["box.yaml"], "\nparts: {foot: gray}\n");
        Done(Run("coloured"));
        Done(Suite.Run("verify", _folder["coloured"]));
    }

    [Fact]
    public void A_mesh_off_the_axis_goes_from_a_first_recipe_to_a_proven_dataset()
    {
        TexturedBox.Write(_folder, root => root["nodes"]!.AsArray().ToList()
            .ForEach(node => node!["translation"] = new JsonArray(5, 0, 2)));
        ChildProcess page = Done(Suite.Run("mesh", "inspect", _folder["box.gltf"]));
        Assert.Matches("box / .*: 12 triangles; .*a texture\n", page.Output);
        Assert.Matches(" 1  box .*  textured\n", page.Output);
        Done(Suite.Run(
            "recipe", "new", _folder["box.gltf"], "--classes", "2", "--out", _folder["box.yaml"], "--overwrite"));
        Assert.Contains("center: true", File.ReadAllText(_folder["box.yaml"]), StringComparison.Ordinal);
        Done(Suite.Run("recipe", "check", _folder["box.yaml"]));
        string whole = Generate("whole", "--poses", "6", "--size", "48");
        File.Delete(_folder["box.gltf"]);
        Done(Suite.Run("verify", whole));
        JsonObject row = Rows(whole, "train").First();
        Assert.Equal(["texture", ""], Surfaces(row));
    }

    private static IEnumerable<string> Surfaces(JsonObject row) =>
        row["parts"]!.AsArray().Select(part => (string)part!["surface"]!);

    private static IEnumerable<JsonObject> Rows(string dataset, string split) =>
        File.ReadLines(Path.Combine(dataset, split, "metadata.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject());

    private static ChildProcess Done(ChildProcess process)
    {
        Assert.True(process.ExitCode == 0, process.Output + process.Error);
        return process;
    }

    private ChildProcess Run(string name, params string[] arguments) =>
        Suite.Run(["generate", _folder["box.yaml"], .. arguments, "--out", _folder[name]]);

    private string Generate(string name, params string[] arguments)
    {
        Done(Run(name, arguments));
        return _folder[name];
    }
}
