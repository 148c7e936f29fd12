using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Scenes;

/// <summary>Recipes whose classes follow from a rule over parts.</summary>
public sealed class LabelRuleTests
{
    private const string Good = """
        name: tiny
        mesh: box.glb
        size: 64
        parts: {box: "#00ff00", lid: "#ff0000", knob: "#0000ff"}
        label: {rule: xor, parts: [box, lid], color: "#ffff00"}
        axes: {view_degrees: {from: 0, to: 360, count: 400}}
        """;

    private static readonly string[] Names = ["box", "lid", "knob"];

    [Theory]
    [InlineData("and", "and_no: , box, lid; and_yes: box+lid")]
    [InlineData("or", "or_no: ; or_yes: box, lid, box+lid")]
    [InlineData("xor", "xor_no: , box+lid; xor_yes: box, lid")]
    [InlineData("count", "count_0: ; count_1: box, lid; count_2: box+lid")]
    public void A_rule_makes_classes_of_looks(string rule, string expected)
    {
        Recipe recipe = Changed("rule: xor", $"rule: {rule}");
        Assert.Equal(expected, string.Join("; ", recipe.Classes.Select(c =>
            $"{c.Name}: {string.Join(", ", c.Looks!.Select(look => string.Join('+', look)))}")));
        Assert.All(recipe.ClassEntries(), entry => Assert.Equal(["box", "lid"], entry.Parts));
        recipe.Check(Names);
    }

    [Fact]
    public void Every_pose_shows_each_class_in_one_of_its_looks_evenly_drawn_by_the_seed()
    {
        Recipe recipe = Changed("", "");
        string[] yes = [.. Enumerable.Range(0, 400).Select(pose => Assert.Single(recipe.ClassAt(1, pose).Parts))];
        string[] no = [.. Enumerable.Range(0, 400).Select(pose => string.Join('+', recipe.ClassAt(0, pose).Parts))];
        Assert.InRange(yes.Count(part => part == "box"), 160, 240); // 200 and four deviations
        Assert.InRange(no.Count(parts => parts.Length == 0), 160, 240);
        Assert.Equal(400, no.Count(parts => parts is "" or "box+lid"));
        Assert.Equal(yes, Enumerable.Range(0, 400).Select(pose => recipe.ClassAt(1, pose).Parts[0]));
        Assert.NotEqual(yes, Enumerable.Range(0, 400).Select(pose => (recipe with { Seed = 1 }).ClassAt(1, pose).Parts[0]));
        foreach (int pose in (int[])[0, 1, 2, 3, 4, 5])
        {
            SrgbColor expected = recipe.ClassAt(1, pose).Parts.Contains("box") ? new(255, 255, 0) : new(0, 255, 0);
            Assert.Equal(expected, recipe.PaletteOf(recipe.ClassAt(1, pose), Names).Parts[0]);
        }
    }

    [Fact]
    public void It_is_written_as_it_was_read()
    {
        Recipe recipe = Changed("\"#ffff00\"}", "\"#ffff00\", names: [even, odd]}");
        string yaml = RecipeWriter.ToYaml(recipe);
        Assert.Contains("label: {rule: xor, parts: [\"box\", \"lid\"], color: \"#ffff00\", names: [\"even\", \"odd\"]}\naxes:", yaml, StringComparison.Ordinal);
        Recipe again = RecipeReader.Parse(yaml, "x.yaml");
        Assert.Equal(yaml, RecipeWriter.ToYaml(again));
        Assert.Equal(["even", "odd"], again.Classes.Select(c => c.Name));
    }

    [Fact]
    public void The_colour_is_held_against_the_parts_uncoloured_and_the_background_and_not_against_itself()
    {
        Assert.Empty(SchemeWarnings.Of(Changed("", ""), Names));
        string warning = SchemeWarnings.Of(Changed("box: \"#00ff00\"", "box: \"#fcff00\""), Names)[0];
        Assert.StartsWith("x.yaml:5: label.color: class 'xor_no' colours part 'box' nearly as it is in other classes", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rule: xor", "rule: xnor", "x.yaml:5: label.rule: unknown rule 'xnor'; did you mean 'xor'? valid: and, or, xor, count")]
    [InlineData("rule: xor, ", "", "x.yaml:5: label.rule: required key is missing")]
    [InlineData("[box, lid]", "[box]", "x.yaml:5: label.parts: expected 2 to 8 different parts, found 1: box")]
    [InlineData("[box, lid]", "[box, box]", "x.yaml:5: label.parts: expected 2 to 8 different parts, found 2: box, box")]
    [InlineData("[box, lid]", "[a, b, c, d, e, f, g, h, i]", "x.yaml:5: label.parts: expected 2 to 8 different parts, found 9")]
    [InlineData("[box, lid]", "[]", "x.yaml:5: label.parts: expected")]
    [InlineData("[box, lid]", "[box, led]", "x.yaml:5: label.parts[1]: the mesh has no part 'led'; did you mean 'lid'?")]
    [InlineData("\"#ffff00\"}", "\"#ffff00\", names: [a]}", "x.yaml:5: label.names: expected 2 names, in place of xor_no, xor_yes; found 1")]
    [InlineData("\"#ffff00\"}", "\"#ffff00\", names: [a, A]}", "x.yaml:5: label.names[1]: class 'A' stands twice")]
    [InlineData("\"#ffff00\"}", "\"#ffff00\", names: [a, ../b]}", "x.yaml:5: label.names[1]: expected letters, digits")]
    [InlineData("box: \"#00ff00\", ", "", "x.yaml:4: parts: part 'box' of the mesh has no colour in class 'xor_no'; add one here")]
    [InlineData("axes:", "classes: [{name: a, color: red, parts: [box]}]\naxes:", "x.yaml:6: classes: stands beside 'label', which makes the classes; keep one of them")]
    [InlineData("label:", "labels:", "x.yaml: classes: required key is missing")]
    [InlineData("color: \"#ffff00\"", "color: yelow", "x.yaml:5: label.color: 'yelow' is no colour; did you mean 'yellow'?")]
    public void What_is_wrong_is_said_once_with_its_line(string old, string replacement, string expected)
    {
        string message = Assert.Throws<InputException>(() => Changed(old, replacement).Check(Names)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Equal(old == "label:" ? 2 : 1, message.Split('\n').Length);
    }

    private static Recipe Changed(string old, string replacement) => RecipeReader.Parse(
        old.Length == 0 ? Good : Good.Replace(old, replacement, StringComparison.Ordinal), "x.yaml");
}
