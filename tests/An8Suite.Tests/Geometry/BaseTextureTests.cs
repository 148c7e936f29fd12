using System.Numerics;
using System.Text.Json.Nodes;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Parts;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Geometry.Textures;

namespace An8Suite.Tests.Geometry;

public sealed class BaseTextureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Parts_know_their_textures_and_how_they_are_sampled()
    {
        Mesh mesh = MeshReader.Read(TexturedBox.Write(_folder));
        AssertBox(mesh);
        Assert.Equal(2, mesh.Parts.Count);
        Assert.Equal($"{_folder["box.gltf"]}: texture 'four.png'", mesh.Parts[0].Runs[0].Texture!.Name);
        Assert.All(mesh.Parts, part => Assert.Equal(part.IndexCount, part.Runs.Sum(run => run.IndexCount)));
        Assert.Equal(mesh.Parts[1].FirstIndex + mesh.Parts[1].Runs[0].IndexCount, mesh.Parts[1].Runs[1].FirstIndex);
    }

    [Fact]
    public void A_dataset_takes_the_textures_along_in_one_file()
    {
        string gltf = TexturedBox.Write(_folder);
        byte[] packed = GlbFile.Read(gltf).Bytes;
        Assert.Equal(packed, GlbFile.Read(gltf).Bytes);
        Mesh kept = Kept(packed);
        AssertBox(kept);
        Assert.Equal(Transforms(MeshReader.Read(gltf)), Transforms(kept));
        Assert.Equal(packed, GlbFile.Read(_folder["packed/mesh.glb"]).Bytes);
    }

    [Theory]
    [InlineData(false, UpAxis.Y, null)]
    [InlineData(true, UpAxis.Y, null)]
    [InlineData(true, UpAxis.Z, null)]
    [InlineData(true, UpAxis.Y, "all")]
    public void Options_of_the_mesh_leave_it_its_textures(bool center, UpAxis up, string? rest)
    {
        string gltf = TexturedBox.Write(_folder);
        MeshOptions options =
            new() { Center = center, Up = up, Rest = rest, Parts = rest is null ? [new("box", ["box*"])] : [] };
        Mesh shown = MeshReader.Read(gltf, options);
        Mesh kept = Kept(GlbFile.Read(gltf, options).Bytes);
        if (rest is null)
        {
            AssertBox(shown);
            AssertBox(kept);
        }

        Assert.Equal(rest is null ? 2 : 1, shown.Parts.Count);
        Assert.Equal(Transforms(shown), Transforms(kept));
        Assert.Equal(shown.Positions, kept.Positions);
        Assert.Equal(shown.TexCoords, kept.TexCoords);
        Assert.Equal(shown.Indices, kept.Indices);
        Assert.Equal(Runs(shown), Runs(kept));
        Assert.Contains("box.gltf: texture 'four.png'", shown.Parts[0].Runs[0].Texture!.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_texture_that_cannot_be_had_stays_known_under_options_but_is_not_kept()
    {
        string gltf = TexturedBox.Write(_folder, root => root["images"]![0]!["uri"] = "none.png");
        MeshOptions options = new() { Center = true };
        Assert.Equal(
            "there is no such file beside the mesh", MeshReader.Read(gltf, options).Parts[0].Runs[0].Texture!.Problem);
        Mesh kept = Kept(GlbFile.Read(gltf, options).Bytes);
        Assert.Empty(kept.Parts[0].Runs);
        Assert.Equal(TexturedBox.Jpeg, kept.Parts[1].Runs[0].Texture!.Encoded);
    }

    [Fact]
    public void A_primitive_without_texture_coordinates_does_not_spoil_the_texture_for_others()
    {
        Mesh mesh = MeshReader.Read(TexturedBox.Write(_folder, root =>
        {
            root["meshes"]![0]!["primitives"]![0]!["attributes"]!.AsObject().Remove("TEXCOORD_0");
            root["meshes"]![1]!["primitives"]![0]!["material"] = 0;
        }));
        Assert.NotNull(mesh.Parts[0].Runs[0].Texture!.Problem);
        Assert.Null(mesh.Parts[1].Runs[0].Texture!.Problem);
    }

    [Fact]
    public void A_file_without_textures_is_packed_without_materials()
    {
        byte[] bare = GlbFile.Read(TexturedBox.Write(_folder, root =>
        {
            root["materials"]![0]!["pbrMetallicRoughness"] = new JsonObject();
            root["materials"]![1] = root["materials"]![2]!.DeepClone();
        })).Bytes;
        byte[] none = GlbFile.Read(TexturedBox.Write(_folder, root => root.Remove("materials"))).Bytes;
        Assert.Equal(none, bare);
        Assert.All(MeshReader.Read(_folder["box.gltf"]).Parts, part => Assert.Empty(part.Runs));
    }

    [Fact]
    public void Pictures_may_be_written_into_the_file()
    {
        string uri = "data:image/png;base64," + Convert.ToBase64String(TexturedBox.Png);
        BaseTexture texture = First(root => root["images"]![0] = new JsonObject { ["uri"] = uri, ["name"] = "inline" });
        Assert.Equal(TexturedBox.Png, texture.Encoded);
        Assert.EndsWith("box.gltf: texture 'inline'", texture.Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"uri": "none.png"}""", "there is no such file beside the mesh")]
    [InlineData("""{"uri": "../four.png"}""", "a picture must lie in the folder of its .gltf file or below, "
        + "found '../four.png'")]
    [InlineData("""{"uri": "..%2ffour.png"}""", "a picture must lie in the folder of its .gltf file or below, "
        + "found '..%2ffour.png'")]
    [InlineData(
        """{"uri": "/dev/zero"}""", "a picture must lie in the folder of its .gltf file or below, found '/dev/zero'")]
    [InlineData("""{"uri": "http://example.org/four.png"}""", "there is no such file beside the mesh")]
    [InlineData("""{"uri": "data:image/png,abc"}""", "is written into the file otherwise than in base64")]
    [InlineData("""{"uri": "data:image/png;base64,***"}""", "is written into the file in base64 that is damaged")]
    [InlineData("""{"uri": "data:image/png;base64,"}""", "expected a picture of 1 to 67108864 bytes, "
        + "and at most 268435456 in all, found 0")]
    [InlineData("""{"bufferView": 99}""", "cannot be read: ")]
    [InlineData("""{}""", "cannot be read: ")]
    [InlineData("""7""", "cannot be read: ")]
    public void What_is_wrong_with_a_picture_is_kept_for_who_shows_it(string image, string problem)
    {
        BaseTexture texture = First(root => root["images"]![0] = JsonNode.Parse(image));
        Assert.Empty(texture.Encoded);
        Assert.StartsWith(problem, texture.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_behind_a_link_is_not_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        File.CreateSymbolicLink(_folder["link.png"], _folder["four.png"]);
        Assert.StartsWith(
            "the picture 'link.png' lies behind a link",
            First(root => root["images"]![0]!["uri"] = "link.png").Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"index": 9}""", "needs textures[9], which the file lacks")]
    [InlineData("""{"index": 0, "texCoord": 1}""", "lies on texture coordinates 1, of which the mesh has none or the "
        + "suite reads only 0")]
    [InlineData("""{"index": "a"}""", "cannot be read: ")]
    public void What_is_wrong_with_a_texture_is_kept_as_well(string texture, string problem) => Assert.StartsWith(
        problem, First(root => root["materials"]![0]!["pbrMetallicRoughness"]!["baseColorTexture"] =
            JsonNode.Parse(texture)).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_binary_file_must_hold_its_own_pictures()
    {
        TinyGlb glb = new();
        glb.Add("p", [0, 0, 0, 1, 0, 0, 0, 1, 0], [0, 1, 2], texCoords: [0, 0, 1, 0, 0, 1]);
        File.WriteAllBytes(_folder["one.glb"], glb.ToBytes(root =>
        {
            root["meshes"]![0]!["primitives"]![0]!["material"] = 0;
            root["materials"] = JsonNode.Parse("""[{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}]""");
            root["textures"] = JsonNode.Parse("""[{"source": 0}]""");
            root["images"] = JsonNode.Parse("""[{"uri": "four.png"}]""");
        }));
        File.WriteAllBytes(_folder["four.png"], TexturedBox.Png);
        BaseTexture texture = Assert.Single(MeshReader.Read(_folder["one.glb"]).Parts[0].Runs).Texture!;
        Assert.Equal("a .glb file must hold its own data, found a picture at 'four.png'", texture.Problem);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("[{\"pbrMetallicRoughness\": 1}]")]
    [InlineData("{}")]
    [InlineData("\"a\"")]
    public void Materials_that_make_no_sense_are_no_reason_to_refuse_a_mesh(string materials)
    {
        string path = TexturedBox.Write(_folder, root => root["materials"] = JsonNode.Parse(materials));
        Assert.All(MeshReader.Read(path).Parts, part => Assert.Empty(part.Runs));
    }

    private static void AssertBox(Mesh mesh)
    {
        MaterialRun box = Assert.Single(mesh.Parts[0].Runs);
        Assert.Equal(TexturedBox.Png, box.Texture!.Encoded);
        Assert.Null(box.Texture.Problem);
        Assert.Equal(
            (TextureWrap.Clamp, TextureWrap.Clamp, false),
            (box.Texture.WrapU, box.Texture.WrapV, box.Texture.IsSmooth));
        Assert.Equal((Vector3.One, TexturePlacement.Identity), (box.Factor, box.Texture.Transform));
        Assert.Equal(2, mesh.Parts[1].Runs.Count);
        MaterialRun foot = mesh.Parts[1].Runs[0];
        Assert.Equal(TexturedBox.Jpeg, foot.Texture!.Encoded);
        Assert.Equal(
            (TextureWrap.Mirror, TextureWrap.Repeat, true),
            (foot.Texture.WrapU, foot.Texture.WrapV, foot.Texture.IsSmooth));
        Assert.Equal(new Vector3(0.5f, 0.75f, 1), foot.Factor);

        // (1, 0) of the mesh, scaled by 2, turned up (v points down) by half a radian, shifted.
        Vector2 right = Vector2.Transform(Vector2.UnitX, foot.Texture.Transform.Matrix);
        Assert.Equal(0.25 + (2 * Math.Cos(0.5)), right.X, 5);
        Assert.Equal(0.5 - (2 * Math.Sin(0.5)), right.Y, 5);
        Vector2 down = Vector2.Transform(Vector2.UnitY, foot.Texture.Transform.Matrix);
        Assert.Equal(0.25 + (3 * Math.Sin(0.5)), down.X, 5);
        Assert.Equal(0.5 + (3 * Math.Cos(0.5)), down.Y, 5);
        Assert.Equal(
            (null, new Vector3(0.9f, 0.1f, 0.5f)), (mesh.Parts[1].Runs[1].Texture, mesh.Parts[1].Runs[1].Factor));
    }

    private static IEnumerable<TexturePlacement?> Transforms(Mesh mesh) =>
        mesh.Parts.SelectMany(part => part.Runs).Select(run => run.Texture?.Transform);

    private static IEnumerable<(int, int, Vector3)> Runs(Mesh mesh) =>
        mesh.Parts.SelectMany(part => part.Runs).Select(run => (run.FirstIndex, run.IndexCount, run.Factor));

    private Mesh Kept(byte[] glb)
    {
        Directory.CreateDirectory(_folder["packed"]);
        File.WriteAllBytes(_folder["packed/mesh.glb"], glb);
        return MeshReader.Read(_folder["packed/mesh.glb"]);
    }

    private BaseTexture First(Action<JsonObject> change) =>
        MeshReader.Read(TexturedBox.Write(_folder, change)).Parts[0].Runs[0].Texture!;
}
