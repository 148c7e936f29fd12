using An8Suite.Core;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Scenes;

public sealed class RecipeErrorTests
{
    private const string Good = """
        name: tiny
        mesh: box.glb
        size: 64
        palette: {red: "#ff0000", orange: "#ff8800"}
        parts:
          box: "#00ff00"
          lid: red
        classes:
          - {name: a, color: red, parts: [box]}
          - {name: b, color: "#0000ff", parts: [lid]}
        axes:
          view_degrees: {from: 0, to: 360, count: 8}
          distance: 1
        folds: 4
        masks: [class_part]
        seed: 1
        """;

    public static TheoryData<string, string, string> Problems() => new()
    {
        { "folds: 4", "fold: 4", "x.yaml:14: fold: unknown key; did you mean 'folds'? valid: name, mesh, classes, size," },
        { "view_degrees", "view_degree", "x.yaml:12: axes.view_degree: unknown key; did you mean 'view_degrees'?" },
        { "count: 8", "counts: 8", "x.yaml:12: axes.view_degrees.counts: unknown key; did you mean 'count'?" },
        { "count: 8", "counts: 8", "x.yaml:12: axes.view_degrees.count: required key is missing" },
        { "count: 8", "count: 0", "x.yaml:12: axes.view_degrees.count: expected 1 to 100000, found 0" },
        { "name: tiny", "palettes: 1", "x.yaml: name: required key is missing" },
        { "name: a,", "names: a,", "x.yaml:9: classes[0].name: required key is missing" },
        { "color: red", "color: rad", "x.yaml:9: classes[0].color: 'rad' is no colour; did you mean 'red'? valid: \"#rrggbb\"" },
        { "color: red", "color: rad", "or a name of the palette: red, orange" },
        { "\"#00ff00\"", "#00ff00", "x.yaml:6: parts.box: no colour found (YAML takes a bare # for a comment: put quotes around it)" },
        { "\"#ff8800\"", "\"#ff88\"", "x.yaml:4: palette.orange: '#ff88' is no colour; " },
        { "lid: red", "lid: [1, 2]", "x.yaml:7: parts.lid: a list is no colour; " },
        { "name: b", "name: A", "x.yaml:10: classes[1].name: class 'A' stands twice; names differ by more than case" },
        { "name: b", "name: ../b", "x.yaml:10: classes[1].name: expected letters, digits, '_', '-' and '.', beginning with" },
        { "parts: [lid]", "parts: []", "x.yaml:10: classes[1].parts: expected at least one part, found none" },
        { "parts: [lid]", "parts: lid", "x.yaml:10: classes[1].parts: expected a list, found 'lid'" },
        { "color: \"#0000ff\", parts: [lid]", "color: red, parts: [box]", "x.yaml:10: classes[1].color: class 'b' looks exactly like class 'a'" },
        { "size: 64", "size: 31", "x.yaml:3: size: expected a width of 32 to 2048 pixels, found 31" },
        { "size: 64", "size: [64, 2049]", "x.yaml:3: size: expected a height of 32 to 2048 pixels, found 2049" },
        { "size: 64", "size: [64]", "x.yaml:3: size: expected one number or [width, height], found a list" },
        { "size: 64", "size: big", "x.yaml:3: size: expected a whole number, found 'big'" },
        { "distance: 1", "distance: near", "x.yaml:13: axes.distance: expected a number, found 'near'" },
        { "distance: 1", "distance: .nan", "x.yaml:13: axes.distance: expected a number, found '.nan'" },
        { "distance: 1", "distance: 1e999", "x.yaml:13: axes.distance: expected a number, found '1e999'" },
        { "distance: 1", "distance: 0", "x.yaml:13: axes.distance: expected 0.1 to 20, found 0" },
        { "distance: 1", "distance: []", "x.yaml:13: axes.distance: expected at least one value, found none" },
        { "distance: 1", "distance:", "x.yaml:13: axes.distance: expected a number, a list of numbers, {from, to, count}, or a distribution, found nothing" },
        { "distance: 1", "distance: [1, 2, 1]", "x.yaml:13: axes.distance: 1 gives the same poses as an earlier value" },
        { "{from: 0, to: 360, count: 8}", "[0, 20, 40, 380]", "x.yaml:12: axes.view_degrees: 380 gives the same poses as an earlier value" },
        { "folds: 4", "folds: 2", "x.yaml:14: folds: expected 3 (train, val, test) to 8 (the number of poses), found 2" },
        { "folds: 4", "folds: 9", "x.yaml:14: folds: expected 3 (train, val, test) to 8 (the number of poses), found 9" },
        { "folds: 4", "folds: 4.5", "x.yaml:14: folds: expected a whole number, found '4.5'" },
        { "[class_part]", "[class_prat]", "x.yaml:15: masks[0]: unknown mask policy 'class_prat'; did you mean 'class_part'? valid: class_part, plant, candidates, causal, amodal, background, distractor, occluder, cue, part:<name>" },
        { "[class_part]", "[plant, plant]", "x.yaml:15: masks[1]: mask policy 'plant' stands twice" },
        { "[class_part]", "[]", "x.yaml:15: masks: expected at least one mask policy, found none; valid: class_part" },
        { "seed: 1", "seed: -1", "x.yaml:16: seed: expected a whole number, 0 or more, found '-1'" },
        { "seed: 1", "seed: 9223372036854775808", "x.yaml:16: seed: expected 0 to 9223372036854775807, found 9223372036854775808" },
        { "mesh: box.glb", "mesh: ''", "x.yaml:2: mesh: expected a text, found nothing" },
        { "mesh: box.glb", "mesh: [", "x.yaml:2: not YAML: unfinished list or mapping" },
        { "mesh: box.glb", "mesh: box.glb\n\tsize: 3", "x.yaml:2: not YAML: " },
        { "mesh: box.glb", "mesh: *unknown", "x.yaml: not YAML: " },
        { "mesh: box.glb", "name: again", "not YAML: " },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void A_problem_is_told_with_file_line_and_key(string old, string replacement, string message)
    {
        Assert.Contains(old, Good, StringComparison.Ordinal);
        InputException error = Fails(Good.Replace(old, replacement, StringComparison.Ordinal));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "x.yaml: the recipe is empty")]
    [InlineData("# only a comment\n", "x.yaml: the recipe is empty")]
    [InlineData("just words", "x.yaml:1: expected the keys of a recipe, found 'just words'")]
    [InlineData("- a\n- b", "x.yaml:1: expected the keys of a recipe, found a list")]
    [InlineData("name: a\n---\nname: b", "x.yaml:3: expected one document, found 2")]
    [InlineData("name: a\n!!str name: b", "x.yaml:2: expected a key, found one with a tag")]
    public void A_file_that_is_no_recipe_is_refused(string text, string message) =>
        Assert.Equal(message, Fails(text).Message);

    [Fact]
    public void All_problems_come_at_once_and_each_one_once()
    {
        string text = Good
            .Replace("size: 64", "size: 8", StringComparison.Ordinal)
            .Replace("folds: 4", "folds: many", StringComparison.Ordinal)
            .Replace("lid: red", "lid: reed", StringComparison.Ordinal)
            .Replace("seed: 1", "seeds: 1", StringComparison.Ordinal);
        string[] lines = Fails(text).Message.Split('\n');
        Assert.Equal(5, lines.Length);
        Assert.Equal(["x.yaml:16: seeds", "x.yaml:7: parts.lid", "x.yaml:14: folds", "x.yaml:3: size", "x.yaml:3: size"],
            lines.Select(line => string.Join(':', line.Split(':').Take(3))));
    }

    [Theory]
    [InlineData("-2147483648")]
    [InlineData("0")]
    public void A_count_below_one_is_refused_whatever_the_splits(string count)
    {
        string text = Good.Replace("distance: 1", $"distance: {{uniform: [1, 2], count: {count}}}", StringComparison.Ordinal)
            .Replace("folds: 4", "splits: {by: share, train: 0.8, val: 0.1, test: 0.1}", StringComparison.Ordinal);
        Assert.Contains("axes.distance", Fails(text).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_poses_are_refused()
    {
        string text = Good.Replace(
            "distance: 1", "distance: 1\n  roll_degrees: {from: 0, to: 1, count: 100000}", StringComparison.Ordinal);
        Assert.Contains(
            "x.yaml:11: axes: expected at most 100000 poses in all, found 800000 or more", Fails(text).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_the_mesh_lacks_are_named_with_those_it_has()
    {
        Recipe recipe = RecipeReader.Parse(
            Good.Replace("[class_part]", "['part:lit']", StringComparison.Ordinal), "x.yaml");
        InputException error = Assert.Throws<InputException>(() => recipe.Check(["box", "handle"]));
        Assert.Equal(
            """
            x.yaml:7: parts.lid: the mesh has no part 'lid'; valid: box, handle
            x.yaml:10: classes[1].parts[0]: the mesh has no part 'lid'; valid: box, handle
            x.yaml:15: masks[0]: the mesh has no part 'lit'; valid: box, handle
            x.yaml:5: parts: part 'handle' of the mesh has no colour in class 'a'; add one here
            """,
            error.Message);
    }

    [Fact]
    public void A_part_that_every_class_recolours_needs_no_colour_of_its_own()
    {
        Recipe recipe = RecipeReader.Parse(
            Good.Replace("  box: \"#00ff00\"\n", string.Empty, StringComparison.Ordinal)
                .Replace("parts: [lid]", "parts: [box, lid]", StringComparison.Ordinal),
            "x.yaml");
        recipe.Check(["box", "lid"]);
    }

    [Fact]
    public void A_recipe_changed_in_code_is_validated_again()
    {
        Recipe recipe = RecipeReader.Parse(Good, "x.yaml") with { Width = 4000, FoldCount = 1 };
        InputException error = Assert.Throws<InputException>(recipe.Validate);
        Assert.Equal(2, error.Message.Split('\n').Length);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        string path = Path.Combine(Path.GetTempPath(), "an8-there-is-no-such.yaml");
        InputException error = Assert.Throws<InputException>(() => RecipeReader.Read(path));
        Assert.StartsWith($"{path}: the recipe cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alias_that_contains_itself_is_a_problem_and_not_a_hang() =>
        Assert.NotEmpty(Fails(Good.Replace("distance: 1", "distance: &a [*a]", StringComparison.Ordinal)).Message);

    private static InputException Fails(string text) =>
        Assert.Throws<InputException>(() => RecipeReader.Parse(text, "x.yaml"));
}
