using System.Numerics;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Yaml;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>
/// Classes that no single look makes, but a rule over which of some parts are coloured: key <c>label</c> instead of
/// <c>classes</c>.
/// </summary>
/// <remarks>
/// Every pose shows each class in one of the looks that the rule calls by its name, drawn evenly by seed, class and
/// pose. Under <see cref="LabelRuleKind.Xor"/> each part is coloured equally often in both classes, so no part alone
/// tells them apart.
/// </remarks>
/// <param name="Kind">What is asked of the parts.</param>
/// <param name="Parts">Two to eight, each in <paramref name="Color"/> or as <see cref="Recipe.Parts"/> says.</param>
/// <param name="Color">The colour.</param>
/// <param name="Names">The names of the classes, in order of label.</param>
public sealed record LabelRule(
    LabelRuleKind Kind, IReadOnlyList<string> Parts, SrgbColor Color, IReadOnlyList<string> Names)
{
    private const int LeastParts = 2;
    private const int MostParts = 8; // 256 looks

    /// <summary>One a value of the rule: false and true, or the number of coloured parts from 0.</summary>
    public IReadOnlyList<RecipeClass> Classes() => [.. Enumerable.Range(0, 1 << Parts.Count)
        .GroupBy(set => ValueOf(Kind, set, Parts.Count), Look)
        .OrderBy(looks => looks.Key)
        .Select(looks => new RecipeClass(Names[looks.Key], Color, Parts)
        {
            Looks = [.. looks],
        })];

    /// <summary>As a recipe writes it.</summary>
    public string Yaml => $"{{rule: {Choice.NameOf(Kind)}, parts: [{List(Parts)}], "
        + $"color: {YamlText.Quoted($"{Color}")}, names: [{List(Names)}]}}";

    /// <summary>Reads <c>{rule, parts, color, names}</c>; what is wrong is noted, and something else taken.</summary>
    internal static LabelRule Read(RecipeNode node, RecipeColors colors)
    {
        IReadOnlyDictionary<string, RecipeNode> keys = node.Keys(["rule", "parts", "color"], ["names"]);
        LabelRuleKind kind = keys.TryGetValue("rule", out RecipeNode? rule) ? ReadKind(rule) : default;
        SrgbColor color = keys.TryGetValue("color", out RecipeNode? shown) ? colors.Read(shown) : default;
        string[] parts = [.. (keys.GetValueOrDefault("parts")?.Items() ?? [])
            .Select(part => part.Text() ?? string.Empty)];
        string[] different = [.. parts.Distinct().Take(MostParts)];
        if (keys.ContainsKey("parts") && (different.Length < LeastParts || different.Length < parts.Length))
        {
            node.Problems.Add(
                keys["parts"].Path,
                $"expected {LeastParts} to {MostParts} different parts, "
                + $"found {parts.Length}: {string.Join(", ", parts)}");
        }

        string[] names = StandardNames(kind, different.Length);
        if (!keys.TryGetValue("names", out RecipeNode? given))
        {
            return new LabelRule(kind, different, color, names);
        }

        string[] own = [.. given.Items().Select(name => name.Text() ?? string.Empty)];
        if (own.Length != names.Length)
        {
            node.Problems.Add(
                given.Path,
                $"expected {names.Length} names, in place of {string.Join(", ", names)}; found {own.Length}");
        }

        return new LabelRule(kind, different, color, own.Length == names.Length ? own : names);
    }

    private static LabelRuleKind ReadKind(RecipeNode node)
    {
        string name = node.Text() ?? string.Empty;
        LabelRuleKind[] found = [.. Enum.GetValues<LabelRuleKind>().Where(kind => Choice.NameOf(kind) == name)];
        if (found.Length == 0 && name.Length > 0)
        {
            node.Problems.Add(
                node.Path, $"unknown rule '{name}'; {NearestName.Hint(name, Choice.Names<LabelRuleKind>())}");
        }

        return found.FirstOrDefault();
    }

    private static string[] StandardNames(LabelRuleKind kind, int parts) => kind == LabelRuleKind.Count
        ? [.. Enumerable.Range(0, parts + 1).Select(count => $"count_{count}")]
        : [$"{Choice.NameOf(kind)}_no", $"{Choice.NameOf(kind)}_yes"];

    private static int ValueOf(LabelRuleKind kind, int set, int parts)
    {
        int count = BitOperations.PopCount((uint)set);
        return kind switch
        {
            LabelRuleKind.And => count == parts ? 1 : 0,
            LabelRuleKind.Or => count > 0 ? 1 : 0,
            LabelRuleKind.Xor => count % 2,
            _ => count,
        };
    }

    private IReadOnlyList<string> Look(int set) => [.. Parts.Where((_, i) => (set & (1 << i)) != 0)];

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(YamlText.Quoted));
}
