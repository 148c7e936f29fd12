using System.Text.Json.Nodes;
using An8Suite.Core.Files;

namespace An8Suite.Cli.Steps;

/// <summary>In which of its options, seed, inputs and versions a step that was done differs from one that is wanted.</summary>
internal static class StepDifference
{
    /// <summary>What differs, in words, or null; versions count only where both records have them.</summary>
    public static string? Of(StepRecord found, StepRecord wanted)
    {
        List<string> differences = [];
        if (found.Seed != wanted.Seed)
        {
            differences.Add($"seed {found.Seed} instead of {wanted.Seed}");
        }

        foreach (string key in found.Options.Select(o => o.Key).Union(wanted.Options.Select(o => o.Key)))
        {
            string before = Text(found.Options[key]);
            string now = Text(wanted.Options[key]);
            if (before != now)
            {
                differences.Add($"{key} {before} instead of {now}");
            }
        }

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

    private static string Text(JsonNode? node) => node?.ToJsonString(SuiteJson.Line) ?? "nothing";
}
