using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Colors;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Scenes.Colors;

/// <summary>HSV, OKLCH and their notations in a recipe.</summary>
public sealed class ColorNotationTests
{
    [Theory]
    [InlineData("hsv(0 1 1)", "#ff0000")]
    [InlineData("hsv(60 1 1)", "#ffff00")]
    [InlineData("hsv(120 100% 50%)", "#008000")]
    [InlineData("hsv(210 80% 90%)", "#2e8ae6")]
    [InlineData("HSV(-150 0.8 0.9)", "#2e8ae6")]
    [InlineData("\"hsv(210, 80%, 90%)\"", "#2e8ae6")]
    [InlineData("hsv(300 0 0.2)", "#333333")]
    [InlineData("oklch(0 0 0)", "#000000")]
    [InlineData("oklch(1 0 77)", "#ffffff")]
    [InlineData("oklch(0.62796 0.25768 29.234)", "#ff0000")]
    [InlineData("oklch(0.86644 0.29483 142.495)", "#00ff00")]
    [InlineData("oklch(0.45201 0.31321 264.052)", "#0000ff")]
    [InlineData("oklch(40.101% 0.12332 21.555)", "#7d2329")]
    [InlineData("\"oklch(0.40101,0.12332,21.555)\"", "#7d2329")]
    public void A_function_is_the_colour_that_other_software_computes(string text, string expected) =>
        Assert.Equal(expected, $"{Read(text).Classes[0].Color}");

    [Fact]
    public void Outside_brackets_commas_need_no_quotes() => Assert.Equal(
        "#2e8ae6", $"{RecipeText.Read("view_degrees: [0, 1, 2, 3, 4]", "background: hsv(210, 80%, 90%)").Background}");

    [Theory]
    [InlineData("hsv(210, 80%, 90%)", "x.yaml:3: classes[0].color: 'hsv(210' has no closing bracket (inside { } and [ ] YAML ends a value at a comma: put quotes around it, or spaces in place of commas)")]
    [InlineData("hsv(210 80 90)", "'hsv(210 80 90)': expected saturation and value from 0 to 1, or 0% to 100%")]
    [InlineData("hsv(210 101% 90%)", "expected saturation and value from 0 to 1")]
    [InlineData("hsv(1e7 1 1)", "expected a hue of -1000000 to 1000000 degrees")]
    [InlineData("hsv(50% 1 1)", "expected three numbers, found '50%'; valid: hsv(hue saturation% value%), oklch(lightness chroma hue)")]
    [InlineData("hsv(1 1)", "expected three numbers, found 2 values; valid: hsv(")]
    [InlineData("hsv()", "expected three numbers, found 0 values; valid: hsv(")]
    [InlineData("oklch(0.7 .nan 1)", "expected three numbers, found '.nan'")]
    [InlineData("oklch(1.1 0.1 0)", "expected a lightness from 0 to 1, a chroma of 0 or more and a hue")]
    [InlineData("oklch(0.7 -0.1 0)", "expected a lightness from 0 to 1, a chroma of 0 or more and a hue")]
    [InlineData("oklch(0.7 0.3 200)", "'oklch(0.7 0.3 200)' lies outside sRGB; at this lightness and hue the largest chroma that fits is 0.1")]
    [InlineData("oklhc(0.7 0.1 200)", "'oklhc(0.7 0.1 200)' is no colour; ")]
    public void A_wrong_function_is_told_what_it_expects(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_largest_chroma_fits_and_a_thousandth_more_does_not()
    {
        for (int hue = 0; hue < 360; hue += 7)
        {
            foreach (double lightness in new[] { 0.1, 0.35, 0.7, 0.93 })
            {
                double chroma = Oklch.LargestChroma(lightness, hue);
                Assert.True(new Oklch(lightness, chroma, hue).TryToSrgb(out _), $"{lightness} {chroma} {hue}");
                Assert.False(new Oklch(lightness, chroma + 0.001, hue).TryToSrgb(out _), $"{lightness} {chroma} {hue}");
            }
        }
    }

    [Theory]
    [InlineData("{a: b, b: a}", "x.yaml:4: palette.a: 'b' stands further below in the palette; an entry may name those above it, never itself")]
    [InlineData("{a: a}", "palette.a: 'a' stands further below in the palette")]
    [InlineData("{a: red, b: a, c: d, d: b}", "palette.c: 'd' stands further below in the palette")]
    public void A_palette_never_goes_in_a_circle(string palette, string message) => Assert.Contains(
        message, Assert.Throws<InputException>(() => Read("red", $"palette: {palette}")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_name_of_css_may_be_given_a_colour_further_below() =>
        Assert.Equal("#ff0000", $"{Read("again", "palette: {again: red, red: [1, 2, 3]}").Classes[0].Color}");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.0031308, 0.04045)]
    [InlineData(0.21404114, 0.5)]
    [InlineData(1, 1)]
    public void The_curve_of_srgb_is_encoded(double linear, double expected) => Assert.Equal(expected, SrgbCurve.Encode(linear), 5);

    private static Recipe Read(string color, string rest = "") => RecipeReader.Parse(
        $"name: x\nmesh: m.glb\nclasses: [{{name: a, color: {color}, parts: [p]}}]\n{rest}\naxes: {{view_degrees: [0, 1, 2, 3, 4]}}\n", "x.yaml");
}
