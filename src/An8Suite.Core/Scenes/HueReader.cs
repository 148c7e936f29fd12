using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Colors;

namespace An8Suite.Core.Scenes;

/// <summary>Reads generators of colours, <c>{hues, lightness, chroma, start}</c>, and of classes, which have <c>parts</c> and <c>name</c> too.</summary>
internal static class HueReader
{
    /// <summary>Stands for the number of a class, from 1, in its name.</summary>
    public const string NumberMark = "{n}";

    /// <summary>The names of generated classes where a recipe names none.</summary>
    public const string StandardName = "hue_{n}";

    /// <summary>The hues; null where they cannot be read or do not fit, which is noted.</summary>
    public static HueCircle? Read(RecipeNode node, RecipeSection section) => Read(node, node.Keys(section));

    /// <summary>The classes of a generator; none where it is wrong, which is noted.</summary>
    public static IReadOnlyList<RecipeClass> ReadClasses(RecipeNode node)
    {
        IReadOnlyDictionary<string, RecipeNode> keys = node.Keys(RecipeKeys.ClassHues);
        string[] parts = [.. (keys.GetValueOrDefault("parts")?.Items() ?? []).Select(part => part.Text() ?? string.Empty)];
        string? name = keys.TryGetValue("name", out RecipeNode? given) ? given.Text() : StandardName;
        if (name?.Contains(NumberMark, StringComparison.Ordinal) == false)
        {
            node.Problems.Add(given!.Path, $"expected a name with {NumberMark} in it for the number of the class, found '{name}'");
        }

        IReadOnlyList<SrgbColor> colors = Read(node, keys)?.Colors() ?? [];
        return [.. colors.Select((color, i) => new RecipeClass(
            (name ?? StandardName).Replace(NumberMark, $"{i + 1}", StringComparison.Ordinal), color, parts))];
    }

    private static HueCircle? Read(RecipeNode node, IReadOnlyDictionary<string, RecipeNode> keys)
    {
        double? NumberOr(string key, double standard) => keys.TryGetValue(key, out RecipeNode? value) ? value.Number() : standard;
        int? count = keys.GetValueOrDefault("hues")?.Whole();
        double? lightness = NumberOr("lightness", HueCircle.StandardLightness);
        double? chroma = NumberOr("chroma", HueCircle.StandardChroma);
        double? start = NumberOr("start", 0);
        if (count is not int n || lightness is not double l || chroma is not double c || start is not double from)
        {
            return null;
        }

        HueCircle hues = new(n, l, c, from);
        (string Key, string Message)[] wrong = [.. hues.Problems()];
        foreach ((string key, string message) in wrong)
        {
            node.Problems.Add(RecipeLines.Join(node.Path, key), message);
        }

        return wrong.Length == 0 ? hues : null;
    }
}
