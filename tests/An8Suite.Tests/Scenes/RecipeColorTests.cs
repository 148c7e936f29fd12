using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Scenes;

public sealed class RecipeColorTests
{
    [Theory]
    [InlineData("tomato", "#ff6347")]
    [InlineData("RebeccaPurple", "#663399")]
    [InlineData("\"#d1e\"", "#dd11ee")]
    [InlineData("\"#D81E2C\"", "#d81e2c")]
    [InlineData("[216, 30, 44]", "#d81e2c")]
    [InlineData("[0, 0, 255]", "#0000ff")]
    [InlineData("red", "#010203")]
    [InlineData("Red", "#ff0000")]
    [InlineData("again", "#010203")]
    public void A_colour_is_a_palette_name_a_css_name_digits_or_a_triple(string text, string expected) =>
        Assert.Equal(expected, $"{Read(text).Background}");

    [Theory]
    [InlineData("tomatoe", "x.yaml:3: background: 'tomatoe' is no colour; did you mean 'tomato'? valid: \"#rrggbb\" or \"#rgb\"")]
    [InlineData("agian", "did you mean 'again'?")]
    [InlineData("\"#12345\"", "x.yaml:3: background: '#12345' is no colour; valid: ")]
    [InlineData("\"#ggg\"", "'#ggg' is no colour")]
    [InlineData("[1, 2, 256]", "x.yaml:3: background[2]: expected 0 to 255, found 256")]
    [InlineData("[1, -2, 3]", "x.yaml:3: background[1]: expected 0 to 255, found -2")]
    [InlineData("[1, 2, 0.5]", "x.yaml:3: background[2]: expected a whole number, found '0.5'")]
    [InlineData("[1, 2, 3, 4]", "x.yaml:3: background: a list is no colour; ")]
    [InlineData("{r: 1}", "x.yaml:3: background: a mapping is no colour; ")]
    public void What_is_no_colour_is_told_with_the_nearest_name(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void There_are_148_names_and_the_twins_agree()
    {
        Assert.Equal(148, CssColors.Names.Count);
        foreach (string name in CssColors.Names.Where(n => n.Contains("gray", StringComparison.Ordinal)))
        {
            Assert.True(CssColors.TryFind(name, out SrgbColor gray));
            Assert.True(CssColors.TryFind(name.Replace("gray", "grey", StringComparison.Ordinal), out SrgbColor grey));
            Assert.Equal(gray, grey);
        }

        Assert.False(CssColors.TryFind("gren", out _));
    }

    private static Recipe Read(string color) => RecipeReader.Parse(
        $$"""
        name: x
        mesh: m.glb
        background: {{color}}
        palette: {red: [1, 2, 3], again: red}
        classes: [{name: a, color: tomato, parts: [p]}]
        axes: {view_degrees: [0, 1, 2, 3, 4]}
        """,
        "x.yaml");
}
