using System.Text.Json.Nodes;
using An8Suite.Cli.Recipes;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Tests.Geometry;

namespace An8Suite.Tests.Cli.Recipes;

public sealed class RecipeDraftTests
{
    [Fact]
    public void A_draft_is_a_recipe_that_fits_its_mesh()
    {
        Mesh mesh = Read(0);
        Recipe recipe = RecipeReader.Parse(RecipeDraft.Of(mesh, "a b!", "a folder/a b!.glb", [], 3), "r.yaml").On(mesh);
        Assert.Equal(("a-b-", "a folder/a b!.glb", 3), (recipe.Name, recipe.Mesh, recipe.Classes.Count));
        recipe.Check(["small", "large", "own"]);
        Assert.All(recipe.Classes, c => Assert.Equal(["large"], c.Parts));
        Assert.Equal(new SrgbColor(0xff, 0x00, 0x00), recipe.Parts["own"]);
        Assert.Empty(SchemeWarnings.Of(recipe, ["small", "large"]));
    }

    [Fact]
    public void A_mesh_off_the_axis_is_centred() =>
        Assert.Contains(
            "mesh: {file: \"solid.glb\", center: true}",
            RecipeDraft.Of(Read(10), "solid", "solid.glb", [], 2), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void A_textured_mesh_keeps_its_textures_wherever_it_stands(float x)
    {
        using TemporaryFolder folder = new();
        string gltf = TexturedBox.Write(folder, root => root["nodes"]!.AsArray()
            .ToList().ForEach(node => node!["translation"] = new JsonArray(x, 0, 0)));
        File.WriteAllText(folder["box.yaml"], RecipeDraft.Of(MeshReader.Read(gltf), "box", "box.gltf", [], 2));
        var recipe = RecipeReader.Read(folder["box.yaml"]);
        Mesh mesh = recipe.ReadMesh();
        Assert.Equal(x > 0, recipe.MeshOptions.Center);
        recipe.On(mesh).Check(["box", "foot"]);
        Assert.Equal(["box"], recipe.On(mesh).TexturedParts);
    }

    [Fact]
    public void A_texture_that_cannot_be_had_gives_way_to_a_colour()
    {
        using TemporaryFolder folder = new();
        string gltf = TexturedBox.Write(folder, root =>
        {
            root["images"]![0]!["uri"] = "none.png";
            root["materials"]![0]!["pbrMetallicRoughness"]!["baseColorFactor"] = new JsonArray(0, 1, 0, 1);
        });
        string text = RecipeDraft.Of(MeshReader.Read(gltf), "box", "box.gltf", ["foot"], 2);
        Assert.Contains(
            "  box: \"#00ff00\"   # as in the file; its texture cannot be had", text, StringComparison.Ordinal);
        Assert.Equal(new SrgbColor(0, 255, 0), RecipeReader.Parse(text, "r.yaml").Parts["box"]);
    }

    [Fact]
    public void Names_that_YAML_reads_otherwise_stay_names()
    {
        var glb = new TinyGlb();
        string[] names = ["no", "7", "a: b # c", "größe", "line\nbreak\u001b[31m\u2028end", "say \"a\\b\"", "largest"];
        foreach (string name in names)
        {
            glb.Add(name, [0, 0, 0, name.Length, 0, 0, 0, 1, 0], [0, 1, 2]);
        }

        using var file = new MeshFile(glb.ToBytes());
        Mesh mesh = MeshReader.Read(file.Path);
        string[] parts = [.. mesh.Parts.Select(part => part.Name)];
        Assert.Equal(["no", "7", "a: b # c", "größe", "line break [31m end", "say \"a\\b\"", "largest"], parts);
        foreach (string name in parts)
        {
            string text = RecipeDraft.Of(mesh, "names", "m.glb", [name], 2);
            Recipe recipe = RecipeReader.Parse(text, "r.yaml").On(mesh);
            recipe.Check(parts);
            Assert.Equal([name], recipe.Classes[0].Parts);
            Recipe again = RecipeReader.Parse(RecipeWriter.ToYaml(recipe), "again.yaml");
            Assert.Equal(recipe.Parts, again.Parts);
            Assert.Equal([name], again.Classes[0].Parts);
        }
    }

    private static Mesh Read(float x)
    {
        var glb = new TinyGlb();
        glb.Add("small", [x, 0, 0, x + 1, 0, 0, x, 1, 0], [0, 1, 2]);
        glb.Add("large", [x, 0, 0, x + 2, 0, 0, x, 2, 0], [0, 1, 2]);
        glb.Add("own", [x, 0, 0, x + 1, 0, 0, x, 1, 1], [0, 1, 2]);
        using var file = new MeshFile(glb.ToBytes(Paint));
        return MeshReader.Read(file.Path);
    }

    private static void Paint(JsonObject root)
    {
        root["materials"] = new JsonArray(new JsonObject
        {
            ["pbrMetallicRoughness"] = new JsonObject { ["baseColorFactor"] = new JsonArray(1, 0, 0, 1) },
        });
        root["meshes"]![2]!["primitives"]![0]!["material"] = 0;
    }
}
