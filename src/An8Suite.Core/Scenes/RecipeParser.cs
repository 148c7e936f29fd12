using An8Suite.Core.Datasets;
using An8Suite.Core.Scenes.Splitting;
using YamlDotNet.RepresentationModel;

namespace An8Suite.Core.Scenes;

/// <summary>Turns the YAML tree of a recipe into a <see cref="Recipe"/>; what cannot be read is noted and left at its default.</summary>
internal sealed class RecipeParser(RecipeProblems problems)
{
    private static readonly string[] Required = ["name", "mesh", "classes"];
    private static readonly string[] Optional = ["size", "background", "palette", "parts", "axes", "folds", "splits", "masks", "seed"];
    private readonly RecipeColors _colors = new(problems);

    /// <summary>Reads the whole recipe.</summary>
    public Recipe Parse(YamlMappingNode root)
    {
        IReadOnlyDictionary<string, RecipeNode> keys = new RecipeNode(root, string.Empty, problems).Keys(Required, Optional);
        if (keys.TryGetValue("palette", out RecipeNode? palette))
        {
            _colors.AddPalette(palette);
        }

        var recipe = new Recipe
        {
            Name = keys.GetValueOrDefault("name")?.Text() ?? "unnamed",
            Mesh = keys.GetValueOrDefault("mesh")?.Text() ?? "missing",
            Classes = keys.TryGetValue("classes", out RecipeNode? classes) ? [.. classes.Items().Select(ReadClass)] : [],
            Lines = problems.Lines,
        };
        (int width, int height) = keys.TryGetValue("size", out RecipeNode? size) ? ReadSize(size) : (recipe.Width, recipe.Height);
        return recipe with
        {
            Width = width,
            Height = height,
            Background = keys.TryGetValue(BackgroundAxis.Key, out RecipeNode? background) ? _colors.Read(background) : recipe.Background,
            Parts = keys.TryGetValue("parts", out RecipeNode? parts)
                ? parts.Entries().ToDictionary(pair => pair.Key, pair => _colors.Read(pair.Value))
                : recipe.Parts,
            Axes = keys.TryGetValue("axes", out RecipeNode? axes) ? ReadAxes(axes, background) : recipe.Axes,
            Splits = ReadSplits(keys),
            Masks = keys.TryGetValue("masks", out RecipeNode? masks) ? ReadMasks(masks) : recipe.Masks,
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

    private RecipeClass ReadClass(RecipeNode node)
    {
        // A class that shows or hides parts needs no colour.
        bool isPlain = !node.Has("shows") && !node.Has("hides");
        IReadOnlyDictionary<string, RecipeNode> keys = isPlain || node.Has("color") || node.Has("parts")
            ? node.Keys(["name", "color", "parts"], ["shows", "hides"])
            : node.Keys(["name"], ["color", "parts", "shows", "hides"]);
        return new RecipeClass(
            keys.GetValueOrDefault("name")?.Text() ?? "unnamed",
            keys.TryGetValue("color", out RecipeNode? color) ? _colors.Read(color) : default,
            ReadParts(keys, "parts"))
        {
            Shows = ReadParts(keys, "shows"),
            Hides = ReadParts(keys, "hides"),
        };
    }

    private IReadOnlyList<string> ReadParts(IReadOnlyDictionary<string, RecipeNode> keys, string key)
    {
        if (!keys.TryGetValue(key, out RecipeNode? node))
        {
            return [];
        }

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
        IReadOnlyDictionary<string, RecipeNode> keys = node.Keys([], [.. RecipeAxis.All.Select(axis => axis.Key), BackgroundAxis.Key]);
        RecipeAxes axes = RecipeAxis.All.Where(axis => keys.ContainsKey(axis.Key)).Aggregate(
            new RecipeAxes(), (read, axis) => axis.Read(read, keys[axis.Key]));
        if (!keys.TryGetValue(BackgroundAxis.Key, out RecipeNode? backgrounds))
        {
            return axes;
        }

        if (background is not null)
        {
            problems.Add(backgrounds.Path, "stands beside the key 'background' of the recipe, which is its one value; keep one of them");
        }

        return BackgroundAxis.Read(axes, backgrounds, _colors);
    }

    private List<MaskPolicy> ReadMasks(RecipeNode node)
    {
        List<MaskPolicy> masks = [];
        foreach (RecipeNode item in node.Items())
        {
            string name = item.Text() ?? string.Empty;
            if (MaskPolicy.TryParse(name, out MaskPolicy? policy))
            {
                masks.Add(policy);
            }
            else if (name.Length > 0)
            {
                problems.Add(item.Path, $"unknown mask policy '{name}'; {NearestName.Hint(name, MaskPolicy.ValidNames)}");
            }
        }

        return masks;
    }
}
