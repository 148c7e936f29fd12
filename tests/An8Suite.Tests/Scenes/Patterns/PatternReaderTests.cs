using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Tests.Scenes.Patterns;

public sealed class PatternReaderTests
{
    private const string Red = "{name: a, color: red, parts: [p]}";

    [Theory]
    [InlineData("{shape: stripes, color: white, period: 0.1}", "{shape: stripes, color: \"#ffffff\", period: 0.1, along: y}")]
    [InlineData("{shape: stripes, color: [0, 0, 1], period: 1, along: v}", "{shape: stripes, color: \"#000001\", period: 1, along: v}")]
    [InlineData("{shape: stripes, color: white, period: 0.1, along: [0, 0, 3]}", "{shape: stripes, color: \"#ffffff\", period: 0.1, along: z}")]
    [InlineData(
        "{shape: stripes, color: white, period: 0.1, along: [1, -1, 0]}",
        "{shape: stripes, color: \"#ffffff\", period: 0.1, along: [0.707106781, -0.707106781, 0]}")]
    [InlineData("{shape: dots, color: white, period: 0.1}", "{shape: dots, color: \"#ffffff\", period: 0.1, radius: 0.03}")]
    [InlineData("{shape: dots, color: white, period: 0.1, radius: 0.0433}", "{shape: dots, color: \"#ffffff\", period: 0.1, radius: 0.0433}")]
    [InlineData("{shape: checker, color: white, period: 2}", "{shape: checker, color: \"#ffffff\", period: 2}")]
    public void A_pattern_is_read_and_written_with_everything_resolved(string given, string resolved)
    {
        Recipe recipe = Read(Class("a", given));
        Assert.Equal(resolved, recipe.Classes[0].Pattern!.Yaml);
        string yaml = RecipeWriter.ToYaml(recipe);
        Assert.Contains($"parts: [\"p\"], pattern: {resolved}}}", yaml, StringComparison.Ordinal);
        Recipe again = RecipeReader.Parse(yaml, "x.yaml");
        Assert.Equal(recipe.Classes[0].Pattern, again.Classes[0].Pattern);
        Assert.Equal(yaml, RecipeWriter.ToYaml(again));
    }

    [Theory]
    [InlineData("{color: white, period: 0.1}", "classes[0].pattern.shape: required key is missing")]
    [InlineData("{shape: stripe, color: white, period: 0.1}", "classes[0].pattern.shape: unknown shape 'stripe'; did you mean 'stripes'? valid: stripes, dots, checker")]
    [InlineData("{shape: dots, color: white}", "classes[0].pattern.period: required key is missing")]
    [InlineData("{shape: dots, period: 0.1}", "classes[0].pattern.color: required key is missing")]
    [InlineData("{shape: dots, color: whit, period: 0.1}", "classes[0].pattern.color: 'whit' is no colour; did you mean 'white'?")]
    [InlineData("{shape: dots, color: white, period: 0.1, along: x}", "classes[0].pattern.along: unknown key; valid: shape, color, period, radius")]
    [InlineData("{shape: checker, color: white, period: 0.1, radius: 1}", "classes[0].pattern.radius: unknown key; valid: shape, color, period")]
    [InlineData("{shape: dots, color: white, period: 0.004}", "classes[0].pattern.period: expected 0.005 to 2 heights of the mesh, found 0.004")]
    [InlineData("{shape: checker, color: white, period: 2.5}", "classes[0].pattern.period: expected 0.005 to 2 heights of the mesh, found 2.5")]
    [InlineData("{shape: checker, color: white, period: .nan}", "classes[0].pattern.period: expected a number, found '.nan'")]
    [InlineData("{shape: dots, color: white, period: 0.1, radius: 0.05}", "classes[0].pattern.radius: expected more than 0 and at most 0.433 periods, where dots touch, found 0.05")]
    [InlineData("{shape: dots, color: white, period: 0.1, radius: 0}", "classes[0].pattern.radius: expected more than 0")]
    [InlineData("{shape: stripes, color: white, period: 0.1, along: w}", "classes[0].pattern.along: expected x, y, z, u, v or a direction [x, y, z] that is not [0, 0, 0], found 'w'")]
    [InlineData("{shape: stripes, color: white, period: 0.1, along: [0, 0, 0]}", "classes[0].pattern.along: expected x, y, z, u, v or a direction")]
    [InlineData("{shape: stripes, color: white, period: 0.1, along: [1, 2]}", "classes[0].pattern.along: expected x, y, z, u, v or a direction")]
    [InlineData("{shape: stripes, color: red, period: 0.1}", "classes[0].pattern.color: is the colour of class 'a' itself, so the pattern would not show")]
    [InlineData("stripes", "classes[0].pattern: expected a mapping of keys, found 'stripes'")]
    public void What_is_wrong_is_said_with_its_line(string pattern, string message) =>
        Assert.Contains($"x.yaml:4: {message}", Refusal(Class("a", pattern)), StringComparison.Ordinal);

    [Fact]
    public void Classes_may_differ_in_their_pattern_alone_but_in_something()
    {
        const string Stripes = "{shape: stripes, color: white, period: 0.1}";
        Assert.Equal(2, Read(Red, Class("b", Stripes)).Classes.Count);
        Assert.Equal(2, Read(Class("a", Stripes), Class("b", "{shape: stripes, color: white, period: 0.2}")).Classes.Count);
        Assert.Equal(2, Read(Class("a", Stripes), Class("b", "{shape: stripes, color: black, period: 0.1}")).Classes.Count);
        Assert.Equal(2, Read(Class("a", Stripes), Class("b", "{shape: stripes, color: white, period: 0.1, along: x}")).Classes.Count);
        Assert.Contains(
            "x.yaml:5: classes[1].color: class 'b' looks exactly like class 'a'",
            Refusal(Class("a", Stripes), Class("b", "{shape: stripes, color: \"#fff\", period: 0.10, along: [0, 2, 0]}")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_ninth_shape_is_refused_but_not_a_ninth_colour()
    {
        string[] shapes = [.. Enumerable.Range(1, 8).Select(i => Class($"s{i}", $"{{shape: checker, color: white, period: 0.{i}}}"))];
        string[] colors = [.. Enumerable.Range(1, 8).Select(i => Class($"c{i}", $"{{shape: checker, color: black, period: 0.{i}}}"))];
        Recipe recipe = Read([.. shapes, .. colors]);
        Assert.Equal(8, recipe.PatternShapes.Count);
        Assert.Equal(128, recipe.PatternBitOf(recipe.Classes[15]));
        Assert.Contains(
            "classes[8].pattern: expected at most 8 different shapes of patterns in a recipe, found more",
            Refusal([.. shapes, Class("more", "{shape: dots, color: white, period: 0.1}")]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Only_recipes_with_patterns_list_them_with_their_classes()
    {
        Assert.All(Read(Red).ClassEntries(), entry => Assert.Null(entry.Pattern));
        Assert.Equal(
            ["", "{shape: checker, color: \"#ffffff\", period: 0.1}"],
            Read(Red, Class("b", "{shape: checker, color: white, period: 0.1}")).ClassEntries().Select(entry => entry.Pattern));
    }

    [Fact]
    public void A_palette_knows_the_second_colour_of_the_parts_that_the_class_recolours()
    {
        Recipe recipe = Read(Red, Class("b", "{shape: dots, color: lime, period: 0.1}")) with
        {
            Parts = new Dictionary<string, SrgbColor> { ["q"] = new(1, 2, 3) },
        };
        Assert.Empty(recipe.PaletteOf(recipe.Classes[0], ["q", "p"]).Surfaces);
        Palette dotted = recipe.PaletteOf(recipe.Classes[1], ["q", "p"]);
        Assert.Equal([default, new PartSurface(1, new SrgbColor(0, 255, 0))], dotted.Surfaces);
        Assert.NotEqual(dotted, dotted with { Surfaces = [] });
        Assert.NotEqual(dotted with { Surfaces = [] }, dotted);
        Assert.Equal(dotted with { Surfaces = [] }, dotted with { Surfaces = [default, default] });
    }

    private static string Class(string name, string pattern) => $"{{name: {name}, color: red, parts: [p], pattern: {pattern}}}";

    private static Recipe Read(params string[] classes) => RecipeReader.Parse(
        "name: x\nmesh: m.glb\nclasses:\n" + string.Concat(classes.Select(c => $"  - {c}\n")) + "axes: {view_degrees: [0, 1, 2, 3, 4]}\n", "x.yaml");

    private static string Refusal(params string[] classes) => Assert.Throws<InputException>(() => Read(classes)).Message;
}
