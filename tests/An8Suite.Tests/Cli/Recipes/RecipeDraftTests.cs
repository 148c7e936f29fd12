using System.Text.Json.Nodes;
using An8Suite.Cli.Recipes;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes;
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
        Assert.Contains("mesh: {file: \"solid.glb\", center: true}", RecipeDraft.Of(Read(10), "solid", "solid.glb", [], 2), StringComparison.Ordinal);

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
        root["materials"] = new JsonArray(new JsonObject { ["pbrMetallicRoughness"] = new JsonObject { ["baseColorFactor"] = new JsonArray(1, 0, 0, 1) } });
        root["meshes"]![2]!["primitives"]![0]!["material"] = 0;
    }
}
