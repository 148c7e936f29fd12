using System.Text.Json.Nodes;
using An8Suite.Core.Files;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Flags;

/// <summary>The folder of a step for scripts: what <c>--json</c> prints.</summary>
/// <param name="Step">The verb.</param>
/// <param name="Out">The folder.</param>
/// <param name="Made">Whether it was made now; otherwise it was finished before.</param>
/// <param name="Seconds">What that took.</param>
internal sealed record StepResult(string Step, string Out, bool Made, double Seconds)
{
    /// <summary>What lies in the folder itself.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The numbers.</summary>
    public required object? Results { get; init; }

    /// <summary>The names of the files in a folder, but for its record.</summary>
    public static IReadOnlyList<string> FilesIn(string folder) =>
        [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path))
            .Where(name => name != StepRecord.FileName).Order(StringComparer.Ordinal)];

    /// <summary>What a file of the folder holds; null where there is none.</summary>
    public static Func<string, object?> Of(string file) => folder =>
        Path.Combine(folder, file) is string path && File.Exists(path) ? SuiteJson.Read<JsonNode>(path) : null;
}
