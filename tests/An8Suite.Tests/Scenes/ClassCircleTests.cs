using An8Suite.Core;
using An8Suite.Core.Scenes.Colors;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Scenes;

public sealed class ClassCircleTests
{
    [Fact]
    public void Every_hue_has_the_standard_chroma_at_the_standard_lightness() => Assert.Empty(
        new HueCircle(HueCircle.MostHues, HueCircle.StandardLightness, HueCircle.StandardChroma).Problems());

    [Fact]
    public void Classes_are_numbered_and_alike_in_lightness_and_chroma()
    {
        Recipe recipe = Read("{hues: 12, lightness: 0.72, chroma: 0.1, start: 20, parts: [petals, stem], name: shade}");
        Assert.Equal(["shade_01", "shade_02", "shade_12"], new[] { 0, 1, 11 }.Select(i => recipe.Classes[i].Name));
        Assert.All(recipe.Classes, c => Assert.Equal(["petals", "stem"], c.Parts));
        Assert.True(new Oklch(0.72, 0.1, 50).TryToSrgb(out Core.Imaging.SrgbColor second));
        Assert.Equal(second, recipe.Classes[1].Color);

        // CIE L* is another measure of lightness than OKLCH's, which it nearly follows.
        double[] lightness = [.. recipe.Classes.Select(c => CieLab.Of(c.Color).L)];
        Assert.True(lightness.Max() - lightness.Min() < 6, $"{lightness.Min()} to {lightness.Max()}");
    }

    [Fact]
    public void The_resolved_recipe_lists_the_classes_as_hex()
    {
        string yaml = RecipeText.Resolved(Read("{hues: 3, parts: [petals]}"));
        Assert.Contains("  - {name: \"hue_1\", color: \"#", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("hues", yaml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{hues: 0, parts: [p]}", "x.yaml:3: classes.hues: expected 1 to 360 hues, found 0")]
    [InlineData("{hues: 2147483647, parts: [p]}", "classes.hues: expected 1 to 360 hues, found 2147483647")]
    [InlineData("{hues: 99999999999, parts: [p]}", "classes.hues: expected a whole number, found '99999999999'")]
    [InlineData("{hues: 6}", "classes.parts: required key is missing")]
    [InlineData("{hues: 6, parts: []}", "expected at least one part, found none")]
    [InlineData("{hue: 6, parts: [p]}", "classes.hue: unknown key; did you mean 'hues'?")]
    [InlineData("{hues: 6, parts: [p], lightness: 1.5}", "classes.lightness: expected 0 to 1, found 1.5")]
    [InlineData("{hues: 6, parts: [p], chroma: -1}", "classes.chroma: expected 0 or more, found -1")]
    [InlineData("{hues: 6, parts: [p], start: 1e9}", "classes.start: expected degrees from -1000000 to 1000000, found 1000000000")]
    [InlineData("{hues: 6, parts: [p], name: ../x}", "name: expected letters, digits")]
    [InlineData("{hues: 360, parts: [p], lightness: 1, chroma: 0}", "looks exactly like class 'hue_001'")]
    public void A_wrong_generator_is_told_what_it_expects(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_largest_chroma_that_fits_all_hues_is_told_and_fits()
    {
        string message = Assert.Throws<InputException>(() => Read("{hues: 8, parts: [p], lightness: 0.7, chroma: 0.3}")).Message;
        string largest = message[(message.LastIndexOf(' ') + 1)..];
        Assert.Contains("classes.chroma: not every hue has a chroma of 0.3 at lightness 0.7; the largest that fits is 0.1", message, StringComparison.Ordinal);
        Assert.Equal(8, Read($"{{hues: 8, parts: [p], lightness: 0.7, chroma: {largest}}}").Classes.Count);
    }

    private static Recipe Read(string classes) => RecipeReader.Parse(
        $"name: x\nmesh: m.glb\nclasses: {classes}\naxes: {{view_degrees: [0, 1, 2, 3, 4]}}\n", "x.yaml");
}
