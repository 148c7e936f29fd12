using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Yaml;
using YamlDotNet.RepresentationModel;

namespace An8Suite.Core.Scenes.Distributions;

/// <summary>Reads the distribution of an axis, <c>{distribution: uniform, from, to}</c> and the others.</summary>
internal static class DistributionReader
{
    private const string Key = "distribution";
    private static readonly string[] NumberNames = [UniformNumbers.Name, NormalNumbers.Name, Choice<double>.Name];
    private static readonly string[] ColorNames = [UniformColors.Name, Choice<SrgbColor>.Name];

    /// <summary>Whether the value of an axis is a distribution and not a range.</summary>
    public static bool IsDistribution(RecipeNode node) =>
        node.Node is YamlMappingNode mapping && mapping.Children.Keys.Any(key => key.ToString() == Key);

    /// <summary>A distribution of numbers; null where it cannot be read, which is noted.</summary>
    public static Distribution<double>? Numbers(RecipeNode node) => NameOf(node, NumberNames) switch
    {
        UniformNumbers.Name => Uniform(node.Keys([Key, "from", "to"], ["count"])),
        NormalNumbers.Name => Normal(node.Keys([Key, "mean", "deviation"], ["from", "to", "count"])),
        Choice<double>.Name => Of(
            node.Keys([Key, "of"], ["count"]), item => item.Number(),
            value => FormattableString.Invariant($"{value:R}")),
        _ => null,
    };

    /// <summary>A distribution of colours; null where it cannot be read, which is noted.</summary>
    public static Distribution<SrgbColor>? Colors(RecipeNode node, RecipeColors colors) =>
        NameOf(node, ColorNames) switch
        {
            UniformColors.Name => Uniform(node.Keys([Key, "from", "to"], ["count"]), colors),
            Choice<SrgbColor>.Name => Of<SrgbColor>(
                node.Keys([Key, "of"], ["count"]), item => colors.Read(item), value => $"\"{value}\""),
            _ => null,
        };

    private static string? NameOf(RecipeNode node, string[] valid)
    {
        RecipeNode name = node.Entries()[Key];
        string? text = name.Text();
        if (text is not null && !valid.Contains(text))
        {
            node.Problems.Add(name.Path, $"unknown distribution '{text}'; {NearestName.Hint(text, valid)}");
        }

        return text;
    }

    private static UniformNumbers? Uniform(IReadOnlyDictionary<string, RecipeNode> keys) =>
        NumberAt(keys, "from") is double from && NumberAt(keys, "to") is double to
            ? new UniformNumbers(from, to, CountOf(keys))
            : null;

    private static NormalNumbers? Normal(IReadOnlyDictionary<string, RecipeNode> keys)
    {
        if (NumberAt(keys, "mean") is not double mean || NumberAt(keys, "deviation") is not double deviation)
        {
            return null;
        }

        double cut = NormalNumbers.StandardCut * deviation;
        return new NormalNumbers(
            mean, deviation, NumberAt(keys, "from") ?? (mean - cut),
            NumberAt(keys, "to") ?? (mean + cut), CountOf(keys));
    }

    private static UniformColors? Uniform(IReadOnlyDictionary<string, RecipeNode> keys, RecipeColors colors) =>
        keys.TryGetValue("from", out RecipeNode? from) && keys.TryGetValue("to", out RecipeNode? to)
            ? new UniformColors(colors.Read(from), colors.Read(to), CountOf(keys))
            : null;

    private static Choice<T>? Of<T>(
        IReadOnlyDictionary<string, RecipeNode> keys, Func<RecipeNode, T?> read, Func<T, string> toText)
        where T : struct =>
        keys.TryGetValue("of", out RecipeNode? of)
            ? new Choice<T>([.. of.Items().Select(item => read(item) ?? default)], toText, CountOf(keys))
            : null;

    private static double? NumberAt(IReadOnlyDictionary<string, RecipeNode> keys, string key) =>
        keys.GetValueOrDefault(key)?.Number();

    private static int? CountOf(IReadOnlyDictionary<string, RecipeNode> keys) =>
        keys.GetValueOrDefault("count")?.Whole();
}
