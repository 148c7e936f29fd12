using System.Text.Json;
using System.Text.Json.Nodes;
using An8Suite.Core.Files;

namespace An8Suite.Workflow.Steps;

/// <summary>
/// In which of its options, seed, inputs and versions a step that was done differs from one that is wanted.
/// </summary>
internal static class StepDifference
{
    private const int MostItems = 6;
    private const int LongestText = 80;

    /// <summary>What differs, in words, or null; versions count only where both records have them.</summary>
    public static string? Of(StepRecord found, StepRecord wanted)
    {
        List<string> differences = [];
        if (found.Seed != wanted.Seed)
        {
            differences.Add($"seed {found.Seed} instead of {wanted.Seed}");
        }

        AddOptions(differences, string.Empty, found.Options, wanted.Options);
        foreach ((string name, string fingerprint) in wanted.InputFingerprints)
        {
            if (found.InputFingerprints.GetValueOrDefault(name) != fingerprint)
            {
                differences.Add($"another input '{name}'");
            }
        }

        foreach ((string name, string version) in wanted.Versions)
        {
            if (found.Versions.GetValueOrDefault(name) != version)
            {
                differences.Add($"{name} {found.Versions.GetValueOrDefault(name) ?? "none"} instead of {version}");
            }
        }

        return differences.Count > 0
            ? string.Join(", ", differences)
            : found.Fingerprint == wanted.Fingerprint ? null : "another version of the step";
    }

    /// <summary>Objects are looked into: of many options only those that differ are named.</summary>
    private static void AddOptions(List<string> differences, string path, JsonNode? before, JsonNode? now)
    {
        if (before is JsonObject one && now is JsonObject other)
        {
            foreach (string key in one.Select(o => o.Key).Union(other.Select(o => o.Key)))
            {
                AddOptions(differences, path.Length > 0 ? $"{path}.{key}" : key, one[key], other[key]);
            }
        }
        else if (!JsonNode.DeepEquals(before, now))
        {
            differences.Add(before is JsonArray had && now is JsonArray has && Changes(had, has) is string changes
                ? $"{path} {changes}"
                : $"{path} {Text(before)} instead of {Text(now)}");
        }
    }

    /// <summary>
    /// What one list has more than the other; null where they hold the same in another order, or what is no name or
    /// number.
    /// </summary>
    private static string? Changes(JsonArray before, JsonArray now)
    {
        if (before.Concat(now).Any(item => item is not JsonValue))
        {
            return null;
        }

        string[] more = [.. before.Select(Text).Except(now.Select(Text))];
        string[] fewer = [.. now.Select(Text).Except(before.Select(Text))];
        string[] changes = [.. List("with", more), .. List("without", fewer)];
        return changes.Length > 0 ? string.Join(" and ", changes) : null;

        static string[] List(string word, string[] items) => items.Length == 0 ? []
            : [$"{word} {string.Join(", ", items.Take(MostItems))}"
                + (items.Length > MostItems ? $" and {items.Length - MostItems} more" : string.Empty)];
    }

    private static string Text(JsonNode? node)
    {
        string text = node is null ? "nothing" : node is JsonValue && node.GetValueKind() == JsonValueKind.String
            ? node.GetValue<string>()
            : node.ToJsonString(SuiteJson.Line);
        return text.Length <= LongestText ? text : text[..LongestText] + "...";
    }
}
