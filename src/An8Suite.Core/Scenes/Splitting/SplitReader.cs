using An8Suite.Core.Scenes.Yaml;

namespace An8Suite.Core.Scenes.Splitting;

/// <summary>Reads the key <c>splits</c> of a recipe.</summary>
internal static class SplitReader
{
    private const string By = "by";
    private static readonly string[] Names = [FoldRule.Name, ShareRule.Name, ArcRule.Name];

    /// <summary>The rule; the default where it cannot be read, which is noted.</summary>
    public static SplitRule Read(RecipeNode node)
    {
        RecipeNode? by = node.Entries().GetValueOrDefault(By);
        string? name = by?.Text();
        SplitRule? rule = name switch
        {
            FoldRule.Name => Folds(node.Keys([By], ["count"])),
            ShareRule.Name => Share(node.Keys([By, "train", "val", "test"], [])),
            ArcRule.Name => Arcs(node.Keys([By, "val", "test"], [])),
            _ => null,
        };
        if (by is null)
        {
            node.Keys([By], ["count", "train", "val", "test"]);
        }
        else if (name is not null && !Names.Contains(name))
        {
            node.Problems.Add(by.Path, $"unknown rule '{name}'; {NearestName.Hint(name, Names)}");
        }

        return rule ?? new FoldRule(FoldRule.StandardCount);
    }

    private static FoldRule Folds(IReadOnlyDictionary<string, RecipeNode> keys) =>
        new(keys.GetValueOrDefault("count")?.Whole() ?? FoldRule.StandardCount);

    private static ShareRule? Share(IReadOnlyDictionary<string, RecipeNode> keys)
    {
        double? Of(string key) => keys.GetValueOrDefault(key)?.Number();
        return Of("train") is double train && Of("val") is double val && Of("test") is double test
            ? new ShareRule(train, val, test)
            : null;
    }

    private static ArcRule? Arcs(IReadOnlyDictionary<string, RecipeNode> keys) =>
        ReadArc(keys.GetValueOrDefault("val")) is Arc val && ReadArc(keys.GetValueOrDefault("test")) is Arc test
            ? new ArcRule(val, test)
            : null;

    private static Arc? ReadArc(RecipeNode? node)
    {
        IReadOnlyList<RecipeNode> ends = node?.Items() ?? [];
        if (ends.Count == 2)
        {
            return ends[0].Number() is double from && ends[1].Number() is double to ? new Arc(from, to) : null;
        }

        if (ends.Count > 0)
        {
            node?.Expected<int>("[from, to] in degrees");
        }

        return null;
    }
}
