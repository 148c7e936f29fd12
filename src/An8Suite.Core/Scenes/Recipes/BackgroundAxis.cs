using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Distributions;
using An8Suite.Core.Scenes.Yaml;
using YamlDotNet.RepresentationModel;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>The axis of background colours, which turns slowest; a recipe without it has one background.</summary>
internal static class BackgroundAxis
{
    /// <summary>The key in a recipe file.</summary>
    public const string Key = "background";

    /// <summary>Whether the axis stands in place of the recipe's one background.</summary>
    public static bool IsGiven(RecipeAxes axes) => axes.DrawnBackground is not null || axes.Background.Count > 0;

    /// <summary>By how much it multiplies the poses.</summary>
    public static int Count(RecipeAxes axes) =>
        axes.DrawnBackground is { } drawn ? drawn.Count ?? 1 : Math.Max(1, axes.Background.Count);

    /// <summary>The background of a pose, at a position of the axis.</summary>
    public static SrgbColor At(Recipe recipe, int position, int pose) =>
        recipe.Axes.DrawnBackground is { } drawn ? drawn.Draw(new CounterRandom(recipe.Seed, Key, (ulong)pose))
        : recipe.Axes.Background.Count > 0 ? recipe.Axes.Background[position]
        : recipe.Background;

    /// <summary>What is wrong: a key below the axis, and a sentence.</summary>
    public static IEnumerable<(string Key, string Message)> Problems(RecipeAxes axes)
    {
        if (axes.DrawnBackground is { } drawn)
        {
            return drawn.Problems();
        }

        return axes.Background.GroupBy(color => color).Where(same => same.Count() > 1).Select(same => (
            string.Empty,
            $"{same.Key} gives the same poses as an earlier colour; each pose may come once, or splits would overlap"));
    }

    /// <summary>Reads one colour, a list, or a distribution.</summary>
    public static RecipeAxes Read(RecipeAxes axes, RecipeNode node, RecipeColors colors)
    {
        if (DistributionReader.IsDistribution(node))
        {
            return axes with { DrawnBackground = DistributionReader.Colors(node, colors) };
        }

        if (node.Node is not YamlSequenceNode || RecipeColors.IsTriple(node))
        {
            return axes with { Background = [colors.Read(node)] };
        }

        IReadOnlyList<RecipeNode> items = node.Items();
        if (items.Count == 0)
        {
            node.Problems.Add(node.Path, "expected at least one colour, found none");
        }

        return axes with { Background = [.. items.Select(colors.Read)] };
    }

    /// <summary>The axis as one line of YAML.</summary>
    public static string Yaml(RecipeAxes axes) =>
        axes.DrawnBackground?.Yaml ?? $"[{string.Join(", ", axes.Background.Select(color => $"\"{color}\""))}]";
}
