using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Yaml;
using YamlDotNet.RepresentationModel;

namespace An8Suite.Core.Scenes.Backdrops;

/// <summary>Reads the mappings that <c>background</c> of a recipe may hold in place of a colour.</summary>
internal static class BackdropReader
{
    private static readonly string[] Kinds = ["color", "gradient", "noise", "pictures"];

    /// <summary>Whether the value is a kind of backdrop or a list of them, and no colour.</summary>
    public static bool IsBackdrop(RecipeNode node) => node.Has("kind")
        || (node.Node is YamlSequenceNode list && list.Children.Count > 0 && list.All(item => item is YamlMappingNode));

    /// <summary>The kinds; at least one.</summary>
    public static IReadOnlyList<BackdropKind> Read(RecipeNode node, RecipeColors colors) =>
        node.Node is YamlMappingNode ? [Kind(node, colors)] : [.. node.Items().Select(item => Kind(item, colors))];

    private static BackdropKind Kind(RecipeNode node, RecipeColors colors)
    {
        IReadOnlyDictionary<string, RecipeNode> all = node.Entries();
        string name = all.GetValueOrDefault("kind")?.Text() ?? string.Empty;
        string[] own = name switch
        {
            "pictures" => ["folder"],
            "noise" => ["colors", "scale"],
            _ => ["colors"],
        };
        IReadOnlyDictionary<string, RecipeNode> keys = name == "pictures"
            ? node.Keys(["kind", "folder"], ["share"]) : node.Keys(["kind"], [.. own, "share"]);
        if (name.Length > 0 && !Kinds.Contains(name))
        {
            node.Problems.Add(keys["kind"].Path, $"unknown kind '{name}'; {NearestName.Hint(name, Kinds)}");
        }

        double share = Number(keys, "share", 1, 0.001, 1000);
        IReadOnlyList<SrgbColor> list = keys.TryGetValue("colors", out RecipeNode? given)
            ? [.. given.Items().Select(colors.Read)] : [];
        if (name is "gradient" or "noise" && list.Count == 1)
        {
            node.Problems.Add(keys["colors"].Path, "expected at least two colours, or no such key, found one");
        }

        BackdropKind kind = name switch
        {
            "gradient" => new GradientBackdrop(list),
            "noise" => new NoiseBackdrop(list, Number(keys, "scale", NoiseBackdrop.StandardScale, 0.01, 2)),
            "pictures" => new PicturesBackdrop(keys.GetValueOrDefault("folder")?.Text() ?? "."),
            _ => new FlatBackdrop(list),
        };
        return kind with { Share = share };
    }

    private static double Number(
        IReadOnlyDictionary<string, RecipeNode> keys, string key, double standard, double least, double most)
    {
        if (keys.GetValueOrDefault(key) is not { } node || node.Number() is not double value)
        {
            return standard;
        }

        if (!(value >= least && value <= most))
        {
            node.Problems.Add(
                node.Path, FormattableString.Invariant($"expected {least} to {most}, found {value}"));
        }

        return value;
    }
}
