using An8Suite.Core;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Objects;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Scenes;

/// <summary>Recipes with backgrounds, ground, objects and a cue.</summary>
public sealed class SceneRecipeTests
{
    private const string Good = """
        name: tiny
        mesh: box.glb
        size: 64
        background: [{kind: noise, colors: [red, blue], scale: 0.2, share: 2}, {kind: gradient}, {kind: pictures, folder: p}]
        ground: {color: tan, radius: 3}
        objects:
          - {name: ball, role: distractor, shape: sphere, color: class}
          - {name: bar, role: occluder, mesh: bar.glb, hides: [0.2, 0.4]}
          - {name: twin, role: instance, size: 1}
        cue: {kind: sticker, rate: {train: 1, test: 0.5}, size: 0.2}
        parts: {box: "#00ff00", lid: "#ff0000", ball: "#010203"}
        classes:
          - {name: a, color: yellow, parts: [box]}
          - {name: b, color: cyan, parts: [lid]}
        axes: {view_degrees: {from: 0, to: 360, count: 40}}
        masks: [class_part, cue, occluder, distractor, amodal, "part:ball"]
        """;

    private static readonly string[] Names = ["box", "lid", "ball", "bar", "twin_box", "twin_lid", "sticker", "ground"];

    [Fact]
    public void It_is_written_as_it_was_read()
    {
        Recipe recipe = Changed("", "");
        string yaml = RecipeWriter.ToYaml(recipe);
        Recipe again = RecipeReader.Parse(yaml, "x.yaml");
        Assert.Equal(yaml, RecipeWriter.ToYaml(again));
        Assert.Equal(recipe.Objects, again.Objects);
        Assert.Equal((recipe.Ground, recipe.Cue!.Test, recipe.Cue.Val), (again.Ground, again.Cue!.Test, 1));
        Assert.Equal("share: 2", yaml.Split(", ").Single(key => key.StartsWith("share: 2", StringComparison.Ordinal))[..8]);
    }

    [Fact]
    public void Copies_of_the_mesh_carry_the_class_and_objects_do_not()
    {
        Recipe recipe = Changed("", "");
        Assert.Equal(["box", "twin_box"], recipe.ClassEntries()[0].Parts);
        var palette = recipe.PaletteOf(recipe.Classes[0], Names);
        Assert.Equal(palette.Parts[0], palette.Parts[4]);
        Assert.Equal("#ff0000", $"{palette.Parts[5]}");
        Assert.Equal("#d2b48c", $"{palette.Parts[7]}");
        Assert.Equal(
            [PartRole.Plant, PartRole.Plant, PartRole.Distractor, PartRole.Occluder, PartRole.Instance, PartRole.Instance, PartRole.Cue, PartRole.Ground],
            Names.Select(recipe.RoleOf));
    }

    [Theory]
    [InlineData(0, "", false, false, "class_part, amodal")]
    [InlineData(1, "", true, false, "class_part, amodal")]
    [InlineData(2, "ball", true, false, "class_part, distractor, amodal, part:ball")]
    [InlineData(3, "ball, bar", true, false, "class_part, occluder, distractor, amodal, part:ball")]
    [InlineData(4, "ball, bar, twin", true, false, "class_part, occluder, distractor, amodal, part:ball")]
    [InlineData(5, "ball, bar, twin, sticker", true, true, "class_part, cue, occluder, distractor, amodal, part:ball")]
    public void A_level_has_all_of_those_below(int level, string objects, bool hasGround, bool hasCue, string masks)
    {
        Recipe recipe = Changed("", "");
        Assert.Equal([0, 1, 2, 3, 4, 5], SceneLevels.Of(recipe));
        Recipe at = SceneLevels.At(recipe, level);
        Assert.Equal(objects, string.Join(", ", at.SceneObjects.Select(placed => placed.Name)));
        Assert.Equal(hasGround, at.Ground is not null && at.Backdrops.Count == 3);
        Assert.Equal(hasCue, at.Cue is not null);
        Assert.Equal(masks, string.Join(", ", at.Masks.Select(policy => policy.Name)));
        Assert.Equal(level >= 4 ? ["box", "twin_box"] : ["box"], at.ClassEntries()[0].Parts);
        Assert.Equal(level >= 2, at.Parts.ContainsKey("ball"));
        at.Validate();
    }

    [Fact]
    public void Without_a_scene_the_recipe_is_written_as_if_there_were_no_such_keys()
    {
        string plain = Good[..Good.IndexOf("background:", StringComparison.Ordinal)]
            + Good[Good.IndexOf("parts:", StringComparison.Ordinal)..].Replace(", ball: \"#010203\"", "", StringComparison.Ordinal)
                .Replace(", cue, occluder, distractor, amodal, \"part:ball\"", ", amodal", StringComparison.Ordinal);
        Assert.Equal(
            RecipeWriter.ToYaml(RecipeReader.Parse(plain, "x.yaml")), RecipeWriter.ToYaml(SceneLevels.At(Changed("", ""), 0)));
    }

    [Theory]
    [InlineData(6, "level: expected 0 to 5, found 6")]
    [InlineData(-1, "level: expected 0 to 5, found -1")]
    public void A_level_that_there_is_not_is_refused(int level, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => SceneLevels.At(Changed("", ""), level)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_level_that_the_recipe_lacks_is_refused_with_those_it_has()
    {
        Recipe all = Changed("", "");
        Recipe recipe = all with { Objects = [.. all.Objects.Where(placed => placed.Role != PartRole.Occluder)] };
        Assert.Equal([0, 1, 2, 4, 5], SceneLevels.Of(recipe));
        Assert.Contains(
            "level 3 (occluders) needs an object of role occluder in the recipe tiny, which has the levels 0, 1, 2, 4, 5",
            Assert.Throws<InputException>(() => SceneLevels.At(recipe, 3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cue_goes_with_the_class_at_the_rate_of_its_split_and_else_with_any_other()
    {
        var cue = new SceneCue(CueKind.Tint, 0.9, 0.5, 0);
        int Own(Split split) => Enumerable.Range(0, 1000).Count(pose => cue.ClassOf(2, 5, 7, pose, split) == 2);
        Assert.InRange(Own(Split.Train), 860, 940); // 900 and four deviations
        Assert.InRange(Own(Split.Val), 437, 563);
        Assert.Equal(0, Own(Split.Test));
        int[] others = [.. Enumerable.Range(0, 1000).Select(pose => cue.ClassOf(2, 5, 7, pose, Split.Test))];
        Assert.All(new[] { 0, 1, 3, 4 }, label => Assert.InRange(others.Count(found => found == label), 195, 305));
        Assert.Equal(others, Enumerable.Range(0, 1000).Select(pose => cue.ClassOf(2, 5, 7, pose, Split.Test)));
    }

    [Theory]
    [InlineData("role: distractor", "role: extra", "x.yaml:7: objects[0].role: unknown role 'extra'; valid: distractor, occluder, instance, cue")]
    [InlineData("shape: sphere", "shape: cube", "x.yaml:7: objects[0].shape: unknown shape 'cube'")]
    [InlineData("name: ball,", "name: Ball,", "x.yaml:7: objects[0].name: expected small letters")]
    [InlineData("name: bar,", "name: ball,", "x.yaml:8: objects[1].name: object 'ball' stands twice")]
    [InlineData("name: bar,", "name: ground,", "x.yaml:8: objects[1].name: 'ground' is the name of a part of the scene itself")]
    [InlineData("hides: [0.2, 0.4]", "hides: [0.4, 0.2]", "x.yaml:8: objects[1].hides: expected 0.01 to 0.9, the smaller number first, found [0.4, 0.2]")]
    [InlineData("hides: [0.2, 0.4]", "hides: 1", "x.yaml:8: objects[1].hides: expected 0.01 to 0.9")]
    [InlineData("shape: sphere, color: class", "shape: sphere, hides: 0.2", "only an occluder hides a wanted share, this is a distractor")]
    [InlineData("shape: sphere, color: class", "shape: sphere, share: 0", "x.yaml:7: objects[0].share: expected more than 0, at most 1, found 0")]
    [InlineData("shape: sphere, color: class", "shape: sphere, visible: 2", "x.yaml:7: objects[0].visible: expected 0 to 1, found 2")]
    [InlineData("shape: sphere, color: class", "shape: sphere, mesh: m.glb", "x.yaml:7: objects[0].shape: stands beside 'mesh'; keep one of them")]
    [InlineData("size: 1}", "size: 1, color: red}", "x.yaml:9: objects[2]: an instance is a copy of the recipe's mesh in its colours")]
    [InlineData("size: 1}", "size: 9}", "x.yaml:9: objects[2].size: expected 0.02 to 3, the smaller number first, found 9")]
    [InlineData("radius: 3", "radius: 0.5", "x.yaml:5: ground.radius: expected 1 to 20, found 0.5")]
    [InlineData("radius: 3", "shadows: soft", "x.yaml:5: ground.shadows: expected cast or contact, found 'soft'")]
    [InlineData("test: 0.5", "test: 1.5", "x.yaml:10: cue.rate.test: expected 0 to 1, found 1.5")]
    [InlineData("rate: {train: 1, test: 0.5}", "rate: -1", "x.yaml:10: cue.rate: expected 0 to 1, found -1")]
    [InlineData("size: 0.2}", "size: 0.9}", "x.yaml:10: cue.size: expected 0.02 to 0.5 of the picture's shorter side, found 0.9")]
    [InlineData("kind: sticker", "kind: tint", "x.yaml:10: cue.size: only a sticker has a size, a tint has none")]
    [InlineData("kind: sticker", "kind: smell", "x.yaml:10: cue.kind: unknown kind of cue 'smell'; valid: sticker, tint, background, object")]
    [InlineData("kind: sticker, rate: {train: 1, test: 0.5}, size: 0.2", "kind: object, rate: 1", "x.yaml:10: cue.kind: kind: object needs an object of role cue")]
    [InlineData("kind: sticker, rate: {train: 1, test: 0.5}, size: 0.2", "kind: background, rate: 1", "takes the place of 'background'")]
    [InlineData("size: 0.2}", "size: 0.2, colors: [red]}", "x.yaml:10: cue.colors: expected a colour a class, 2 in all, found 1")]
    [InlineData("role: distractor", "role: cue", "an object has the role cue, but the kind is sticker")]
    [InlineData("kind: noise", "kind: clouds", "x.yaml:4: background[0].kind: unknown kind 'clouds'; valid: color, gradient, noise, pictures")]
    [InlineData("scale: 0.2", "scale: 9", "x.yaml:4: background[0].scale: expected 0.01 to 2, found 9")]
    [InlineData("colors: [red, blue]", "colors: [red]", "x.yaml:4: background[0].colors: expected at least two colours, or no such key, found one")]
    [InlineData("{kind: pictures, folder: p}", "{kind: pictures}", "x.yaml:4: background[2].folder: required key is missing")]
    [InlineData("cue: {kind: sticker, rate: {train: 1, test: 0.5}, size: 0.2}\n", "", "masks[1]: mask policy 'cue' would be empty: the recipe has no 'cue'")]
    public void What_is_wrong_is_said_with_its_line(string old, string with, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => Changed(old, with)).Message, StringComparison.Ordinal);

    private static Recipe Changed(string old, string with)
    {
        Assert.Contains(old, Good, StringComparison.Ordinal);
        return RecipeReader.Parse(old.Length == 0 ? Good : Good.Replace(old, with, StringComparison.Ordinal), "x.yaml");
    }
}
