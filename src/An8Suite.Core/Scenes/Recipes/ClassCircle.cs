using An8Suite.Core.Scenes.Colors;
using An8Suite.Core.Scenes.Yaml;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>
/// Reads the generator of classes, <c>{hues, parts, lightness, chroma, start, name}</c>: one class a hue, alike in
/// lightness and chroma.
/// </summary>
internal static class ClassCircle
{
    /// <summary>
    /// The classes, <c>name_1</c> and so on with as many digits as the last one needs; none where they cannot be read,
    /// which is noted.
    /// </summary>
    public static IReadOnlyList<RecipeClass> Read(RecipeNode node)
    {
        IReadOnlyDictionary<string, RecipeNode> keys = node.Keys(
            ["hues", "parts"], ["lightness", "chroma", "start", "name"]);
        double Number(string key, double standard) =>
            keys.TryGetValue(key, out RecipeNode? value) ? value.Number() ?? standard : standard;
        string name = keys.GetValueOrDefault("name")?.Text() ?? "hue";
        string[] parts = [.. (keys.GetValueOrDefault("parts")?.Items() ?? [])
            .Select(part => part.Text() ?? string.Empty)];
        HueCircle circle = new(
            keys.GetValueOrDefault("hues")?.Whole() ?? 1,
            Number("lightness", HueCircle.StandardLightness),
            Number("chroma", HueCircle.StandardChroma),
            Number("start", 0));
        (string Key, string Message)[] wrong = [.. circle.Problems()];
        foreach ((string key, string message) in wrong)
        {
            node.Problems.Add(RecipeLines.Join(node.Path, key), message);
        }

        int digits = $"{circle.Hues}".Length;
        return wrong.Length > 0 ? [] : [.. circle.Colors().Select((color, i) =>
            new RecipeClass($"{name}_{$"{i + 1}".PadLeft(digits, '0')}", color, parts))];
    }
}
