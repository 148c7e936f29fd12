using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Scenes.Patterns;

public sealed class PatternWarningTests
{
    private const string Stripes = "pattern: {shape: stripes, color: white, period: 0.1}";

    [Theory]
    [InlineData("color: crimson", "color: crimson, " + Stripes)]
    [InlineData("color: crimson, " + Stripes, "color: crimson, pattern: {shape: stripes, color: white, period: 0.2}")]
    [InlineData("color: crimson, " + Stripes, "color: crimson, pattern: {shape: stripes, color: black, period: 0.1}")]
    public void Classes_that_differ_in_their_pattern_are_not_close(string first, string second) => Assert.Empty(Warnings(first, second));

    [Fact]
    public void Classes_of_one_shape_are_close_where_both_colours_are()
    {
        string warning = Assert.Single(Warnings("color: crimson, " + Stripes, "color: \"#dd1540\", pattern: {shape: stripes, color: \"#fefefe\", period: 0.1}"));
        Assert.Contains("x.yaml:5: classes[1].color: class 'b' is close to class 'a', which colours the same parts", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_that_hardly_shows_is_told()
    {
        string warning = Assert.Single(Warnings("color: blue", "color: crimson, pattern: {shape: checker, color: \"#dd1540\", period: 0.1}"));
        Assert.Contains("x.yaml:5: classes[1].color: the pattern of class 'b' is close to its colour: #dd1540 and #dc143c differ by", warning, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Warnings(string first, string second) => SchemeWarnings.Of(
        RecipeReader.Parse(
            $"name: x\nmesh: m.glb\nclasses:\n  - {{name: a, {first}, parts: [p]}}\n  - {{name: b, {second}, parts: [p]}}\naxes: {{view_degrees: [0, 1, 2, 3, 4]}}\n",
            "x.yaml"),
        ["p"]);
}
