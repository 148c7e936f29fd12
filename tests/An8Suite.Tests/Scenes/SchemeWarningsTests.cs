using An8Suite.Core.Geometry;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Scenes;

public sealed class SchemeWarningsTests
{
    private static readonly string[] Parts = ["petals", "stem"];

    [Theory]
    [InlineData("{name: a, color: \"#d81e2c\", parts: [petals]}, {name: b, color: \"#da202c\", parts: [petals]}", "", "x.yaml:3: classes[1].color: class 'b' is close to class 'a', which colours the same parts: #da202c and #d81e2c differ by 0.")]
    [InlineData("{name: a, color: \"#eaeaea\", parts: [petals]}", "", "classes[0].color: class 'a' is close to the background: #eaeaea and #ebebeb differ by 0.")]
    [InlineData("{name: a, color: \"#4a9040\", parts: [petals]}", "", "class 'a' is close to part 'stem', which it does not colour: ")]
    [InlineData("{name: a, color: \"#c4bbad\", parts: [petals]}, {name: b, color: red, parts: [stem]}", "", "class 'a' colours part 'petals' nearly as it is in other classes: ")]
    [InlineData("{name: a, color: gold, parts: [petals]}", "  background: [black, \"#ffd600\"]", "class 'a' is close to the background: #ffd700 and #ffd600")]
    [InlineData("{name: a, colors: {petals: \"#d81e2c\", stem: \"#1f4fe0\"}}, {name: b, colors: {stem: \"#1f4fe0\", petals: \"#da202c\"}}", "", "x.yaml:3: classes[1].colors: class 'b' is close to class 'a', which colours the same parts: #da202c and #d81e2c differ by 0.")]
    [InlineData("{name: a, colors: {petals: red, stem: \"#eaeaea\"}}", "", "classes[0].colors: class 'a' is close to the background: #eaeaea")]
    [InlineData("{name: a, colors: {stem: red, petals: \"#c4bbad\"}}, {name: b, color: blue, parts: [stem]}", "", "class 'a' colours part 'petals' nearly as it is in other classes: ")]
    public void What_is_close_is_told(string classes, string axes, string message)
    {
        Recipe recipe = Read(classes, axes);
        Assert.Contains(message, Assert.Single(SchemeWarnings.Of(recipe, Parts)), StringComparison.Ordinal);
        Assert.Empty(SchemeWarnings.Of(recipe, Parts, 0));
    }

    [Theory]
    [InlineData("{name: a, color: red, parts: [petals]}, {name: b, color: red, parts: [stem]}")]
    [InlineData("{name: a, color: \"#4a9040\", parts: [petals, stem]}")]
    [InlineData("{name: a, color: \"#d81e2c\", parts: [petals]}, {name: b, color: \"#da202c\", parts: [petals], pattern: {shape: checker, color: white, period: 0.1}}")]
    [InlineData("{name: a, colors: {petals: red, stem: blue}}, {name: b, colors: {petals: red, stem: gold}}")]
    [InlineData("{name: a, colors: {petals: red, stem: blue}}, {name: b, colors: {petals: blue, stem: red}}")]
    public void What_can_be_told_apart_is_not(string classes) => Assert.Empty(SchemeWarnings.Of(Read(classes), Parts));

    [Fact]
    public void The_difference_asked_for_decides()
    {
        Recipe recipe = Read("{name: a, color: \"#d81e2c\", parts: [petals]}, {name: b, color: \"#ff8a00\", parts: [petals]}");
        Assert.Empty(SchemeWarnings.Of(recipe, Parts));
        Assert.Contains(SchemeWarnings.Of(recipe, Parts, 60), warning => warning.Contains("class 'b' is close to class 'a'", StringComparison.Ordinal));
    }

    [Fact]
    public void Many_close_classes_make_a_message_that_can_be_read()
    {
        string classes = string.Join(", ", Enumerable.Range(0, 200).Select(i => $"{{name: c{i}, color: [200, {i % 20}, {i / 20}], parts: [petals]}}"));
        Assert.Equal(50, SchemeWarnings.Of(Read(classes), Parts).Count);
    }

    public static TheoryData<string> Shipped => [.. ShippedRecipes.Paths];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void The_shipped_recipes_have_no_close_colours(string file)
    {
        Recipe recipe = RecipeReader.Read(file);
        Mesh mesh = recipe.ReadMesh();
        Assert.Empty(SchemeWarnings.Of(recipe.On(mesh), [.. mesh.Parts.Select(part => part.Name)]));
    }

    private static Recipe Read(string classes, string axes = "") => RecipeReader.Parse(
        $"name: x\nmesh: m.glb\nclasses: [{classes}]\nparts: {{petals: \"#c4bbae\", stem: \"#4a8f3a\"}}\naxes:\n  view_degrees: [0, 1, 2, 3, 4]\n{axes}\n", "x.yaml");
}
