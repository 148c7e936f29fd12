using System.Text.Json.Nodes;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Parts;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Geometry.Gltf;

/// <summary>What of glTF's materials and vertex colours is shown, told or cut out.</summary>
public class GltfSurfaceTests
{
    private static readonly float[] Corners = [0, 0, 0, 1, 0, 0, 0, 1, 0];

    [Fact]
    public void A_mask_is_kept_with_its_cutoff_and_factor()
    {
        MaterialRun run = Assert.Single(CutLeaf.Read(
            root => root["materials"]![0]!["pbrMetallicRoughness"]!["baseColorFactor"] = new JsonArray(1, 1, 1, 0.75))
            .Parts[0].Runs);
        Assert.Equal(new AlphaCut(0.5f, 0.75f), run.Cut);
        Assert.Equal(
            new AlphaCut(0.2f, 1),
            CutLeaf.Read(root => root["materials"]![0]!["alphaCutoff"] = 0.2).Parts[0].Runs[0].Cut);
        Assert.Null(CutLeaf.Read(root => root["materials"]![0]!.AsObject().Remove("alphaMode")).Parts[0].Runs[0].Cut);
    }

    [Fact]
    public void What_a_dataset_keeps_is_cut_out_as_well()
    {
        using var file = new MeshFile(CutLeaf.Glb());
        var options = new MeshOptions { PartsFrom = PartSource.Meshes };
        byte[] kept = GlbFile.Read(file.Path, options).Bytes;
        using var again = new MeshFile(kept);
        Mesh mesh = MeshReader.Read(again.Path);
        Assert.Equal(new AlphaCut(0.5f, 1), mesh.Parts[0].Runs[0].Cut);
        Assert.Equal(MeshReader.Read(file.Path, options).Occlusion, mesh.Occlusion);
    }

    [Theory]
    [InlineData(0.4, false)]
    [InlineData(0.5, true)]
    public void Without_a_texture_the_factor_cuts_all_or_nothing(double alpha, bool isThere)
    {
        Mesh mesh = CutLeaf.Read(root => root["materials"]![0]!["pbrMetallicRoughness"] =
            new JsonObject { ["baseColorFactor"] = new JsonArray(1, 0, 0, alpha) });
        Assert.Equal(isThere, mesh.Parts.Any(part => part.Name == "leaf"));
        Assert.Equal(
            isThere ? [] : ["material 'leaf' is cut out as a whole (alphaMode MASK), and left out"], mesh.Remarks);
    }

    [Theory]
    [InlineData("""{"alphaMode": "BLEND"}""", "material 'leaf' is transparent (alphaMode BLEND), which is not shown: "
        + "its parts are opaque, in pictures and masks; alphaMode MASK is cut out")]
    [InlineData("""{"extensions": {"KHR_materials_transmission": {}}}""", "material 'leaf' lets light through "
        + "(KHR_materials_transmission), which is not shown: its parts are opaque, in pictures and masks")]
    [InlineData("""{"extensions": {"KHR_materials_unlit": {}}}""", "material 'leaf' is to be shown without light "
        + "(KHR_materials_unlit); it is lit as every other")]
    [InlineData("""{"normalTexture": {}, "emissiveFactor": [0, 1, 0]}""", "material 'leaf': normalTexture, "
        + "emissiveFactor are not shown: gloss, relief and glow are the suite's own")]
    [InlineData("""{"extensions": {"KHR_materials_clearcoat": {}}}""", "material 'leaf': KHR_materials_clearcoat is "
        + "not shown: gloss, relief and glow are the suite's own")]
    public void What_a_material_says_and_is_not_shown_is_told(string added, string told) =>
        Assert.Equal([told], CutLeaf.Read(root =>
        {
            foreach ((string key, JsonNode? value) in JsonNode.Parse(added)!.AsObject())
            {
                root["materials"]![0]![key] = value!.DeepClone();
            }
        }).Remarks);

    [Theory]
    [InlineData("""{"extensions": {"KHR_materials_ior": {"ior": 1.3}}}""")]
    [InlineData("""{"extensions": {"KHR_materials_specular": {"specularFactor": 0.2}}}""")]
    [InlineData("""{"extensions": {"KHR_materials_emissive_strength": {"emissiveStrength": 5}}}""")]
    [InlineData("""{"extensions": {"KHR_xmp_json_ld": {"packet": 0}}}""")]
    [InlineData("""{"pbrMetallicRoughness": {"metallicFactor": 0.3, "roughnessFactor": 0.1}}""")]
    public void Gloss_is_the_suites_own_and_quiet(string added)
    {
        Mesh plain = CutLeaf.Read(_ => { });
        Mesh mesh = CutLeaf.Read(root =>
        {
            JsonNode material = root["materials"]![0]!;
            foreach ((string key, JsonNode? value) in JsonNode.Parse(added)!.AsObject())
            {
                foreach ((string inner, JsonNode? held) in value!.AsObject())
                {
                    (material[key] ??= new JsonObject())[inner] = held!.DeepClone();
                }
            }

            root["extensionsUsed"] = new JsonArray([.. material["extensions"]?.AsObject()
                .Select(pair => (JsonNode)pair.Key) ?? [], "KHR_animation_pointer"]);
        });
        Assert.Empty(mesh.Remarks);
        Assert.Equal(plain.Parts[0].Runs[0].Factor, mesh.Parts[0].Runs[0].Factor);
        Assert.Equal(plain.Positions, mesh.Positions);
    }

    [Fact]
    public void The_older_specular_workflow_has_its_colour_and_texture()
    {
        Mesh mesh = CutLeaf.Read(root =>
        {
            JsonNode surface = root["materials"]![0]!["pbrMetallicRoughness"]!;
            root["materials"]![0] = new JsonObject
            {
                ["extensions"] = new JsonObject
                {
                    ["KHR_materials_pbrSpecularGlossiness"] = new JsonObject
                    {
                        ["diffuseFactor"] = new JsonArray(1, 0, 0, 1),
                        ["diffuseTexture"] = surface["baseColorTexture"]!.DeepClone(),
                    },
                },
            };
        });
        Assert.Equal(new System.Numerics.Vector3(1, 0, 0), mesh.Parts[0].Runs[0].Factor);
        Assert.Null(mesh.Parts[0].Runs[0].Texture!.Problem);
    }

    [Theory]
    [InlineData("KHR_texture_basisu", "KHR_texture_basisu (KTX2)")]
    [InlineData("MSFT_texture_dds", "MSFT_texture_dds")]
    public void A_picture_that_an_extension_alone_has_is_told_by_its_name(string extension, string told)
    {
        Mesh mesh = CutLeaf.Read(root =>
        {
            root["textures"]![0] =
                new JsonObject { ["extensions"] = new JsonObject { [extension] = new JsonObject { ["source"] = 0 } } };
            root["extensionsRequired"] = new JsonArray(extension);
        });
        Assert.Equal(
            $"has a picture of the extension {told} alone, which is not read; export it again with PNG, "
            + "JPEG or WebP pictures",
            mesh.Parts[0].Runs[0].Texture!.Problem);
    }

    [Fact]
    public void A_webp_picture_of_the_extension_is_read()
    {
        using SkiaSharp.SKBitmap bitmap = new(2, 1);
        bitmap.Erase(SkiaSharp.SKColors.Teal);
        byte[] webp = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Webp, 90).ToArray();
        Mesh mesh = CutLeaf.Read(root =>
        {
            root["images"]![0]!["uri"] = "data:image/webp;base64," + Convert.ToBase64String(webp);
            root["textures"]![0] = JsonNode.Parse("""{"extensions": {"EXT_texture_webp": {"source": 0}}}""");
            root["extensionsRequired"] = new JsonArray("EXT_texture_webp");
        });
        Assert.Equal(webp, mesh.Parts[0].Runs[0].Texture!.Encoded);
    }

    [Fact]
    public void One_colour_of_all_vertices_is_a_base_colour_and_no_occlusion()
    {
        Mesh mesh = Read([0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255]);
        Assert.Equal(new SrgbColor(0, 255, 0), mesh.Parts[0].BaseColor);
        Assert.All(mesh.Occlusion, open => Assert.Equal(1, open));
        Assert.Empty(mesh.Remarks);
    }

    [Fact]
    public void Colours_of_vertices_that_vary_are_told() => Assert.Equal(
        ["vertex colours that vary within a piece are not shown; with parts_from: colors in the recipe's mesh they "
            + "make parts"],
        Read([0, 255, 0, 255, 0, 255, 0, 255, 255, 0, 0, 255]).Remarks);

    [Fact]
    public void Pieces_of_one_name_keep_their_colours()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("leaf");
        glb.AddTriangle("Leaf");
        using var file = new MeshFile(glb.ToBytes(root =>
        {
            root["materials"] = JsonNode.Parse("""[{"pbrMetallicRoughness": {"baseColorFactor": [1, 0, 0, 1]}}, {"pbrMetallicRoughness": {"baseColorFactor": [0, 0, 1, 1]}}]""");
            root["meshes"]![0]!["primitives"]![0]!["material"] = 0;
            root["meshes"]![1]!["primitives"]![0]!["material"] = 1;
        }));
        Mesh mesh = MeshReader.Read(file.Path);
        Assert.Equal([new(1, 0, 0), new(0, 0, 1)], Assert.Single(mesh.Parts).Runs.Select(run => run.Factor));
        Assert.Contains(
            "# leaf: left out, so it shows its several colours",
            An8Suite.Cli.Recipes.RecipeDraft.Of(Two(mesh), "x", "x.glb", ["rest"], 2), StringComparison.Ordinal);
    }

    private static Mesh Two(Mesh mesh) =>
        mesh with { Parts = [.. mesh.Parts, new MeshPart(2, "rest", mesh.Indices.Length, 0)] };

    private static Mesh Read(byte[] colors)
    {
        var glb = new TinyGlb();
        glb.Add("leaf", Corners, [0, 1, 2], colors: colors);
        using var file = new MeshFile(glb.ToBytes());
        return MeshReader.Read(file.Path);
    }
}
