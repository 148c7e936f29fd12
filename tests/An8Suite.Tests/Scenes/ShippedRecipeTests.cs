using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Tests.Scenes;

public sealed class ShippedRecipeTests
{
    private static readonly string[] PlantParts = ["petals", "core", "stem", "leaves", "pot", "soil"];

    [Theory]
    [InlineData("an8flower-single-6c", 6)]
    [InlineData("an8flower-double-12c", 12)]
    public void Reads_with_its_classes_and_a_thousand_poses(string name, int classCount)
    {
        Recipe recipe = Read(name);
        recipe.Check(PlantParts);
        Assert.Equal(name, recipe.Name);
        Assert.Equal(classCount, recipe.Classes.Count);
        Assert.Equal(1000, PosePlan.Of(recipe).Count);
        Assert.Equal((128, 128, 5, 0UL), (recipe.Width, recipe.Height, recipe.FoldCount, recipe.Seed));
        Assert.Equal("plant.glb", Path.GetFileName(recipe.MeshPath));
        Assert.Equal("meshes", Path.GetFileName(Path.GetDirectoryName(recipe.MeshPath)));
    }

    [Fact]
    public void Single_differs_only_in_the_petals()
    {
        Recipe recipe = Read("an8flower-single-6c");
        Assert.All(recipe.Classes, c => Assert.Equal(["petals"], c.Parts));
        Assert.Equal(["00_red", "01_orange", "02_yellow", "03_cyan", "04_blue", "05_violet"],
            recipe.ClassEntries().Select(c => c.Folder));
        Assert.Single(recipe.Classes.Select(c => string.Join(' ', recipe.PaletteOf(c, PlantParts).Parts.Skip(1))).Distinct());
    }

    [Fact]
    public void Double_has_six_colours_on_petals_and_on_stem_and_leaves()
    {
        Recipe recipe = Read("an8flower-double-12c");
        for (int i = 0; i < 6; i++)
        {
            (RecipeClass petals, RecipeClass stem) = (recipe.Classes[i], recipe.Classes[i + 6]);
            Assert.Equal(petals.Color, stem.Color);
            Assert.Equal(petals.Name.Replace("petals_", "stem_", StringComparison.Ordinal), stem.Name);
            Assert.Equal(["petals"], petals.Parts);
            Assert.Equal(["stem", "leaves"], stem.Parts);

            Palette petalClass = recipe.PaletteOf(petals, PlantParts);
            Palette stemClass = recipe.PaletteOf(stem, PlantParts);
            Assert.Equal(petals.Color, petalClass.Parts[0]);
            Assert.Equal(recipe.Parts["stem"], petalClass.Parts[2]);
            Assert.Equal(recipe.Parts["petals"], stemClass.Parts[0]);
            Assert.Equal(stem.Color, stemClass.Parts[2]);
            Assert.Equal(stem.Color, stemClass.Parts[3]);
        }
    }

    [Theory]
    [InlineData("toy-car-8c", "toy-car.glb", 8, "body")]
    [InlineData("mushroom-6c", "mushroom.glb", 6, "cap")]
    public void The_others_differ_only_in_one_part_of_their_own_mesh(string name, string file, int classCount, string part)
    {
        Recipe recipe = Read(name);
        Assert.Equal((name, file), (recipe.Name, Path.GetFileName(recipe.MeshPath)));
        string[] parts = [.. MeshReader.Read(recipe.MeshPath).Parts.Select(p => p.Name)];
        recipe.Check(parts);
        Assert.Equal(parts.Except([part]).Order(), recipe.Parts.Keys.Order());
        Assert.Equal(classCount, recipe.Classes.Count);
        Assert.All(recipe.Classes, c => Assert.Equal([part], c.Parts));
        Assert.Equal(1000, PosePlan.Of(recipe).Count);
    }

    [Theory]
    [InlineData("an8flower-scenes-6c", "an8flower-single-6c")]
    [InlineData("toy-car-scenes-8c", "toy-car-8c")]
    public void A_recipe_of_scenes_has_the_classes_of_the_plain_one_and_all_six_levels(string name, string plainName)
    {
        (Recipe recipe, Recipe plain) = (Read(name), Read(plainName));
        Assert.Equal((name, plain.MeshPath), (recipe.Name, recipe.MeshPath));
        Assert.Equal(plain.Classes.Select(c => (c.Name, c.Color)), recipe.Classes.Select(c => (c.Name, c.Color)));
        Assert.All(plain.Parts, part => Assert.Equal(part.Value, recipe.Parts[part.Key]));
        Assert.Equal([0, 1, 2, 3, 4, 5], SceneLevels.Of(recipe));
        Assert.Equal(1000, PosePlan.Of(recipe).Count);
    }

    private static Recipe Read(string name) =>
        RecipeReader.Read(Path.Combine(RepositoryRoot.Path, "meshes", $"{name}.yaml"));
}
