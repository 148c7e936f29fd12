using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Scenes;

public sealed class RecipeReaderTests
{
    private const string Full = """
        name: tiny
        mesh: shapes/box.glb
        size: [64, 48]
        background: "#010203"
        palette: {red: "#ff0000", rose: "#ff8888"}
        parts: {box: rose, lid: "#00ff00"}
        classes:
          - {name: a, color: red, parts: [box]}
          - {name: b, color: "#0000ff", parts: [box, lid]}
        axes:
          view_degrees: {from: 0, to: 360, count: 4}
          elevation_degrees: [10, 5.5]
          distance: {from: 1, to: 1.3, count: 4}
          light_strength: 0.5
        folds: 4
        masks: [class_part, plant, candidates, "part:lid"]
        seed: 18
        """;

    [Fact]
    public void Every_key_is_read()
    {
        Recipe recipe = RecipeReader.Parse(Full, Path.Combine("some", "tiny.yaml"));
        Assert.Equal(("tiny", 64, 48, 4, 18UL), (recipe.Name, recipe.Width, recipe.Height, recipe.FoldCount, recipe.Seed));
        Assert.Equal(Path.GetFullPath(Path.Combine("some", "shapes", "box.glb")), recipe.MeshPath);
        Assert.Equal(new SrgbColor(1, 2, 3), recipe.Background);
        Assert.Equal(new SrgbColor(255, 136, 136), recipe.Parts["box"]);
        Assert.Equal(new SrgbColor(0, 255, 0), recipe.Parts["lid"]);
        Assert.Equal(["a", "b"], recipe.Classes.Select(c => c.Name));
        Assert.Equal(new SrgbColor(0, 0, 255), recipe.Classes[1].Color);
        Assert.Equal(["box", "lid"], recipe.Classes[1].Parts);
        Assert.Equal([0.0, 90, 180, 270], recipe.Axes.Values(PoseAxes.View));
        Assert.Equal([10, 5.5], recipe.Axes.Values(PoseAxes.Elevation));
        Assert.Equal([1, 1.1, 1.2, 1.3], recipe.Axes.Values(PoseAxes.Distance));
        Assert.Equal([0.5], recipe.Axes.Values(PoseAxes.LightStrength));
        Assert.Equal(["class_part", "plant", "candidates", "part:lid"], recipe.Masks.Select(m => m.Name));
        recipe.Check(["box", "lid"]);
    }

    [Fact]
    public void Left_out_keys_have_the_documented_defaults()
    {
        Recipe recipe = RecipeReader.Parse(
            "{name: x, mesh: m.glb, classes: [{name: a, color: '#ffffff', parts: [p]}], axes: {view_degrees: [0, 1, 2, 3, 4]}}", "x");
        var pose = new CameraPose();
        Assert.Equal((128, 128, 5, 0UL), (recipe.Width, recipe.Height, recipe.FoldCount, recipe.Seed));
        Assert.Equal("#ebebeb", recipe.Background.ToString());
        Assert.Equal(["class_part"], recipe.Masks.Select(m => m.Name));
        Assert.Equal([pose.ElevationDegrees], recipe.Axes.Values(PoseAxes.Elevation));
        Assert.Equal([pose.FieldOfViewDegrees], recipe.Axes.Values(PoseAxes.FieldOfView));
        Assert.Equal([pose.LightAzimuthDegrees], recipe.Axes.Values(PoseAxes.LightAzimuth));
        Assert.Empty(recipe.Parts);
    }

    [Theory]
    [InlineData("7", new double[] { 7 })]
    [InlineData("{from: 0, to: 40, count: 5}", new double[] { 0, 10, 20, 30, 40 })]
    [InlineData("{from: 40, to: 0, count: 3}", new double[] { 40, 20, 0 })]
    [InlineData("{from: 3, to: 9, count: 1}", new double[] { 3 })]
    [InlineData("{from: -180, to: 180, count: 4}", new double[] { -180, -90, 0, 90 })]
    [InlineData("{from: 0.1, to: 0.7, count: 7}", new double[] { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7 })]
    public void An_axis_is_a_number_a_list_or_a_range(string axis, double[] expected)
    {
        string text = Full.Replace("{from: 0, to: 360, count: 4}", axis, StringComparison.Ordinal);
        Assert.Equal(expected, RecipeReader.Parse(text, "x").Axes.Values(PoseAxes.View));
    }

    [Fact]
    public void Resolved_yaml_reads_as_the_same_recipe()
    {
        Recipe recipe = RecipeReader.Parse(Full, "a/tiny.yaml");
        string resolved = RecipeWriter.ToYaml(recipe);
        Recipe again = RecipeReader.Parse(resolved, "a/tiny.yaml");
        Assert.Equal(resolved, RecipeWriter.ToYaml(again));
        Assert.Equal(recipe.MeshPath, again.MeshPath);
        Assert.Equal(recipe.Background, again.Background);
        Assert.Equal(recipe.Parts, again.Parts);
        Assert.Equal(recipe.Masks, again.Masks);
        Assert.Equal(PosePlan.Of(recipe), PosePlan.Of(again));
        Assert.Equal(
            recipe.Classes.Select(c => (c.Name, c.Color, string.Join(' ', c.Parts))),
            again.Classes.Select(c => (c.Name, c.Color, string.Join(' ', c.Parts))));
        Assert.Contains("view_degrees: [0, 90, 180, 270]", resolved, StringComparison.Ordinal);
        Assert.Contains("\"box\": \"#ff8888\"", resolved, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_of_classes_sort_as_text_in_order_of_label()
    {
        RecipeClass[] classes = [.. Enumerable.Range(0, 120).Select(i => new RecipeClass($"c{119 - i}", new((byte)i, 0, 0), ["p"]))];
        string[] folders =
            [.. (RecipeReader.Parse(Full, "x") with { Classes = classes }).ClassEntries().Select(c => c.Folder)];
        Assert.Equal("000_c119", folders[0]);
        Assert.Equal(folders, folders.Order(StringComparer.Ordinal));
    }
}
