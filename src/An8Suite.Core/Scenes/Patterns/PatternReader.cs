using An8Suite.Core.Scenes.Yaml;
using YamlDotNet.RepresentationModel;

namespace An8Suite.Core.Scenes.Patterns;

/// <summary>Reads the key <c>pattern</c> of a class.</summary>
internal static class PatternReader
{
    private const string Shape = "shape";
    private static readonly string[] Shared = [Shape, "color", "period"];
    private static readonly string[] Names = [StripeShape.Key, DotShape.Key, CheckerShape.Key];

    /// <summary>The pattern; null where it cannot be read, which is noted.</summary>
    public static ClassPattern? Read(RecipeNode node, RecipeColors colors)
    {
        RecipeNode? named = node.Entries().GetValueOrDefault(Shape);
        string? name = named?.Text();
        IReadOnlyDictionary<string, RecipeNode> keys = node.Keys(Shared, name switch
        {
            StripeShape.Key => ["along"],
            DotShape.Key => ["radius"],
            CheckerShape.Key => [],
            _ => ["along", "radius"],
        });
        if (name is not null && !Names.Contains(name))
        {
            node.Problems.Add(named!.Path, $"unknown shape '{name}'; {NearestName.Hint(name, Names)}");
        }

        PatternShape? shape = keys.GetValueOrDefault("period")?.Number() is double period ? ShapeOf(name, keys, period)
            : null;
        return shape is not null
            && keys.TryGetValue("color", out RecipeNode? color) ? new ClassPattern(shape, colors.Read(color)) : null;
    }

    private static PatternShape? ShapeOf(string? name, IReadOnlyDictionary<string, RecipeNode> keys, double period) =>
        name switch
        {
            StripeShape.Key => new StripeShape(
                keys.TryGetValue("along", out RecipeNode? along) ? Axis(along) : StripeAxis.Up, period),
            DotShape.Key => new DotShape(period, Radius(keys, period)),
            CheckerShape.Key => new CheckerShape(period),
            _ => null,
        };

    private static double Radius(IReadOnlyDictionary<string, RecipeNode> keys, double period)
    {
        double standard = Math.Round(DotShape.StandardRadius * period, 9);
        return keys.TryGetValue("radius", out RecipeNode? radius) ? radius.Number() ?? standard : standard;
    }

    private static StripeAxis Axis(RecipeNode node)
    {
        double[] numbers = node.Node is YamlSequenceNode ? [.. node.Items().Select(item => item.Number() ?? 0)] : [];
        return (node.Node is YamlScalarNode { Value: string name } ? StripeAxis.Named(name)
                : numbers.Length == 3 ? StripeAxis.Direction(numbers[0], numbers[1], numbers[2])
                : null)
            ?? node.Expected<StripeAxis?>(
                $"{string.Join(", ", StripeAxis.Names)} or a direction [x, y, z] that is not [0, 0, 0]")
            ?? StripeAxis.Up;
    }
}
