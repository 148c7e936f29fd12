using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Splitting;
using YamlDotNet.RepresentationModel;

namespace An8Suite.Core.Scenes;

/// <summary>Turns the YAML tree of a recipe into a <see cref="Recipe"/>; what cannot be read is noted and left at its default.</summary>
internal sealed class RecipeParser(RecipeProblems problems)
{
    private readonly RecipeColors _colors = new(problems);

    /// <summary>Reads the whole recipe.</summary>
    public Recipe Parse(YamlMappingNode root)
    {
        IReadOnlyDictionary<string, RecipeNode> keys = new RecipeNode(root, string.Empty, problems).Keys(RecipeKeys.File);
        if (keys.TryGetValue("palette", out RecipeNode? palette))
        {
            _colors.AddPalette(palette);
        }

        var recipe = new Recipe
        {
            Name = keys.GetValueOrDefault("name")?.Text() ?? "unnamed",
            Mesh = keys.GetValueOrDefault("mesh")?.Text() ?? "missing",
            Classes = keys.TryGetValue("classes", out RecipeNode? classes) ? ReadClasses(classes) : [],
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
            LeastDifference = keys.GetValueOrDefault("least_difference")?.Number() ?? recipe.LeastDifference,
        };
    }

    private static SplitRule ReadSplits(IReadOnlyDictionary<string, RecipeNode> keys) => keys.TryGetValue("splits", out RecipeNode? splits)
        ? SplitReader.Read(splits)
        : new FoldRule(keys.GetValueOrDefault("folds")?.Whole() ?? FoldRule.StandardCount);

    private IReadOnlyList<RecipeClass> ReadClasses(RecipeNode node) =>
        node.Node is YamlMappingNode ? HueReader.ReadClasses(node) : [.. node.Items().Select(ReadClass)];

    private RecipeClass ReadClass(RecipeNode node)
    {
        IReadOnlyDictionary<string, RecipeNode> keys = node.Keys(RecipeKeys.Class);
        string name = keys.GetValueOrDefault("name")?.Text() ?? "unnamed";
        if (keys.TryGetValue("colors", out RecipeNode? colors))
        {
            Dictionary<string, SrgbColor> byPart = colors.Entries().ToDictionary(pair => pair.Key, pair => _colors.Read(pair.Value));
            return new RecipeClass(name, byPart.Values.FirstOrDefault(), [.. byPart.Keys]) { PartColors = byPart };
        }

        IReadOnlyList<RecipeNode> parts = keys.GetValueOrDefault("parts")?.Items() ?? [];
        return new RecipeClass(
            name,
            keys.TryGetValue("color", out RecipeNode? color) ? _colors.Read(color) : default,
            [.. parts.Select(part => part.Text() ?? string.Empty)]);
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
        IReadOnlyDictionary<string, RecipeNode> keys = node.Keys(RecipeKeys.Axes);
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
