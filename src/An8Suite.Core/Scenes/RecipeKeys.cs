using An8Suite.Core.Scenes.Colors;
using An8Suite.Core.Scenes.Distributions;
using An8Suite.Core.Scenes.Splitting;

namespace An8Suite.Core.Scenes;

/// <summary>Every key of a recipe, once: the reader's lists, <c>an8 recipe keys</c> and the JSON Schema come from here.</summary>
public static class RecipeKeys
{
    private const double Any = double.PositiveInfinity;
    private const double MostDegrees = 1e6;
    private static readonly KeyValue Number = KeyValue.Between(-Any, Any);
    private static readonly KeyValue DrawCount = KeyValue.Whole(1, Recipe.MaximumPoseCount);

    /// <summary>The whole file.</summary>
    public static RecipeSection File { get; } = new("recipe", "the recipe",
    [
        new("name", KeyValue.Name, "The dataset's name.") { IsRequired = true },
        new("mesh", KeyValue.Text, "The mesh file, a path from the recipe's folder.") { IsRequired = true },
        new("classes", KeyValue.Any("list of classes, or a generator", "1 to 1000", KeyValue.ListOf("class", KeyValue.Section("class", "class").Schema, 1, 1000), KeyValue.Section("generator", "class_hues")), "The classes in order of label.") { IsRequired = true },
        new("size", KeyValue.Any("whole number or [width, height]", "32 to 2048", Side, KeyValue.ListOf("number", Side.Schema, 2, 2)), "Width and height of every image.") { Unit = "pixels", Default = "128" },
        new("background", KeyValue.Color, "The colour of pixels that show no part.") { Default = "\"#ebebeb\"" },
        new("palette", KeyValue.Named("name: colour, or name: generator", KeyValue.Any("", "", KeyValue.Color, KeyValue.Section("", "palette_hues")).Schema), "Names for colours; they hide those of CSS.") { Default = "{}" },
        new("parts", KeyValue.Named("part: colour", KeyValue.Color.Schema), "The colour of each part in every class that does not recolour it.") { Default = "{}" },
        new("axes", KeyValue.Section("mapping", "axes"), "What poses differ in: every combination of the values is one pose.") { Default = "{}" },
        new("folds", KeyValue.Whole(Recipe.MinimumFoldCount, Recipe.MaximumPoseCount), "Short for splits: {by: folds, count}.") { Default = "5" },
        new("splits", KeyValue.Any("mapping", "", KeyValue.Section("", "folds"), KeyValue.Section("", "share"), KeyValue.Section("", "arc")), "Which poses train, validate and test.") { Default = "{\"by\": \"folds\", \"count\": 5}" },
        new("masks", KeyValue.ListOf("policy", () => new() { ["type"] = "string", ["pattern"] = "^(class_part|plant|candidates|causal|part:.+)$" }, 1), "The ground-truth masks: class_part, plant, candidates, causal, part:<name>.") { Default = "[\"class_part\"]" },
        new("seed", KeyValue.Whole(0, long.MaxValue), "Deals the poses into splits and draws from distributions.") { Default = "0" },
        new("least_difference", KeyValue.Between(0, 100), "Colours of classes that are closer are warned of; 0 warns of none.") { Unit = "CIEDE2000", Default = "10" },
    ]) { Exclusives = [("folds", "splits")] };

    /// <summary>One class.</summary>
    public static RecipeSection Class { get; } = new("class", "classes: [{...}]",
    [
        new("name", KeyValue.Name, "The class, and its folder.") { IsRequired = true },
        new("color", KeyValue.Color, "The class colour; goes with parts."),
        new("parts", KeyValue.Parts, "The parts that carry the colour: the ground truth."),
        new("colors", KeyValue.Named("part: colour", KeyValue.Color.Schema, 1), "In place of color and parts: a colour for each part of the ground truth."),
    ]) { Alternatives = [["color", "parts"], ["colors"]], Exclusives = [("colors", "color"), ("colors", "parts")] };

    /// <summary>Classes of evenly spaced hues.</summary>
    public static RecipeSection ClassHues { get; } = new("class_hues", "classes: {hues, ...}",
    [
        .. Hues,
        new("parts", KeyValue.Parts, "The parts that carry the colours: the ground truth.") { IsRequired = true },
        new("name", new("name with {n}", "", () => new() { ["type"] = "string", ["pattern"] = "\\{n\\}" }), "The names; {n} is the number of the class, from 1.") { Default = "\"hue_{n}\"" },
    ]);

    /// <summary>Names for evenly spaced hues.</summary>
    public static RecipeSection PaletteHues { get; } = new("palette_hues", "palette: {name: {hues, ...}}, which makes name_1, name_2, ...", [.. Hues]);

    /// <summary>The axes.</summary>
    public static RecipeSection Axes { get; } = new("axes", "axes",
    [
        Axis("view_degrees", -MostDegrees, MostDegrees, "degrees", "0", "Turn of the plant about its vertical axis."),
        Axis("elevation_degrees", -90, 90, "degrees", "20", "Height of the camera above the horizon."),
        Axis("distance", 0.1, 20, "framing distances", "1", "Distance of the camera; at 1 the turning plant just fits."),
        Axis("roll_degrees", -MostDegrees, MostDegrees, "degrees", "0", "Turn of the camera about its line of sight."),
        Axis("field_of_view_degrees", 1, 120, "degrees", "28", "Vertical angle of the picture."),
        Axis("light_azimuth_degrees", -MostDegrees, MostDegrees, "degrees", "-35", "Direction of the light; 0 is behind the camera, 90 to the right."),
        Axis("light_elevation_degrees", -90, 90, "degrees", "48", "Height of the light above the horizon."),
        Axis("light_strength", 0, 4, "usual lights", "1", "Strength of the light; 0 leaves only the sky."),
        Axis("position_x", -0.5, 0.5, "picture widths", "0", "Shift of the plant to the right."),
        Axis("position_y", -0.5, 0.5, "picture heights", "0", "Shift of the plant upwards."),
        new("background", KeyValue.Any("colour, list or distribution", "", KeyValue.Color, KeyValue.ListOf("colour", KeyValue.Color.Schema, 1), KeyValue.Section("", "uniform_colors"), KeyValue.Section("", "choice_colors")), "Background colours, in place of the recipe's one.") { Default = "the recipe's background" },
    ]);

    /// <summary>Evenly spaced values of an axis.</summary>
    public static RecipeSection Range { get; } = new("range", "an axis: {from, to, count}",
    [
        new("from", Number, "The first value.") { IsRequired = true },
        new("to", Number, "The last value; left out when it is a full turn of 360 from the first.") { IsRequired = true },
        new("count", KeyValue.Whole(1, Recipe.MaximumPoseCount), "How many values.") { IsRequired = true },
    ]);

    /// <summary>Numbers of equal likelihood.</summary>
    public static RecipeSection Uniform { get; } = new("uniform", "an axis: {distribution: uniform, ...}",
    [
        Distribution(UniformNumbers.Name),
        new("from", Number, "The lower end.") { IsRequired = true },
        new("to", Number, "The upper end.") { IsRequired = true },
        Draws,
    ]);

    /// <summary>Numbers about a mean.</summary>
    public static RecipeSection Normal { get; } = new("normal", "an axis: {distribution: normal, ...}",
    [
        Distribution(NormalNumbers.Name),
        new("mean", Number, "The middle.") { IsRequired = true },
        new("deviation", Number, "The standard deviation.") { IsRequired = true },
        new("from", Number, "Where it is cut below.") { Default = "mean - 4 deviations" },
        new("to", Number, "Where it is cut above.") { Default = "mean + 4 deviations" },
        Draws,
    ]);

    /// <summary>Any of some numbers.</summary>
    public static RecipeSection Choice { get; } = ChoiceOf("choice", "an axis", "number", Number);

    /// <summary>Colours of equal likelihood.</summary>
    public static RecipeSection UniformColors { get; } = new("uniform_colors", "axes.background: {distribution: uniform, ...}",
    [
        Distribution(Distributions.UniformColors.Name),
        new("from", KeyValue.Color, "The lower end of each channel.") { IsRequired = true },
        new("to", KeyValue.Color, "The upper end of each channel.") { IsRequired = true },
        Draws,
    ]);

    /// <summary>Any of some colours.</summary>
    public static RecipeSection ChoiceColors { get; } = ChoiceOf("choice_colors", "axes.background", "colour", KeyValue.Color);

    /// <summary>Cross-validation.</summary>
    public static RecipeSection Folds { get; } = new("folds", "splits: {by: folds, ...}",
    [
        By(FoldRule.Name),
        new("count", KeyValue.Whole(Recipe.MinimumFoldCount, Recipe.MaximumPoseCount), "How many folds.") { Default = "5" },
    ]);

    /// <summary>Fixed splits by chance.</summary>
    public static RecipeSection Share { get; } = new("share", "splits: {by: share, ...}; the three sum to 1",
    [
        By(ShareRule.Name),
        .. new[] { ("train", "trains"), ("val", "validates"), ("test", "tests") }.Select(share =>
            new RecipeKey(share.Item1, KeyValue.Between(0, 1), $"The share of the poses that {share.Item2}.") { IsRequired = true }),
    ]);

    /// <summary>Fixed splits by view.</summary>
    public static RecipeSection Arc { get; } = new("arc", "splits: {by: arc, ...}",
    [
        By(ArcRule.Name),
        .. new[] { ("val", "validate"), ("test", "test") }.Select(arc =>
            new RecipeKey(arc.Item1, KeyValue.ListOf("number", Number.Schema, 2, 2), $"[from, to): the views that {arc.Item2}; may pass 360.") { IsRequired = true, Unit = "degrees" }),
    ]);

    /// <summary>All sections, the whole file first.</summary>
    public static IReadOnlyList<RecipeSection> All { get; } =
        [File, Class, ClassHues, PaletteHues, Axes, Range, Uniform, Normal, Choice, UniformColors, ChoiceColors, Folds, Share, Arc];

    private static KeyValue Side => KeyValue.Whole(Recipe.MinimumSide, Recipe.MaximumSide);

    private static RecipeKey Draws => new("count", DrawCount, "Multiplies the poses by so many draws.") { Default = "one draw for every pose" };

    private static RecipeKey[] Hues =>
    [
        new("hues", KeyValue.Whole(1, HueCircle.MostHues), "How many, evenly around the circle.") { IsRequired = true },
        new("lightness", KeyValue.Between(0, 1), "The lightness of all, of OKLCH.") { Default = "0.7" },
        new("chroma", KeyValue.Between(0, Oklch.MostChroma), "The chroma of all, of OKLCH; must fit into sRGB for every hue.") { Default = "0.11" },
        new("start", KeyValue.Between(-360, 360), "The first hue.") { Unit = "degrees", Default = "0" },
    ];

    private static RecipeKey Axis(string name, double low, double high, string unit, string standard, string sentence) =>
        new(name, KeyValue.Axis(low, high), sentence) { Unit = unit, Default = standard };

    private static RecipeKey Distribution(string name) =>
        new("distribution", KeyValue.OneOf(name), "Every pose draws its own value.") { IsRequired = true };

    private static RecipeKey By(string name) => new("by", KeyValue.OneOf(name), "The rule.") { IsRequired = true };

    private static RecipeSection ChoiceOf(string name, string place, string what, KeyValue value) => new(name, $"{place}: {{distribution: choice, of}}",
    [
        Distribution(Choice<double>.Name),
        new("of", KeyValue.ListOf(what, value.Schema, 1), "Each as likely; what stands twice is twice as likely.") { IsRequired = true },
        Draws,
    ]);
}
