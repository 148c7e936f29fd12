using System.Text.Json.Nodes;
using An8Suite.Core;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Tests.Geometry;
using CsCheck;

namespace An8Suite.Tests.Fuzzing;

/// <summary>Meshes that are damaged, or written to do damage, are read or refused.</summary>
public class MeshFuzzTests
{
    private static readonly byte[] Plant = File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "meshes", "plant.glb"));

    private static readonly JsonNode?[] Values =
    [
        null, -1, 0, 1, 7, int.MaxValue, 4294967295L, 1e39,
        -1e300, 0.5, "", "VEC9", "MAT4", "../../../etc/passwd", true,
        new JsonArray(), new JsonObject(), new JsonArray(0, 0), new JsonArray(1e38, 1e38, 1e38),
    ];

    [Fact]
    public void Bytes_changed_anywhere_end_in_a_mesh_or_a_message() => Gen.Select(Gen.Bool, Fuzz.Damages).Sample(
        (tiny, damage) => Expect(damage(tiny ? Tiny().ToBytes() : Plant)),
        seed: "0000000000003", iter: 250, threads: 1);

    [Fact]
    public void Odd_values_anywhere_in_the_description_end_in_a_mesh_or_a_message() =>
        Gen.Select(Gen.Double.Unit, Fuzz.OneOf(Values), Gen.Bool).Sample(
            (where, value, text) => Expect(Tiny().ToBytes(root => Replace(root, where, value))),
            seed: "0000000000004", iter: 800, threads: 1);

    public static TheoryData<string> Attacks => [.. Damages.Keys];

    private static Dictionary<string, Action<JsonObject>> Damages => new()
    {
        ["a circle of nodes"] = root => Children(root, (0, 1), (1, 0)),
        ["a node in itself"] = root => Children(root, (0, 0)),
        ["a node with two parents"] = root => Children(root, (0, 2), (1, 2)),
        ["a long chain"] = root => Chain(root, 20_000),
        ["a chain that is a little too long"] = root => Chain(root, 100),
        ["a count of everything"] = root => root["accessors"]![0]!["count"] = int.MaxValue,
        ["as many zeros"] = root => Without(root["accessors"]![0]!, "bufferView", int.MaxValue),
        ["as many zero indices"] = root => Without(root["accessors"]![1]!, "bufferView", int.MaxValue),
        ["a giant buffer"] = root => root["buffers"]![0]!["byteLength"] = int.MaxValue,
        ["a buffer elsewhere"] = root => root["buffers"]![0]!["uri"] = "/dev/zero",
        ["a buffer above"] = root => root["buffers"]![0]!["uri"] = "..%2f..%2f..%2fetc%2fpasswd",
        ["a stretch without bound"] = root => root["nodes"]![0]!["scale"] = new JsonArray(1e38, 1e38, 1e38),
        ["a scene of nothing"] = root => root["scenes"]![0]!["nodes"] = new JsonArray(99),
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_mesh_written_to_do_damage_gets_a_message(string name)
    {
        byte[] bytes = Tiny().ToBytes(Damages[name]);
        using var file = new MeshFile(bytes);
        Fuzz.Expect(file.Path, bytes, () => throw Assert.Throws<InputException>(() => MeshReader.Read(file.Path)));
    }

    [Fact]
    public void A_short_file_that_names_its_data_again_and_again_gets_a_message()
    {
        var glb = new TinyGlb();
        glb.Add("leaf", new float[9000], [.. Enumerable.Range(0, 3000).Select(i => (ushort)i)]);
        byte[] bytes = glb.ToBytes(root => Repeat(root, 3000));
        using var file = new MeshFile(bytes);
        Fuzz.Expect(file.Path, bytes, () => Assert.Contains("found more", Assert.Throws<InputException>(
            () => MeshReader.Read(file.Path)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Indices_that_make_no_triangle_are_counted()
    {
        var glb = new TinyGlb();
        glb.Add("leaf", [0, 0, 0, 1, 0, 0, 0, 1, 0], new ushort[30_000]);
        byte[] bytes = glb.ToBytes(root => Repeat(root, 1000));
        using var file = new MeshFile(bytes);
        Fuzz.Expect(file.Path, bytes, () => Assert.Contains("found more", Assert.Throws<InputException>(
            () => MeshReader.Read(file.Path)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_buffer_that_is_named_again_and_again_is_read_once_and_an_empty_one_never()
    {
        using var folder = new TemporaryFolder();
        var root = (JsonObject)JsonNode.Parse(Tiny().ToText())!;
        File.WriteAllBytes(
            folder["one.bin"], Convert.FromBase64String(root["buffers"]![0]!["uri"]!.GetValue<string>().Split(',')[1]));
        File.WriteAllBytes(folder["large.bin"], new byte[100_000_000]);
        root["buffers"]![0]!["uri"] = "one.bin";
        for (int i = 0; i < 30; i++)
        {
            root["buffers"]!.AsArray().Add(new JsonObject { ["uri"] = "large.bin", ["byteLength"] = 100_000_000 });
        }

        File.WriteAllText(folder["plant.gltf"], root.ToJsonString());
        Assert.Equal(3, MeshReader.Read(folder["plant.gltf"]).Parts.Count);
        File.WriteAllBytes(folder["large.bin"], []);
        Assert.Contains("expected buffers of 1 byte to 400 MB", Assert.Throws<InputException>(
            () => MeshReader.Read(folder["plant.gltf"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("../../outside.png")]
    [InlineData("http://example.org/a.png")]
    public void A_picture_that_a_mesh_names_is_never_read(string place)
    {
        using var file = new MeshFile(
            Tiny().ToBytes(root => root["images"] = new JsonArray(new JsonObject { ["uri"] = place })));
        Assert.Equal(3, MeshReader.Read(file.Path).Parts.Count);
    }

    [Theory]
    [InlineData("../outside.bin")]
    [InlineData("..%2Foutside.bin")]
    [InlineData("below/../../outside.bin")]
    public void A_text_mesh_reads_no_buffer_outside_its_folder(string place)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["mesh/below"]);
        var root = (JsonObject)JsonNode.Parse(Tiny().ToText())!;
        string[] data = root["buffers"]![0]!["uri"]!.GetValue<string>().Split(',');
        File.WriteAllBytes(folder["outside.bin"], Convert.FromBase64String(data[1]));
        File.Copy(folder["outside.bin"], folder["mesh/below/inside.bin"]);
        root["buffers"]![0]!["uri"] = "below/inside.bin";
        File.WriteAllText(folder["mesh/plant.gltf"], root.ToJsonString());
        Assert.Equal(3, MeshReader.Read(folder["mesh/plant.gltf"]).Parts.Count);
        root["buffers"]![0]!["uri"] = place;
        File.WriteAllText(folder["mesh/plant.gltf"], root.ToJsonString());
        Assert.Contains("in the folder of its .gltf file", Assert.Throws<InputException>(
            () => MeshReader.Read(folder["mesh/plant.gltf"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("link.bin")]
    [InlineData("linked/outside.bin")]
    public void A_text_mesh_reads_no_buffer_behind_a_link(string place)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["mesh"]);
        var root = (JsonObject)JsonNode.Parse(Tiny().ToText())!;
        File.WriteAllBytes(folder["outside.bin"], Convert.FromBase64String(root["buffers"]![0]!["uri"]!
            .GetValue<string>().Split(',')[1]));
        File.CreateSymbolicLink(folder["mesh/link.bin"], folder["outside.bin"]);
        Directory.CreateSymbolicLink(folder["mesh/linked"], folder.Path);
        root["buffers"]![0]!["uri"] = place;
        File.WriteAllText(folder["mesh/plant.gltf"], root.ToJsonString());
        Assert.Contains($"the buffer '{place}' lies behind a link", Assert.Throws<InputException>(
            () => MeshReader.Read(folder["mesh/plant.gltf"])).Message, StringComparison.Ordinal);
    }

    private static TinyGlb Tiny()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("leaf");
        glb.Add(
            "stem", [0, 0, 0, 1, 0, 0, 0, 1, 0],
            [0, 1, 2], [0, 0, 1, 0, 0, 1, 0, 0, 1], [0, 0, 1, 0, 0, 1], [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]);
        glb.AddTriangle("pot")["translation"] = new JsonArray(1, 2, 3);
        return glb;
    }

    private static void Expect(byte[] bytes)
    {
        using var file = new MeshFile(bytes);
        Fuzz.Expect(file.Path, bytes, () => MeshReader.Read(file.Path));
    }

    private static void Replace(JsonNode root, double where, JsonNode? value)
    {
        List<Action> places = [];
        Collect(root, places, value);
        places[(int)(where * places.Count)]();
    }

    private static void Collect(JsonNode? node, List<Action> places, JsonNode? value)
    {
        if (node is JsonObject keys)
        {
            foreach ((string key, JsonNode? below) in keys)
            {
                places.Add(() => keys[key] = value?.DeepClone());
                places.Add(() => keys.Remove(key));
                Collect(below, places, value);
            }
        }
        else if (node is JsonArray items)
        {
            for (int i = 0; i < items.Count; i++)
            {
                int at = i;
                places.Add(() => items[at] = value?.DeepClone());
                Collect(items[i], places, value);
            }
        }
    }

    private static void Children(JsonObject root, params (int Parent, int Child)[] pairs)
    {
        foreach ((int parent, int child) in pairs)
        {
            root["nodes"]![parent]!["children"] = new JsonArray(child);
        }
    }

    private static void Chain(JsonObject root, int length)
    {
        JsonArray nodes = root["nodes"]!.AsArray();
        nodes[0]!["children"] = new JsonArray(nodes.Count);
        for (int i = 0; i < length; i++)
        {
            nodes.Add(new JsonObject { ["children"] = new JsonArray(nodes.Count + 1) });
        }

        nodes.Add(new JsonObject { ["mesh"] = 0 });
    }

    private static void Without(JsonNode accessor, string key, int count)
    {
        accessor.AsObject().Remove(key);
        accessor["count"] = count;
    }

    private static void Repeat(JsonObject root, int times)
    {
        JsonArray primitives = root["meshes"]![0]!["primitives"]!.AsArray();
        string primitive = primitives[0]!.ToJsonString();
        for (int i = 0; i < times; i++)
        {
            primitives.Add(JsonNode.Parse(primitive));
        }

    }
}
