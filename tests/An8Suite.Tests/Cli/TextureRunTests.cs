using System.Text.Json.Nodes;
using An8Suite.Core.Imaging;
using An8Suite.Tests.Datasets;
using An8Suite.Tests.Geometry;

namespace An8Suite.Tests.Cli;

/// <summary>A textured mesh, from generating to proving, by the suite's own program.</summary>
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
        Assert.Equal(Bytes(whole), Bytes(_folder["merged"]));
        ChildProcess verify = Done(Suite.Run("verify", whole));
        Assert.DoesNotContain("left out", verify.Output, StringComparison.Ordinal);
        JsonObject[] rows = [.. File.ReadLines(Path.Combine(whole, "train", "metadata.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject())];
        Assert.Equal(["", "texture"], Surfaces(rows[0]));
        Assert.Equal(["{shape: dots, color: \"#ffffff\", period: 0.3, radius: 0.09}", "texture"], Surfaces(rows[1]));
        Assert.Equal(["texture", ""], Surfaces(rows[2]));

        // From the front the texture's red quarter stands above the blue one and left of the green one.
        JsonObject front = rows.Concat(Rows(whole, "val")).Concat(Rows(whole, "test"))
            .First(row => (int)row["pose"]! == 0 && (string)row["class"]! == "foot");
        string split = (string)front["split"]!;
        ColorImage image = PngReader.ReadColor(Path.Combine(whole, split, (string)front["file_name"]!));
        JsonArray box = front["parts"]![0]!["bbox"]!.AsArray();
        (int left, int width, int bottom) = ((int)box[0]!, (int)box[2]!, (int)box[1]! + (int)box[3]!);
        Assert.Equal(2, Strongest(image, left + (width / 4), bottom - 4));
        (int blue, int yellow) = (Strongest(image, left + (width / 4), bottom - 4), Weakest(image, left + (3 * width / 4), bottom - 4));
        Assert.Equal((2, 2), (blue, yellow));
    }

    [Fact]
    public void A_missing_and_a_broken_texture_are_named_unless_nobody_shows_them()
    {
        File.Delete(_folder["stripes.jpg"]);
        Suite.Refused(
            Run("missing"), $"{_folder["box.gltf"]}: texture 'stripes.jpg' of part 'foot': there is no such file beside the mesh; mend it, or give the part a colour");
        File.WriteAllBytes(_folder["stripes.jpg"], TexturedBox.Jpeg[..100]);
        Suite.Refused(Run("broken"), $"{_folder["box.gltf"]}: texture 'stripes.jpg' of part 'foot': ");
        File.AppendAllText(_folder["box.yaml"], "\nparts: {foot: gray}\n");
        Done(Run("coloured"));
        Done(Suite.Run("verify", _folder["coloured"]));
    }

    private static IEnumerable<string> Surfaces(JsonObject row) => row["parts"]!.AsArray().Select(part => (string)part!["surface"]!);

    private static IEnumerable<JsonObject> Rows(string dataset, string split) =>
        File.ReadLines(Path.Combine(dataset, split, "metadata.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject());

    private static int Strongest(ColorImage image, int x, int y) => Channels(image, x, y).Index().MaxBy(c => c.Item).Index;

    private static int Weakest(ColorImage image, int x, int y) => Channels(image, x, y).Index().MinBy(c => c.Item).Index;

    private static byte[] Channels(ColorImage image, int x, int y) => image.Rgb[(3 * ((y * image.Width) + x))..((3 * ((y * image.Width) + x)) + 3)];

    private static SortedDictionary<string, string> Bytes(string folder)
    {
        SortedDictionary<string, string> bytes = FolderBytes.Of(folder);
        bytes.Remove("step.json");
        return bytes;
    }

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
