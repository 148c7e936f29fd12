using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Backdrops;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Objects;
using An8Suite.Core.Scenes.Patterns;
using An8Suite.Core.Scenes.Splitting;
using An8Suite.Core.Scenes.Yaml;
using YamlDotNet.RepresentationModel;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>
/// Turns the YAML tree of a recipe into a <see cref="Recipe"/>; what cannot be read is noted and left at its default.
/// </summary>
internal sealed class RecipeParser(
    RecipeProblems problems, IReadOnlyList<PoseAxis> poseAxes, IReadOnlyList<MaskPolicy> policies)
{
    private static readonly string[] Required = ["name", "mesh"];
    private static readonly string[] Optional =
        [
            "size", "background", "ground", "objects", "cue", "palette", "parts", "axes", "folds", "splits", "masks",
            "layers", "licence", "seed",
        ];
    private readonly RecipeColors _colors = new(problems);

    /// <summary>Reads the whole recipe.</summary>
    public Recipe Parse(YamlMappingNode root)
    {
        RecipeNode node = new(root, string.Empty, problems);
        bool hasRule = node.Has("label");
        IReadOnlyDictionary<string, RecipeNode> keys = node.Keys(
            [.. Required, hasRule ? "label" : "classes"], [.. Optional, hasRule ? "classes" : "label"]);
        if (keys.TryGetValue("palette", out RecipeNode? palette))
        {
            _colors.AddPalette(palette);
        }

        LabelRule? rule = hasRule ? LabelRule.Read(keys["label"], _colors) : null;
        if (hasRule && keys.TryGetValue("classes", out RecipeNode? listed))
        {
            problems.Add(listed.Path, "stands beside 'label', which makes the classes; keep one of them");
        }

        var recipe = new Recipe
        {
            Name = keys.GetValueOrDefault("name")?.Text() ?? "unnamed",
            Mesh = MeshOptionsReader.File(keys.GetValueOrDefault("mesh")) ?? "missing",
            MeshOptions = MeshOptionsReader.Options(keys.GetValueOrDefault("mesh")),
            Label = rule,
            Classes = rule?.Classes()
                ?? (keys.TryGetValue("classes", out RecipeNode? classes) ? ReadClasses(classes) : []),
            Axes = new RecipeAxes { Known = poseAxes },
            Lines = problems.Lines,
        };
        (int width, int height) = keys.TryGetValue("size", out RecipeNode? size) ? ReadSize(size)
            : (recipe.Width, recipe.Height);
        RecipeNode? background = keys.GetValueOrDefault(BackgroundAxis.Key);
        bool isBackdrop = background is not null && BackdropReader.IsBackdrop(background);
        IReadOnlyList<SceneObject> objects = keys.TryGetValue("objects", out RecipeNode? list)
            ? SceneReader.Objects(list, _colors) : [];
        SceneObject[] instances = [.. objects.Where(placed => placed.Role == PartRole.Instance)];
        return recipe with
        {
            Width = width,
            Height = height,
            Background = background is not null && !isBackdrop ? _colors.Read(background) : recipe.Background,
            Backdrops = isBackdrop ? BackdropReader.Read(background!, _colors) : [],
            Objects = objects,
            Ground = keys.TryGetValue("ground", out RecipeNode? ground) ? SceneReader.Ground(ground, _colors) : null,
            Cue = keys.TryGetValue("cue", out RecipeNode? cue) ? SceneReader.Cue(cue, _colors) : null,
            Classes = [.. recipe.Classes.Select(shown => shown.Spread([], instances))],
            Parts = keys.TryGetValue("parts", out RecipeNode? parts)
                ? parts.Entries().ToDictionary(pair => pair.Key, pair => _colors.Read(pair.Value))
                : recipe.Parts,
            Axes = keys.TryGetValue("axes", out RecipeNode? axes) ? ReadAxes(axes, background) : recipe.Axes,
            Splits = ReadSplits(keys),
            Masks = keys.TryGetValue("masks", out RecipeNode? masks) ? ReadMasks(masks) : recipe.Masks,
            Layers = keys.TryGetValue("layers", out RecipeNode? layers) ? ReadLayers(layers) : recipe.Layers,
            Licence = keys.GetValueOrDefault("licence")?.Text() is string licence && licence.Length > 0 ? licence
                : null,
            Seed = keys.GetValueOrDefault("seed")?.Seed() ?? recipe.Seed,
        };
    }

    private SplitRule ReadSplits(IReadOnlyDictionary<string, RecipeNode> keys)
    {
        RecipeNode? folds = keys.GetValueOrDefault("folds");
        if (!keys.TryGetValue("splits", out RecipeNode? splits))
        {
            return new FoldRule(folds?.Whole() ?? FoldRule.StandardCount);
        }

        if (folds is not null)
        {
            problems.Add(folds.Path, "stands beside 'splits', which says the same; keep one of them");
        }

        return SplitReader.Read(splits);
    }

    private IReadOnlyList<RecipeClass> ReadClasses(RecipeNode node) =>
        node.Node is YamlMappingNode ? ClassCircle.Read(node) : [.. node.Items().Select(ReadClass)];

    private RecipeClass ReadClass(RecipeNode node)
    {
        RecipeClass read = node.Has("colors") ? ReadColors(node) : ReadColor(node);
        return read with { Shows = ReadParts(node, "shows"), Hides = ReadParts(node, "hides") };
    }

    private RecipeClass ReadColor(RecipeNode node)
    {
        // A class that shows or hides parts needs no colour.
        bool needsColor = (!node.Has("shows") && !node.Has("hides"))
            || node.Has("color") || node.Has("parts") || node.Has("pattern");
        IReadOnlyDictionary<string, RecipeNode> keys = needsColor
            ? node.Keys(["name", "color", "parts"], ["pattern", "colors", "shows", "hides"])
            : node.Keys(["name"], ["color", "parts", "pattern", "colors", "shows", "hides"]);
        return new RecipeClass(
            keys.GetValueOrDefault("name")?.Text() ?? "unnamed",
            keys.TryGetValue("color", out RecipeNode? color) ? _colors.Read(color) : default,
            ReadParts(node, "parts"))
        {
            Pattern = keys.TryGetValue("pattern", out RecipeNode? pattern) ? PatternReader.Read(pattern, _colors)
                : null,
        };
    }

    /// <summary>A class whose parts have colours of their own.</summary>
    private RecipeClass ReadColors(RecipeNode node)
    {
        IReadOnlyDictionary<string, RecipeNode> keys = node.Entries();
        string[] others = [.. keys.Keys.Intersect(["color", "parts", "pattern"])];
        foreach (string other in others)
        {
            problems.Add(
                keys[other].Path, "stands beside 'colors', which names parts and their colours; keep one of them");
        }

        node.Keys(["name", "colors"], [.. others, "shows", "hides"]);
        Dictionary<string, SrgbColor> colors = keys["colors"]
            .Entries().ToDictionary(pair => pair.Key, pair => _colors.Read(pair.Value));
        return new RecipeClass(
            keys.GetValueOrDefault("name")?.Text() ?? "unnamed", colors.Values.FirstOrDefault(), [.. colors.Keys])
        {
            PartColors = colors,
        };
    }

    private IReadOnlyList<string> ReadParts(RecipeNode shown, string key)
    {
        if (!shown.Has(key))
        {
            return [];
        }

        RecipeNode node = shown.Entries()[key];
        if (node.Node is YamlSequenceNode { Children.Count: 0 })
        {
            problems.Add(node.Path, "expected at least one part, found none");
        }

        return [.. node.Items().Select(part => part.Text() ?? string.Empty)];
    }

    private static (int Width, int Height) ReadSize(RecipeNode node)
    {
        if (node.Node is not YamlSequenceNode)
        {
            int side = node.Whole() ?? Recipe.MinimumSide;
            return (side, side);
        }

        IReadOnlyList<RecipeNode> sides = node.Items();
        if (sides.Count != 2)
        {
            node.Expected<int>("one number or [width, height]");
            return (Recipe.MinimumSide, Recipe.MinimumSide);
        }

        return (sides[0].Whole() ?? Recipe.MinimumSide, sides[1].Whole() ?? Recipe.MinimumSide);
    }

    private RecipeAxes ReadAxes(RecipeNode node, RecipeNode? background)
    {
        IReadOnlyDictionary<string, RecipeNode> keys = node.Keys(
            [], [.. poseAxes.Select(axis => axis.Key), BackgroundAxis.Key]);
        RecipeAxes axes = poseAxes.Where(axis => keys.ContainsKey(axis.Key)).Aggregate(
            new RecipeAxes { Known = poseAxes }, (read, axis) => read.Read(axis, keys[axis.Key]));
        if (!keys.TryGetValue(BackgroundAxis.Key, out RecipeNode? backgrounds))
        {
            return axes;
        }

        if (background is not null)
        {
            problems.Add(
                backgrounds.Path,
                "stands beside the key 'background' of the recipe, which is its one value; keep one of them");
        }

        return BackgroundAxis.Read(axes, backgrounds, _colors);
    }

    private List<PictureLayer> ReadLayers(RecipeNode node)
    {
        List<PictureLayer> layers = [];
        foreach (RecipeNode item in node.Items())
        {
            string name = item.Text() ?? string.Empty;
            PictureLayer[] found = [.. Enum.GetValues<PictureLayer>().Where(layer => Choice.NameOf(layer) == name)];
            layers.AddRange(found);
            if (found.Length == 0 && name.Length > 0)
            {
                problems.Add(
                    item.Path, $"unknown layer '{name}'; {NearestName.Hint(name, Choice.Names<PictureLayer>())}");
            }
        }

        return layers;
    }

    private List<MaskPolicy> ReadMasks(RecipeNode node)
    {
        List<MaskPolicy> masks = [];
        foreach (RecipeNode item in node.Items())
        {
            string name = item.Text() ?? string.Empty;
            if (MaskPolicy.TryParse(name, out MaskPolicy? policy, policies))
            {
                masks.Add(policy);
            }
            else if (name.Length > 0)
            {
                string hint = NearestName.Hint(name, MaskPolicy.NamesOf(policies));
                problems.Add(item.Path, $"unknown mask policy '{name}'; {hint}");
            }
        }

        return masks;
    }
}
