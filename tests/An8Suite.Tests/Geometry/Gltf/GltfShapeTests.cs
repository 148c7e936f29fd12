using System.Text.Json.Nodes;
using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;

namespace An8Suite.Tests.Geometry.Gltf;

/// <summary>What of glTF moves, repeats or hides vertices.</summary>
public class GltfShapeTests
{
    private static readonly float[] Corners = [0, 0, 0, 1, 0, 0, 0, 1, 0];

    [Fact]
    public void A_skinned_mesh_stands_where_its_joints_are_and_not_where_its_node_is()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("body")["translation"] = new JsonArray(5, 5, 5);
        Mesh mesh = Read(glb, root =>
        {
            Hang(glb, root, [0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0], [1, 0, 0, 0, 1, 0, 0, 0, 0.5f, 0.5f, 0, 0]);
            root["nodes"]!.AsArray().Add(JsonNode.Parse("""{"name": "hip", "translation": [0, 2, 0]}"""));
            root["nodes"]!.AsArray()
                .Add(JsonNode.Parse("""{"name": "head", "translation": [0, 0, 4], "scale": [2, 2, 2]}"""));
            root["scenes"]![0]!["nodes"] = new JsonArray(0, 1, 2);
        });
        Assert.Equal([new(0, 2, 0), new(2, 0, 4), new(0, 2.5f, 2)], mesh.Positions);
    }

    [Fact]
    public void Inverse_bind_matrices_come_before_the_joints()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("body");
        Mesh mesh = Read(glb, root =>
        {
            Hang(glb, root, new byte[12], [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
            float[] inverse =
                [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, -7, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
            root["skins"]![0]!["inverseBindMatrices"] = glb.AddAccessor(
                root, "MAT4", 5126, 2, [.. inverse.SelectMany(BitConverter.GetBytes)]);
            root["nodes"]!.AsArray().Add(JsonNode.Parse("""{"translation": [7, 2, 0]}"""));
            root["nodes"]!.AsArray().Add(new JsonObject());
        });
        Assert.Equal([new(0, 2, 0), new(1, 2, 0), new(0, 3, 0)], mesh.Positions);
    }

    [Fact]
    public void A_joint_that_there_is_not_is_refused()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("body");
        string message = Refusal(glb, root =>
        {
            Hang(glb, root, [9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
            root["nodes"]!.AsArray().Add(new JsonObject());
            root["nodes"]!.AsArray().Add(new JsonObject());
        });
        Assert.EndsWith(
            "part 'body' has data that cannot be read: a vertex hangs on joint 9 of 2",
            message, StringComparison.Ordinal);
    }

    [Fact]
    public void Instances_are_all_there()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("leaves")["scale"] = new JsonArray(2, 2, 2);
        Mesh mesh = Read(glb, root =>
        {
            float[] shifts = [0, 0, 1, 0, 0, 2];
            float[] scales = [1, 1, 1, -1, 1, 1];
            int shift = glb.AddAccessor(root, "VEC3", 5126, 2, [.. shifts.SelectMany(BitConverter.GetBytes)]);
            int scale = glb.AddAccessor(root, "VEC3", 5126, 2, [.. scales.SelectMany(BitConverter.GetBytes)]);
            root["nodes"]![0]!["extensions"] = JsonNode.Parse(
                $$"""{"EXT_mesh_gpu_instancing": {"attributes": {"TRANSLATION": {{shift}}, "SCALE": {{scale}} } } }""");
            root["extensionsRequired"] = new JsonArray("EXT_mesh_gpu_instancing");
        });
        Assert.Equal(
            [new(0, 0, 2), new(2, 0, 2), new(0, 2, 2), new(0, 0, 4), new(-2, 0, 4), new(0, 2, 4)], mesh.Positions);
        Assert.Equal([0, 1, 2, 3, 5, 4], mesh.Indices);
    }

    [Fact]
    public void Morph_targets_with_a_weight_are_applied()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("leaf");
        Mesh mesh = Read(glb, root =>
        {
            int target = glb.AddAccessor(
                root, "VEC3", 5126, 3, [.. Corners.Select(x => x + 2).SelectMany(BitConverter.GetBytes)]);
            root["meshes"]![0]!["primitives"]![0]!["targets"] = JsonNode.Parse(
                $$"""[{"POSITION": {{target}} }, {"POSITION": {{target}} }]""");
            root["meshes"]![0]!["weights"] = new JsonArray(0.5, 0);
        });
        Assert.Equal([new(1, 1, 1), new(2.5f, 1, 1), new(1, 2.5f, 1)], mesh.Positions);
    }

    [Fact]
    public void A_sparse_accessor_needs_no_buffer_of_its_own()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("leaf");
        Mesh mesh = Read(glb, root =>
        {
            root["accessors"]![0]!.AsObject().Remove("bufferView");
            root["bufferViews"]!.AsArray()
                .Add(new JsonObject { ["buffer"] = 0, ["byteOffset"] = 38, ["byteLength"] = 4 });
            root["accessors"]![0]!["sparse"] = JsonNode.Parse(
                """{"count": 2, "indices": {"bufferView": 2, "componentType": 5123}, "values": {"bufferView": 0, "byteOffset": 12}}""");
        });
        Assert.Equal([new(0, 0, 0), new(1, 0, 0), new(0, 1, 0)], mesh.Positions);
    }

    [Fact]
    public void Quantised_positions_are_read()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("leaf")["scale"] = new JsonArray(2, 2, 2);
        Mesh mesh = Read(glb, root =>
        {
            int positions = glb.AddAccessor(root, "VEC3", 5120, 3, [0, 0, 0, 0, 127, 0, 0, 0, 0, 127, 0, 0]);
            root["accessors"]![positions]!["normalized"] = true;
            root["bufferViews"]![root["accessors"]![positions]!["bufferView"]!.GetValue<int>()]!["byteStride"] = 4;
            root["meshes"]![0]!["primitives"]![0]!["attributes"]!["POSITION"] = positions;
            root["extensionsRequired"] = new JsonArray("KHR_mesh_quantization");
        });
        Assert.Equal([new(0, 0, 0), new(2, 0, 0), new(0, 2, 0)], mesh.Positions);
    }

    [Fact]
    public void Hidden_nodes_and_nodes_in_no_scene_are_left_out_and_told()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("shown");
        glb.AddTriangle("hidden")["extensions"] = JsonNode.Parse("""{"KHR_node_visibility": {"visible": false}}""");
        glb.AddTriangle("elsewhere");
        Mesh mesh = Read(glb, root => root["scenes"]![0]!["nodes"] = new JsonArray(0, 1));
        Assert.Equal(["shown"], mesh.Parts.Select(part => part.Name));
        Assert.Equal(
            ["1 nodes with meshes are in no shown scene, and left out", "1 nodes with meshes are hidden "
                + "(KHR_node_visibility), and left out"], mesh.Remarks);
    }

    [Theory]
    [InlineData(5, new[] { 0, 1, 2, 2, 1, 3 })]
    [InlineData(6, new[] { 0, 1, 2, 0, 2, 3 })]
    public void Strips_and_fans_are_triangles(int mode, int[] triangles)
    {
        var glb = new TinyGlb();
        glb.Add("leaf", [0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0], [0, 1, 2, 3], mode: mode);
        Assert.Equal(
            triangles.Chunk(3).Select(t => t.Order()), Read(glb, _ => { }).Indices.Chunk(3).Select(t => t.Order()));
    }

    [Fact]
    public void Points_and_lines_are_told()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("leaf");
        glb.Add("line", [0, 0, 0, 1, 0, 0], [0, 1], mode: 1);
        Assert.Equal(["points and lines are not shown: they have no area"], Read(glb, _ => { }).Remarks);
    }

    [Theory]
    [InlineData("""{"animations": [{}, {}]}""", "2 animations are not played: the mesh stands as its nodes do")]
    [InlineData("""{"cameras": [{}]}""", "its cameras are not used: recipes have their own")]
    [InlineData("""{"extensions": {"KHR_lights_punctual": {"lights": [{}]}}}""", "its lights are not used: "
        + "recipes have their own")]
    [InlineData("""{"extensions": {"KHR_materials_variants": {"variants": [{}]}}}""", "of its material variants the "
        + "standard ones are shown")]
    [InlineData(
        """{"extensionsUsed": ["MSFT_lod", "KHR_texture_transform"]}""", "the glTF extension MSFT_lod is not read")]
    public void What_is_not_shown_is_told(string added, string told)
    {
        var glb = new TinyGlb();
        glb.AddTriangle("leaf");
        Mesh mesh = Read(glb, root =>
        {
            foreach ((string key, JsonNode? value) in JsonNode.Parse(added)!.AsObject())
            {
                root[key] = value!.DeepClone();
            }
        });
        Assert.Equal([told], mesh.Remarks);
    }

    [Theory]
    [InlineData("KHR_draco_mesh_compression", "its triangles are Draco-compressed; open it in Blender and export it "
        + "again without compression")]
    [InlineData("EXT_meshopt_compression", "its buffers are meshopt-compressed; write it again without, "
        + "for example with gltfpack without -c")]
    [InlineData("KHR_meshopt_compression", "its buffers are meshopt-compressed; write it again without, "
        + "for example with gltfpack without -c")]
    [InlineData("ACME_holograms", "export it again without that extension")]
    public void An_extension_that_is_required_and_not_read_is_refused_by_its_name(string name, string remedy)
    {
        var glb = new TinyGlb();
        glb.AddTriangle("leaf");
        string message = Refusal(glb, root =>
            root["extensionsRequired"] = new JsonArray("KHR_texture_transform", "KHR_materials_unlit", name));
        Assert.EndsWith(
            $"needs the glTF extension {name}, which is not read: {remedy}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Draco_without_a_plain_version_is_refused_even_where_it_is_not_required()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("leaf");
        Assert.Contains("KHR_draco_mesh_compression", Refusal(glb, root =>
        {
            root["accessors"]![0]!.AsObject().Remove("bufferView");
            root["meshes"]![0]!["primitives"]![0]!["extensions"] = JsonNode.Parse(
                """{"KHR_draco_mesh_compression": {"bufferView": 0}}""");
        }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data:application/octet-stream;charset=utf-8;base64,")]
    [InlineData("data:;base64,")]
    [InlineData("DATA:application/gltf-buffer;BASE64,")]
    public void Buffers_may_stand_in_the_file_under_any_media_type(string prefix)
    {
        var glb = new TinyGlb();
        glb.AddTriangle("leaf");
        string text = glb.ToText().Replace("data:application/octet-stream;base64,", prefix, StringComparison.Ordinal);
        using var file = new MeshFile(System.Text.Encoding.UTF8.GetBytes(text), "leaf.gltf");
        Assert.Equal([new(0, 0, 0), new(1, 0, 0), new(0, 1, 0)], MeshReader.Read(file.Path).Positions);
    }

    [Fact]
    public void No_message_repeats_the_data()
    {
        var glb = new TinyGlb();
        glb.Add("leaf", [.. Enumerable.Range(0, 900).Select(i => i * 1.7f)], null);
        string whole = glb.ToText();
        foreach (string text in (string[])[whole.Replace(";base64,", ",", StringComparison.Ordinal), whole.Replace(
            ";base64,",
            ";base64,!",
            StringComparison.Ordinal), whole.Replace("data:", "dat:", StringComparison.Ordinal)])
        {
            using var file = new MeshFile(System.Text.Encoding.UTF8.GetBytes(text), "leaf.gltf");
            string message = Assert.Throws<InputException>(() => MeshReader.Read(file.Path)).Message;
            Assert.InRange(message.Length, file.Path.Length, file.Path.Length + 330);
        }
    }

    // Two joints, the nodes 1 and 2.
    private static void Hang(TinyGlb glb, JsonObject root, byte[] joints, float[] weights)
    {
        JsonNode attributes = root["meshes"]![0]!["primitives"]![0]!["attributes"]!;
        attributes["JOINTS_0"] = glb.AddAccessor(root, "VEC4", 5121, 3, joints);
        attributes["WEIGHTS_0"] = glb.AddAccessor(
            root, "VEC4", 5126, 3, [.. weights.SelectMany(BitConverter.GetBytes)]);
        root["skins"] = JsonNode.Parse("""[{"joints": [1, 2]}]""");
        root["nodes"]![0]!["skin"] = 0;
    }

    private static string Refusal(TinyGlb glb, Action<JsonObject> change) =>
        Assert.Throws<InputException>(() => Read(glb, change)).Message;

    private static Mesh Read(TinyGlb glb, Action<JsonObject> change)
    {
        using var file = new MeshFile(glb.ToBytes(change));
        return MeshReader.Read(file.Path);
    }
}
