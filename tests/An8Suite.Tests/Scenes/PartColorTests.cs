using An8Suite.Core;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Scenes;

/// <summary>Classes whose parts have colours of their own.</summary>
public sealed class PartColorTests
{
    private const string Two = "{name: a, colors: {petals: red, stem: \"#00f\"}}, {name: b, color: red, parts: [petals]}";

    [Fact]
    public void Every_part_has_its_colour_and_the_first_is_the_class_colour()
    {
        Recipe recipe = Read(Two);
        Assert.Equal(["petals", "stem"], recipe.Classes[0].Parts);
        Assert.Equal(["#ff0000", "#0000ff", "#808080"], Colors(recipe, 0));
        Assert.Equal(["#ff0000", "#123456", "#808080"], Colors(recipe, 1));
        Assert.Equal(("#ff0000", 2), (recipe.ClassEntries()[0].Color, recipe.ClassEntries()[0].Parts.Count));
    }

    [Fact]
    public void The_resolved_recipe_is_the_same_one()
    {
        Recipe recipe = Read(Two);
        string yaml = RecipeText.Resolved(recipe);
        Assert.Contains("{name: \"a\", colors: {\"petals\": \"#ff0000\", \"stem\": \"#0000ff\"}}", yaml, StringComparison.Ordinal);
        Assert.Contains("{name: \"b\", color: \"#ff0000\", parts: [\"petals\"]}", yaml, StringComparison.Ordinal);
        Assert.Equal(Colors(recipe, 0), Colors(RecipeReader.Parse(yaml, "x.yaml"), 0));
    }

    [Theory]
    [InlineData("{name: a, colors: {}}", "x.yaml:3: classes[0].colors: expected at least one part, found none")]
    [InlineData("{name: a, colors: red}", "x.yaml:3: classes[0].colors: expected a mapping of keys, found 'red'")]
    [InlineData("{name: a, colors: {petals: redd}}", "x.yaml:3: classes[0].colors.petals: 'redd' is no colour; did you mean 'red'?")]
    [InlineData("{name: a, colors: {petals: red}, color: blue}", "classes[0].color: stands beside 'colors', which names parts and their colours; keep one of them")]
    [InlineData("{colors: {petals: red}}", "classes[0].name: required key is missing")]
    [InlineData("{name: a, color: {petals: red}}", "classes[0].color: a mapping is no colour")]
    [InlineData("{name: a, colors: {petals: red, stem: blue}}, {name: b, colors: {stem: blue, petals: red}}", "classes[1].colors: class 'b' looks exactly like class 'a'")]
    [InlineData("{name: a, color: red, parts: [petals, stem]}, {name: b, colors: {petals: red, stem: red}}", "classes[1].colors: class 'b' looks exactly like class 'a'")]
    public void A_wrong_class_is_told_what_it_expects(string classes, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => Read(classes)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_part_that_the_mesh_lacks_is_named_where_it_stands() => Assert.Equal(
        "x.yaml:3: classes[0].colors.petal: the mesh has no part 'petal'; did you mean 'petals'? valid: petals, stem, pot",
        Assert.Throws<InputException>(() => Read("{name: a, colors: {petal: red}}", "petals: red, stem: red, pot: red").Check(["petals", "stem", "pot"])).Message);

    [Fact]
    public void Classes_of_the_same_parts_in_other_colours_differ() =>
        Assert.Equal(2, Read("{name: a, colors: {petals: red, stem: blue}}, {name: b, colors: {petals: blue, stem: red}}").Classes.Count);

    private static string[] Colors(Recipe recipe, int label) =>
        [.. recipe.PaletteOf(recipe.Classes[label], ["petals", "stem", "pot"]).Parts.Select(color => $"{color}")];

    private static Recipe Read(string classes, string parts = "stem: \"#123456\", pot: gray") => RecipeReader.Parse(
        $"name: x\nmesh: m.glb\nclasses: [{classes}]\nparts: {{{parts}}}\naxes: {{view_degrees: [0, 1, 2, 3, 4]}}\n", "x.yaml");
}
