using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Distributions;
using An8Suite.Core.Scenes.Yaml;
using YamlDotNet.RepresentationModel;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>
/// The values of one axis, written as a number, a list, or evenly spaced between two ends; see
/// <see cref="DistributionReader"/>.
/// </summary>
internal static class RecipeRange
{
    private const double FullTurnDegrees = 360;

    /// <summary>Spacing is rounded to this many decimals, so that 1.1 does not become 1.1000000000000001.</summary>
    private const int Decimals = 9;

    /// <summary>Reads any of the three forms.</summary>
    public static IReadOnlyList<double> Read(RecipeNode node) => node.Node switch
    {
        YamlSequenceNode => [.. node.Items().Select(item => item.Number() ?? 0)],
        YamlMappingNode => ReadSpaced(node),
        YamlScalarNode { Value.Length: > 0 } => [node.Number() ?? 0],
        _ => node.Expected<IReadOnlyList<double>>("a number, a list of numbers, {from, to, count}, or a distribution")
            ?? [0],
    };

    /// <summary>Evenly spaced with both ends; a full turn leaves its end out, because it is its beginning.</summary>
    public static IReadOnlyList<double> Spaced(double from, double to, int count)
    {
        int steps = Math.Abs(to - from) == FullTurnDegrees ? count : Math.Max(1, count - 1);
        return [.. Enumerable.Range(0, count)
            .Select(i => Math.Round(((from * (steps - i)) + (to * i)) / steps, Decimals))];
    }

    private static IReadOnlyList<double> ReadSpaced(RecipeNode node)
    {
        IReadOnlyDictionary<string, RecipeNode> keys = node.Keys(["from", "to", "count"], ["distribution"]);
        double? from = keys.GetValueOrDefault("from")?.Number();
        double? to = keys.GetValueOrDefault("to")?.Number();
        int? count = keys.GetValueOrDefault("count")?.Whole();
        if (count is < 1 or > CameraPose.MaximumCount)
        {
            node.Problems.Add($"{node.Path}.count", $"expected 1 to {CameraPose.MaximumCount}, found {count}");
            return [0];
        }

        return from is double first && to is double last && count is int n ? Spaced(first, last, n) : [0];
    }
}
