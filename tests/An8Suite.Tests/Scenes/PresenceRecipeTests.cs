using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Scenes;

/// <summary>Recipes whose classes show or hide parts.</summary>
public sealed class PresenceRecipeTests
{
    private const string Good = """
        name: tiny
        mesh: box.glb
        size: 64
        parts: {box: "#00ff00", lid: "#ff0000", knob: "#0000ff", ring: "#00ffff"}
        classes:
          - {name: open, hides: [lid]}
          - {name: knobbed, shows: [knob]}
          - {name: ringed, color: "#ffff00", parts: [box, ring], shows: [ring]}
          - {name: plain, color: "#ffff00", parts: [box]}
        axes: {view_degrees: {from: 0, to: 360, count: 8}}
        """;

    private static readonly string[] Names = ["box", "lid", "knob", "ring"];

    public static TheoryData<string, string, string> Problems() => new()
    {
        { "{name: open, hides: [lid]}", "{name: open}", "x.yaml:6: classes[0].color: required key is missing" },
        { "shows: [knob]", "show: [knob]", "x.yaml:7: classes[1].show: unknown key; did you mean 'shows'? valid: name, color, parts, pattern, colors, shows, hides" },
        { "hides: [lid]", "hides: []", "x.yaml:6: classes[0].hides: expected at least one part, found none" },
        { "hides: [lid]", "hides: lid", "x.yaml:6: classes[0].hides: expected a list, found 'lid'" },
        { "hides: [lid]", "hides: [lid], color: \"#ffff00\"", "x.yaml:6: classes[0].parts: required key is missing" },
        { "hides: [lid]", "hides: [lid], parts: [box]", "x.yaml:6: classes[0].color: required key is missing" },
        { "hides: [lid]", "hides: [lid], color: \"#ffff00\", parts: []", "x.yaml:6: classes[0].parts: expected at least one part, found none" },
        { "shows: [knob]", "shows: [knob], hides: [lid, knob]", "x.yaml:7: classes[1].hides[1]: class 'knobbed' shows part 'knob' as well; keep one of them" },
        {
            "parts: [box]}", "parts: [box, knob]}",
            "x.yaml:9: classes[3].parts[1]: class 'plain' colours part 'knob', which is there only in classes that show it, such as 'knobbed'"
        },
        { "hides: [lid]", "hides: [lid], color: \"#ffff00\", parts: [lid]", "classes[0].parts[0]: class 'open' colours part 'lid', which it hides" },
        { "{name: ringed, color: \"#ffff00\", parts: [box, ring], shows: [ring]}", "{name: ringed, shows: [knob]}", "x.yaml:8: classes[2]: class 'ringed' looks exactly like class 'knobbed'" },
        { "shows: [knob]", "hides: [lid]", "x.yaml:7: classes[1]: class 'knobbed' looks exactly like class 'open'" },
        { "{name: knobbed, shows: [knob]}", "{name: knobbed, hides: [lid], color: \"#00ff00\", parts: [box]}", "classes[1].color: class 'knobbed' looks exactly like class 'open'" },
    };

    [Theory]
    [InlineData("{name: open, hides: [lid], colors: {box: \"#ff0000\", lid: \"#00ff00\"}}", "classes[0].colors.lid: class 'open' colours part 'lid', which it hides")]
    [InlineData("{name: open, hides: [lid], pattern: {shape: checker, color: red, period: 0.1}}", "classes[0].color: required key is missing")]
    public void Colours_and_patterns_go_with_them(string open, string expected) => Assert.Contains(
        expected,
        Assert.Throws<InputException>(() => RecipeReader.Parse(Good.Replace("{name: open, hides: [lid]}", open, StringComparison.Ordinal), "x.yaml")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Classes_with_and_without_a_pattern_or_another_colour_of_a_part_do_not_look_alike()
    {
        const string Open = "{name: open, hides: [lid]}";
        foreach (string other in new[] { "color: \"#00ff00\", parts: [box], pattern: {shape: checker, color: red, period: 0.1}", "colors: {box: \"#00ff00\", knob: \"#010101\"}" })
        {
            string with = $"{{name: other, hides: [lid], {other}, shows: [knob]}}";
            Recipe recipe = RecipeReader.Parse(Good.Replace(Open, $"{{name: open, hides: [lid], shows: [knob]}}\n  - {with}", StringComparison.Ordinal), "x.yaml");
            recipe.Check(Names);
            string yaml = RecipeWriter.ToYaml(recipe);
            Assert.Equal(yaml, RecipeWriter.ToYaml(RecipeReader.Parse(yaml, "y.yaml")));
        }
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void A_problem_is_named_with_its_line_and_key(string from, string to, string expected)
    {
        Assert.Contains(from, Good, StringComparison.Ordinal);
        string text = Good.Replace(from, to, StringComparison.Ordinal);
        InputException error = Assert.Throws<InputException>(() => RecipeReader.Parse(text, "x.yaml"));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_are_read_and_written_with_what_they_show_and_hide()
    {
        Recipe recipe = RecipeReader.Parse(Good, "x.yaml");
        Assert.Equal(["lid"], recipe.Classes[0].Hides);
        Assert.Empty(recipe.Classes[0].Parts);
        Assert.Equal(["knob"], recipe.Classes[1].Shows);
        Assert.Equal(["box", "ring"], recipe.Classes[2].GroundTruthParts);
        string yaml = RecipeWriter.ToYaml(recipe);
        Assert.Contains("- {name: \"open\", hides: [\"lid\"]}\n", yaml, StringComparison.Ordinal);
        Assert.Contains("- {name: \"ringed\", color: \"#ffff00\", parts: [\"box\", \"ring\"], shows: [\"ring\"]}\n", yaml, StringComparison.Ordinal);
        Assert.Equal(yaml, RecipeWriter.ToYaml(RecipeReader.Parse(yaml, "y.yaml")));
    }

    [Fact]
    public void Classes_that_show_other_parts_and_parts_that_are_not_there_are_never_too_close()
    {
        string near = Good.Replace("#ff0000", "#fffe00", StringComparison.Ordinal);
        Assert.DoesNotContain(SchemeWarnings.Of(RecipeReader.Parse(Good, "x.yaml"), Names), warning => warning.Contains("'plain'", StringComparison.Ordinal));
        Assert.Contains(SchemeWarnings.Of(RecipeReader.Parse(near, "x.yaml"), Names), warning => warning.Contains("'plain' is close to part 'lid'", StringComparison.Ordinal));
        Assert.DoesNotContain(
            SchemeWarnings.Of(RecipeReader.Parse(near.Replace("{name: plain,", "{name: plain, hides: [lid],", StringComparison.Ordinal), "x.yaml"), Names),
            warning => warning.Contains("'plain'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_part_that_only_the_classes_show_that_colour_it_needs_no_other_colour_and_is_near_none()
    {
        const string Knobbed = "{name: knobbed, shows: [knob]}";
        string only = Good.Replace(Knobbed, "{name: knobbed, color: \"#0000ff\", parts: [knob], shows: [knob]}", StringComparison.Ordinal);
        Assert.DoesNotContain(SchemeWarnings.Of(RecipeReader.Parse(only, "x.yaml"), Names), warning => warning.Contains("'knobbed'", StringComparison.Ordinal));
        string bare = only.Replace(", knob: \"#0000ff\"", string.Empty, StringComparison.Ordinal);
        RecipeReader.Parse(bare, "x.yaml").Check(Names);
        Assert.Contains(
            "part 'knob' of the mesh has no colour in class 'ringed'",
            Assert.Throws<InputException>(() => RecipeReader.Parse(
                bare.Replace("shows: [ring]", "shows: [ring, knob]", StringComparison.Ordinal), "x.yaml").Check(Names)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_without_a_colour_goes_by_that_of_its_first_part()
    {
        Recipe recipe = RecipeReader.Parse(Good, "x.yaml");
        recipe.Check(Names);
        Assert.Equal(["#ff0000", "#0000ff", "#ffff00", "#ffff00"], recipe.ClassEntries().Select(entry => entry.Color));
        Assert.Equal([null, "knob", "ring", null], recipe.ClassEntries().Select(entry => entry.Shows?.Single()));
        Assert.Equal(["lid", null, null, null], recipe.ClassEntries().Select(entry => entry.Hides?.Single()));
    }

    [Fact]
    public void Parts_that_the_mesh_lacks_and_classes_that_show_nothing_are_named()
    {
        Recipe recipe = RecipeReader.Parse(Good, "x.yaml");
        string missing = Assert.Throws<InputException>(() => recipe.Check(["box", "lid", "knobs"])).Message;
        Assert.Contains("classes[1].shows[0]: the mesh has no part 'knob'; did you mean 'knobs'?", missing, StringComparison.Ordinal);
        Assert.Contains("classes[2].shows[0]: the mesh has no part 'ring'", missing, StringComparison.Ordinal);
        Recipe nothing = recipe with { Classes = [.. recipe.Classes, new RecipeClass("none", default, []) { Hides = ["box", "lid"] }] };
        nothing.Validate();
        Assert.Contains(
            "classes[4]: class 'none' shows no part of the mesh at all",
            Assert.Throws<InputException>(() => nothing.Check(Names)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_variants_than_memory_holds_are_refused_before_anything_is_rendered()
    {
        Recipe recipe = RecipeReader.Parse(Good, "x.yaml");
        Recipe many = recipe with
        {
            Width = 2048,
            Height = 2048,
            Classes = [.. Enumerable.Range(0, 8).Select(i => new RecipeClass($"c{i}", default(SrgbColor), []) { Shows = [$"part{i}"] })],
        };
        Assert.Contains(
            "classes: show 8 different sets of parts, which take 1152 MiB a pose of 2048 x 2048 pixels, more than 1024; use fewer variants",
            Assert.Throws<InputException>(many.Validate).Message, StringComparison.Ordinal);
        (many with { Classes = [.. many.Classes.Take(7)] }).Validate();
        Recipe small = many with { Width = 512, Height = 512 };
        small.Validate();
        Assert.Equal((16, 20), (small.Resized(new PictureSize(16, 20)).Width, small.Resized(new PictureSize(16, 20)).Height));
        Assert.Contains(
            "1152 MiB a pose of 2048 x 2048 pixels",
            Assert.Throws<InputException>(() => small.Resized(new PictureSize(2048, 2048))).Message, StringComparison.Ordinal);
    }
}
