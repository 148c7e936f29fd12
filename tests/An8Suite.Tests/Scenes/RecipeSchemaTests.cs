using System.Text.Json.Nodes;
using An8Suite.Core;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Recipes;
using Json.Schema;

namespace An8Suite.Tests.Scenes;

/// <summary>The JSON Schema beside the shipped recipes says what the reader does.</summary>
public sealed class RecipeSchemaTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "meshes", "recipe.schema.json"));
    private static readonly JsonSchema Schema = JsonSchema.FromText(Text);

    private const string Good = """
        name: x
        mesh: m.glb
        size: 64
        background: white
        palette: {mine: "#123"}
        parts: {p: mine}
        classes: [{name: a, color: red, parts: [p]}, {name: b, color: blue, parts: [p]}]
        axes: {view_degrees: {from: 0, to: 360, count: 8}, distance: 1}
        folds: 4
        masks: [class_part]
        seed: 1
        """;

    public static TheoryData<string> Shipped => [.. ShippedRecipes.Paths];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void The_shipped_recipes_keep_to_it(string file) => Assert.True(Accepts(File.ReadAllText(file)));

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_resolved_recipe_keeps_to_it(string file) =>
        Assert.True(Accepts(RecipeWriter.ToYaml(RecipeReader.Read(file))));

    [Theory]
    [InlineData("size: 64", "size: [64, 96]")]
    [InlineData("background: white", "background: [1, 2, 3]")]
    [InlineData("background: white", "background: hsv(210 80% 90%)")]
    [InlineData("\"#123\"", "oklch(0.7 0.1 20)")]
    [InlineData("background: white", "background: {kind: gradient}")]
    [InlineData("background: white", "background: {kind: color, colors: [red]}")]
    [InlineData("background: white", "background: [{kind: noise, colors: [red, blue], scale: 0.1, share: 2}, {kind: pictures, folder: p}]")]
    [InlineData("background: white", "ground: none")]
    [InlineData("background: white", "ground: tan")]
    [InlineData("background: white", "ground: {color: tan, radius: 2, shadows: contact}")]
    [InlineData("background: white", "objects: [{name: a, role: distractor, shape: box, color: class, size: [0.1, 0.2], share: 0.5, visible: 0}]")]
    [InlineData("background: white", "objects: [{name: a, role: occluder, mesh: m.glb, color: red, size: 1, hides: 0.3}, {name: b, role: instance}]")]
    [InlineData("background: white", "objects: [{name: a, role: cue, shape: box}]\ncue: {kind: object, rate: 0.5}")]
    [InlineData("background: white", "cue: {kind: sticker, rate: {train: 1, val: 0.5, test: 0}, size: 0.1, colors: [red, blue]}")]
    [InlineData("m.glb", "{file: car.fbx}")]
    [InlineData("m.glb", "{file: car.fbx, parts_from: materials, parts: {wheels: [\"w*\", t], body: b?}, rest: other, up: x, center: true}")]
    [InlineData("m.glb", "{file: car.fbx, parts_from: faces, faces: car.csv}")]
    [InlineData("[{name: a, color: red, parts: [p]}, {name: b, color: blue, parts: [p]}]", "{hues: 6, parts: [p]}")]
    [InlineData("[{name: a, color: red, parts: [p]}, {name: b, color: blue, parts: [p]}]", "{hues: 6, parts: [p], lightness: 0.72, chroma: 0.1, start: 10, name: hue}")]
    [InlineData("color: red, parts: [p]", "color: red, parts: [p], pattern: {shape: stripes, color: white, period: 0.1}")]
    [InlineData("color: red, parts: [p]", "color: red, parts: [p], pattern: {shape: stripes, color: white, period: 0.1, along: u}")]
    [InlineData("color: red, parts: [p]", "color: red, parts: [p], pattern: {shape: stripes, color: white, period: 0.1, along: [1, 1, 0]}")]
    [InlineData("color: red, parts: [p]", "color: red, parts: [p], pattern: {shape: dots, color: white, period: 0.1, radius: 0.02}")]
    [InlineData("color: red, parts: [p]", "color: red, parts: [p], pattern: {shape: checker, color: white, period: 0.1}")]
    [InlineData("color: red, parts: [p]", "colors: {p: red, q: hsv(210 80% 90%)}")]
    [InlineData("color: red, parts: [p]", "hides: [p]")]
    [InlineData("color: red, parts: [p]", "shows: [q], hides: [r]")]
    [InlineData("color: red, parts: [p]", "color: red, parts: [p], shows: [q]")]
    [InlineData("color: red, parts: [p]", "colors: {p: red}, hides: [q]")]
    [InlineData("classes: [{name: a, color: red, parts: [p]}, {name: b, color: blue, parts: [p]}]", "label: {rule: xor, parts: [p, q], color: red}")]
    [InlineData("classes: [{name: a, color: red, parts: [p]}, {name: b, color: blue, parts: [p]}]", "label: {rule: count, parts: [p, q], color: red, names: [no, one, two]}")]
    [InlineData("distance: 1", "distance: [1, 2]")]
    [InlineData("distance: 1", "distance: {distribution: uniform, from: 1, to: 2}")]
    [InlineData("distance: 1", "distance: {distribution: normal, mean: 2, deviation: 0.1, from: 1, to: 3}")]
    [InlineData("distance: 1", "distance: {distribution: choice, of: [1, 1, 2], count: 1}")]
    [InlineData("folds: 4", "splits: {by: folds, count: 4}")]
    [InlineData("folds: 4", "splits: {by: folds}")]
    [InlineData("folds: 4", "splits: {by: share, train: 0.5, val: 0.25, test: 0.25}")]
    [InlineData("folds: 4", "splits: {by: arc, val: [0, 90], test: [90, 180]}")]
    [InlineData("[class_part]", "[plant, candidates, causal, \"part:p\"]")]
    [InlineData("[class_part]", "[class_part]\nlayers: [depth, normals, instances]")]
    [InlineData("[class_part]", "[class_part]\nlayers: []")]
    public void Reader_and_schema_accept(string old, string replacement)
    {
        string text = Changed(old, replacement);
        RecipeReader.Parse(text, "x.yaml");
        Assert.True(Accepts(text), text);
    }

    [Theory]
    [InlineData("name: x\n", "")]
    [InlineData("name: x", "name: ../x")]
    [InlineData("mesh: m.glb\n", "")]
    [InlineData("m.glb", "{parts_from: nodes}")]
    [InlineData("m.glb", "{file: a.obj, parts_from: nods}")]
    [InlineData("m.glb", "{file: a.obj, up: w}")]
    [InlineData("m.glb", "{file: a.obj, center: maybe}")]
    [InlineData("size: 64", "size: 31")]
    [InlineData("size: 64", "size: [64]")]
    [InlineData("size: 64", "size: big")]
    [InlineData("background: white", "background: [1, 2, 256]")]
    [InlineData("background: white", "background: [1, 2]")]
    [InlineData("background: white", "background: {r: 1}")]
    [InlineData("background: white", "background:")]
    [InlineData("background: white", "background: {kind: clouds}")]
    [InlineData("background: white", "background: {kind: gradient, colors: [red]}")]
    [InlineData("background: white", "background: {kind: noise, scale: 9}")]
    [InlineData("background: white", "background: {kind: pictures}")]
    [InlineData("background: white", "background: [{kind: color, share: 0}]")]
    [InlineData("background: white", "ground: {radius: 2}")]
    [InlineData("background: white", "ground: {color: tan, shadows: soft}")]
    [InlineData("background: white", "objects: [{name: A, role: distractor, shape: box}]")]
    [InlineData("background: white", "objects: [{name: a, role: extra, shape: box}]")]
    [InlineData("background: white", "objects: [{name: a, role: distractor, shape: box, mesh: m.glb}]")]
    [InlineData("background: white", "objects: [{name: a, role: distractor, shape: box, share: 0}]")]
    [InlineData("background: white", "cue: {kind: tint}")]
    [InlineData("background: white", "cue: {kind: tint, rate: 2}")]
    [InlineData("background: white", "cue: {kind: tint, rate: {train: 1}}")]
    [InlineData("[class_part]", "[class_part]\nlayers: [depth, depth]")]
    [InlineData("[class_part]", "[class_part]\nlayers: [dept]")]
    [InlineData("[class_part]", "[class_part]\nlayers: depth")]
    [InlineData("color: red", "colour: red")]
    [InlineData("name: a, ", "")]
    [InlineData("parts: [p]}, {", "parts: []}, {")]
    [InlineData("parts: [p]}, {", "parts: p}, {")]
    [InlineData("color: red, parts: [p]", "color: red, parts: [p], pattern: {shape: zigzag, color: white, period: 0.1}")]
    [InlineData("color: red, parts: [p]", "color: red, parts: [p], pattern: {shape: stripes, color: white, period: 0}")]
    [InlineData("color: red, parts: [p]", "color: red, parts: [p], pattern: {shape: stripes, color: white}")]
    [InlineData("color: red, parts: [p]", "color: red, parts: [p], pattern: {shape: checker, color: white, period: 0.1, along: y}")]
    [InlineData("[{name: a, color: red, parts: [p]}, {name: b, color: blue, parts: [p]}]", "[]")]
    [InlineData("[{name: a, color: red, parts: [p]}, {name: b, color: blue, parts: [p]}]", "{hues: 0, parts: [p]}")]
    [InlineData("[{name: a, color: red, parts: [p]}, {name: b, color: blue, parts: [p]}]", "{hues: 6}")]
    [InlineData("[{name: a, color: red, parts: [p]}, {name: b, color: blue, parts: [p]}]", "{hues: 6, parts: [p], lightness: 2}")]
    [InlineData("classes: [{name: a, color: red, parts: [p]}, {name: b, color: blue, parts: [p]}]", "label: {rule: xnor, parts: [p, q], color: red}")]
    [InlineData("classes: [{name: a, color: red, parts: [p]}, {name: b, color: blue, parts: [p]}]", "label: {rule: xor, parts: [p, p], color: red}")]
    [InlineData("classes: [{name: a, color: red, parts: [p]}, {name: b, color: blue, parts: [p]}]", "label: {rule: xor, parts: [p], color: red}")]
    [InlineData("classes: [{name: a, color: red, parts: [p]}, {name: b, color: blue, parts: [p]}]", "label: {rule: xor, parts: [p, q]}")]
    [InlineData("classes:", "label: {rule: xor, parts: [p, q], color: red}\nclasses:")]
    [InlineData("color: red, parts: [p]", "colors: {}")]
    [InlineData("color: red, parts: [p]", "colors: [p]")]
    [InlineData("color: red, parts: [p]", "colors: {p: red}, color: red")]
    [InlineData("color: red, parts: [p]", "colors: {p: red}, parts: [p]")]
    [InlineData("color: red, parts: [p]", "colors: {p: red}, pattern: {shape: checker, color: white, period: 0.1}")]
    [InlineData("color: red, parts: [p]", "color: red, hides: [q]")]
    [InlineData("color: red, parts: [p]", "hides: [q], pattern: {shape: checker, color: white, period: 0.1}")]
    [InlineData("color: red, parts: [p]", "hides: []")]
    [InlineData("distance: 1", "distanse: 1")]
    [InlineData("distance: 1", "distance: near")]
    [InlineData("distance: 1", "distance: []")]
    [InlineData("distance: 1", "distance: {from: 1, to: 2}")]
    [InlineData("distance: 1", "distance: {from: 1, to: 2, count: 0}")]
    [InlineData("distance: 1", "distance: {distribution: even, from: 1, to: 2}")]
    [InlineData("distance: 1", "distance: {distribution: normal, mean: 2, deviation: 0}")]
    [InlineData("folds: 4", "folds: 2")]
    [InlineData("folds: 4", "folds: 4\nsplits: {by: folds}")]
    [InlineData("folds: 4", "splits: {by: chance}")]
    [InlineData("folds: 4", "splits: {by: arc, val: [0], test: [90, 180]}")]
    [InlineData("[class_part]", "[]")]
    [InlineData("[class_part]", "[class_prat]")]
    [InlineData("seed: 1", "seed: -1")]
    [InlineData("seed: 1", "seeds: 1")]
    public void Reader_and_schema_refuse(string old, string replacement)
    {
        string text = Changed(old, replacement);
        Assert.Throws<InputException>(() => RecipeReader.Parse(text, "x.yaml"));
        Assert.False(Accepts(text), text);
    }

    public static TheoryData<string, string, string> Mappings => new()
    {
        { "", "seed: 1", "seed: 1\nunknown: 1" },
        { "mesh", "m.glb", "{file: m.glb, unknown: 1}" },
        { "class", "color: red", "unknown: 1, color: red" },
        { "circle", "[{name: a, color: red, parts: [p]}, {name: b, color: blue, parts: [p]}]", "{hues: 6, parts: [p], unknown: 1}" },
        { "stripes", "color: red", "pattern: {shape: stripes, color: white, period: 1, unknown: 1}, color: red" },
        { "dots", "color: red", "pattern: {shape: dots, color: white, period: 1, unknown: 1}, color: red" },
        { "checker", "color: red", "pattern: {shape: checker, color: white, period: 1, unknown: 1}, color: red" },
        { "uniform", "distance: 1", "distance: {distribution: uniform, from: 1, to: 2, unknown: 1}" },
        { "normal", "distance: 1", "distance: {distribution: normal, mean: 1, deviation: 2, unknown: 1}" },
        { "choice", "distance: 1", "distance: {distribution: choice, of: [1], unknown: 1}" },
        { "flat", "background: white", "background: {kind: color, unknown: 1}" },
        { "gradient", "background: white", "background: {kind: gradient, unknown: 1}" },
        { "clouds", "background: white", "background: {kind: noise, unknown: 1}" },
        { "pictures", "background: white", "background: {kind: pictures, folder: p, unknown: 1}" },
        { "ground", "background: white", "ground: {color: tan, unknown: 1}" },
        { "object", "background: white", "objects: [{name: a, role: distractor, shape: box, unknown: 1}]" },
        { "cue", "background: white", "cue: {kind: tint, rate: 1, unknown: 1}" },
        { "rates", "background: white", "cue: {kind: tint, rate: {train: 1, test: 1, unknown: 1}}" },
        { "folds", "folds: 4", "splits: {by: folds, unknown: 1}" },
        { "shares", "folds: 4", "splits: {by: share, train: 0.5, val: 0.25, test: 0.25, unknown: 1}" },
        { "arcs", "folds: 4", "splits: {by: arc, val: [0, 9], test: [9, 18], unknown: 1}" },
    };

    [Theory]
    [MemberData(nameof(Mappings))]
    public void Every_mapping_has_the_keys_that_the_reader_names(string definition, string old, string replacement)
    {
        JsonNode root = JsonNode.Parse(Text)!;
        JsonNode mapping = definition.Length == 0 ? root : root["$defs"]![definition]!;
        string[] listed = [.. mapping["properties"]!.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal)];
        string line = Assert.Throws<InputException>(() => RecipeReader.Parse(Changed(old, replacement), "x.yaml")).Message
            .Split('\n').Single(l => l.Contains("unknown: unknown key", StringComparison.Ordinal));
        string[] valid = [.. line[(line.IndexOf("valid: ", StringComparison.Ordinal) + 7)..].Split(", ").Order(StringComparer.Ordinal)];
        Assert.Equal(valid, listed);
    }

    [Fact]
    public void The_axes_are_those_of_the_reader()
    {
        JsonObject axes = JsonNode.Parse(Text)!["properties"]!["axes"]!["properties"]!.AsObject();
        Assert.Equal([.. PoseAxes.All.Select(axis => axis.Key), BackgroundAxis.Key], axes.Select(axis => axis.Key));
        foreach (PoseAxis axis in PoseAxes.All)
        {
            Assert.Equal(axis.Default, axes[axis.Key]!["default"]!.GetValue<double>());
        }
    }

    [Fact]
    public void Every_key_has_a_sentence()
    {
        List<string> silent = [];
        Walk(JsonNode.Parse(Text)!, string.Empty, silent);
        Assert.Empty(silent);

        static void Walk(JsonNode node, string path, List<string> silent)
        {
            if (node is JsonObject named)
            {
                foreach ((string key, JsonNode? value) in named["properties"] as JsonObject ?? [])
                {
                    if (value!["description"] is null && value["$ref"] is null)
                    {
                        silent.Add($"{path}.{key}");
                    }
                }

                foreach ((string key, JsonNode? value) in named.Where(pair => pair.Value is not null))
                {
                    Walk(value!, $"{path}.{key}", silent);
                }
            }
            else if (node is JsonArray list)
            {
                foreach (JsonNode? value in list.Where(value => value is not null))
                {
                    Walk(value!, path, silent);
                }
            }
        }
    }

    private static bool Accepts(string yaml) => Schema.Evaluate(RecipeAsJson.Of(yaml)).IsValid;

    private static string Changed(string old, string replacement)
    {
        Assert.Contains(old, Good, StringComparison.Ordinal);
        int at = Good.IndexOf(old, StringComparison.Ordinal);
        return Good[..at] + replacement + Good[(at + old.Length)..];
    }
}
