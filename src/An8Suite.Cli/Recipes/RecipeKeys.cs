using System.Text;
using System.Text.Json.Nodes;

namespace An8Suite.Cli.Recipes;

/// <summary>
/// Every key of a recipe in a line: what it means, its unit and range, its default. Read from the JSON Schema, which
/// editors use too.
/// </summary>
internal static class RecipeKeys
{
    /// <summary>Schema nodes that hold no keys of their own would only repeat their parent.</summary>
    private const int DeepestKey = 6;

    /// <summary>The lines, in the order of the schema; keys below a key are indented and come once.</summary>
    /// <param name="schema">The text of a JSON Schema whose references are to its own <c>$defs</c>.</param>
    public static IReadOnlyList<string> Lines(string schema)
    {
        JsonNode root = JsonNode.Parse(schema)!;
        List<(string Key, string Words)> found = [];
        HashSet<string> shown = [];
        Collect(root, root, 0, found, shown);
        int width = found.Max(line => line.Key.Length) + 2;
        return [.. found.Select(line => (line.Key.PadRight(width) + line.Words).TrimEnd())];
    }

    private static void Collect(
        JsonNode root, JsonNode schema, int depth, List<(string Key, string Words)> found, HashSet<string> shown)
    {
        string[] required = [.. (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>())];
        foreach ((string key, JsonNode? value) in schema["properties"]?.AsObject() ?? [])
        {
            found.Add((new string(' ', 2 * depth) + key, Words(root, value!, required.Contains(key))));
            foreach (JsonNode below in Below(root, value!)
                .Where(below => depth < DeepestKey && shown.Add(below.GetPath())))
            {
                Collect(root, below, depth + 1, found, shown);
            }
        }
    }

    private static string Words(JsonNode root, JsonNode value, bool required)
    {
        var words = new StringBuilder(Description(root, value));
        if (required)
        {
            words.Append(" Required.");
        }
        else if (value["default"] is JsonNode standard)
        {
            words.Append(" Default ").Append(standard.ToJsonString()).Append('.');
        }

        return words.ToString();
    }

    /// <summary>The nearest description on the way along the references.</summary>
    private static string? Description(JsonNode root, JsonNode schema) =>
        schema["description"]?.GetValue<string>()
        ?? (schema["$ref"] is null ? null : Description(root, Next(root, schema)));

    /// <summary>The mappings that may stand as a value, or as an item of it.</summary>
    private static IEnumerable<JsonNode> Below(JsonNode root, JsonNode value)
    {
        JsonNode schema = Resolve(root, value);
        IEnumerable<JsonNode> forms = (schema["anyOf"]?.AsArray() ?? [])
            .Select(form => form!).Append(schema["items"]!).Where(form => form is not null);
        return (schema["properties"] is null ? [] : new[] { schema })
            .Concat(forms.SelectMany(form => Below(root, form)));
    }

    private static JsonNode Resolve(JsonNode root, JsonNode schema) =>
        schema["$ref"] is null ? schema : Resolve(root, Next(root, schema));

    private static JsonNode Next(JsonNode root, JsonNode reference) =>
        root["$defs"]![reference["$ref"]!.GetValue<string>()["#/$defs/".Length..]]!;
}
