using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using YamlDotNet.RepresentationModel;

namespace An8Suite.Core.Scenes;

/// <summary>Turns the YAML tree of a recipe into a <see cref="Recipe"/>; what cannot be read is noted and left at its default.</summary>
internal sealed class RecipeParser(RecipeProblems problems)
{
    private static readonly string[] Required = ["name", "mesh", "classes"];
    private static readonly string[] Optional = ["size", "background", "palette", "parts", "axes", "folds", "masks", "seed"];
    private readonly Dictionary<string, SrgbColor> _palette = [];

    /// <summary>Reads the whole recipe.</summary>
    public Recipe Parse(YamlMappingNode root)
    {
        IReadOnlyDictionary<string, RecipeNode> keys = new RecipeNode(root, string.Empty, problems).Keys(Required, Optional);
        if (keys.TryGetValue("palette", out RecipeNode? palette))
        {
            ReadPalette(palette);
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
            Background = keys.TryGetValue("background", out RecipeNode? background) ? ReadColor(background) : recipe.Background,
            Parts = keys.TryGetValue("parts", out RecipeNode? parts)
                ? parts.Entries().ToDictionary(pair => pair.Key, pair => ReadColor(pair.Value))
                : recipe.Parts,
            Axes = keys.TryGetValue("axes", out RecipeNode? axes) ? ReadAxes(axes) : recipe.Axes,
            FoldCount = keys.GetValueOrDefault("folds")?.Whole() ?? recipe.FoldCount,
            Masks = keys.TryGetValue("masks", out RecipeNode? masks) ? ReadMasks(masks) : recipe.Masks,
            Seed = keys.GetValueOrDefault("seed")?.Seed() ?? recipe.Seed,
        };
    }

    private void ReadPalette(RecipeNode node)
    {
        foreach ((string name, RecipeNode color) in node.Entries())
        {
            _palette[name] = ReadColor(color);
        }
    }

    private SrgbColor ReadColor(RecipeNode node)
    {
        string text = (node.Node as YamlScalarNode)?.Value ?? string.Empty;
        if (_palette.TryGetValue(text, out SrgbColor color) || SrgbColor.TryParse(text, out color))
        {
            return color;
        }

        string found = text.Length > 0 || node.Node is not YamlScalarNode
            ? $"{RecipeNode.Describe(node.Node)} is no colour"
            : "no colour found (YAML takes a bare # for a comment: put quotes around it)";
        string valid = "valid: \"#rrggbb\" with two hexadecimal digits each for red, green and blue";
        string? nearest = NearestName.Of(text, _palette.Keys);
        problems.Add(
            node.Path,
            found + (nearest is null ? "; " : $"; did you mean '{nearest}'? ") + valid
            + (_palette.Count > 0 ? $", or a name of the palette: {string.Join(", ", _palette.Keys)}" : string.Empty));
        return default;
    }

    private RecipeClass ReadClass(RecipeNode node)
    {
        IReadOnlyDictionary<string, RecipeNode> keys = node.Keys(["name", "color", "parts"], []);
        IReadOnlyList<RecipeNode> parts = keys.GetValueOrDefault("parts")?.Items() ?? [];
        return new RecipeClass(
            keys.GetValueOrDefault("name")?.Text() ?? "unnamed",
            keys.TryGetValue("color", out RecipeNode? color) ? ReadColor(color) : default,
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

    private static RecipeAxes ReadAxes(RecipeNode node)
    {
        IReadOnlyDictionary<string, RecipeNode> keys = node.Keys([], [.. RecipeAxis.All.Select(axis => axis.Key)]);
        return RecipeAxis.All.Where(axis => keys.ContainsKey(axis.Key)).Aggregate(
            new RecipeAxes(), (axes, axis) => axis.Replace(axes, RecipeRange.Read(keys[axis.Key])));
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
