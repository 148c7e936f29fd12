using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using An8Suite.Core;
using An8Suite.Core.Files;

namespace An8Suite.Workflow.Steps;

/// <summary>
/// What made a step's folder: <c>step.json</c>, the last file a step writes, so a folder with one is finished.
/// </summary>
/// <remarks>
/// Holds nothing that differs between two runs of the same thing: no time; of the machine only what shapes the results.
/// </remarks>
public sealed record StepRecord
{
    /// <summary>The record's file name.</summary>
    public const string FileName = "step.json";

    /// <summary>The verb, such as <c>train</c>.</summary>
    public required string Step { get; init; }

    /// <summary>The resolved options, defaults included.</summary>
    public required JsonObject Options { get; init; }

    /// <summary>The folders this step read, by the name of the step that wrote them, relative to this folder.</summary>
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }

    /// <summary>The fingerprints those folders had.</summary>
    public required IReadOnlyDictionary<string, string> InputFingerprints { get; init; }

    /// <summary>The seed of everything random in the step.</summary>
    public required ulong Seed { get; init; }

    /// <summary>
    /// Versions of the suite, its libraries and drivers, by name; where libtorch was used, the processor too.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Versions { get; init; }

    /// <summary>
    /// A hash of step, options, seed and input fingerprints: equal when the step need not be done again.
    /// </summary>
    public required string Fingerprint { get; init; }

    /// <summary>
    /// Reads the record of <paramref name="folder"/>, which a verb named <paramref name="step"/> must have written.
    /// </summary>
    public static StepRecord Read(string folder, string step)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{folder}: no such folder; make it with 'an8 {step}'");
        }

        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new InputException($"{folder}: has no {FileName}, so it is not the finished output of 'an8 {step}'");
        }

        StepRecord record = SuiteJson.Read<StepRecord>(path);
        return record.Step == step || (record.Step == StepNames.Import && step == StepNames.Train) // both make networks
            ? record
            : throw new InputException(
                $"{folder}: expected the output of 'an8 {step}', found that of 'an8 {record.Step}'");
    }

    /// <summary>The record of <paramref name="folder"/>, or null where there is none.</summary>
    public static StepRecord? TryRead(string folder)
    {
        string path = Path.Combine(folder, FileName);
        return File.Exists(path) ? SuiteJson.Read<StepRecord>(path) : null;
    }

    /// <summary>The folder of the input named <paramref name="step"/>, as a path from the current folder.</summary>
    public string InputFolder(string folder, string step)
    {
        if (!Inputs.TryGetValue(step, out string? relative))
        {
            throw Without(folder, step);
        }

        string path = Path.GetFullPath(Path.Combine(folder, relative));
        return Directory.Exists(path)
            ? Path.GetRelativePath(".", path)
            : throw new InputException($"{folder}: its input '{step}' was at {path}, which no longer exists; "
                + $"put it back, or make {folder} again");
    }

    /// <summary>Says that <paramref name="folder"/> was not made from the output of <paramref name="step"/>.</summary>
    internal InputException Without(string folder, string step) => new(
        $"{folder}: was made without the output of 'an8 {step}', which is needed here; "
            + (Step == StepNames.Import ? "make it again with --dataset" : "its inputs are "
                + $"{string.Join(", ", Inputs.Keys)}"));

    /// <summary>The options as the step's own record.</summary>
    /// <exception cref="InputException">They are not.</exception>
    public T OptionsAs<T>()
    {
        try
        {
            return Options.Deserialize<T>(SuiteJson.Indented)
                ?? throw new InputException($"{FileName} of 'an8 {Step}' holds no options");
        }
        catch (JsonException error)
        {
            throw new InputException(
                $"{FileName} of 'an8 {Step}': its options are not those of this version: {error.Message}", error);
        }
    }

    /// <summary>The options as the step's own record; null where another version wrote others.</summary>
    public T? TryOptionsAs<T>()
        where T : class
    {
        try
        {
            return OptionsAs<T>();
        }
        catch (InputException)
        {
            return null;
        }
    }

    /// <summary>The fingerprint of a step with these options, seed and inputs.</summary>
    public static string FingerprintOf(
        string step, JsonObject options, ulong seed, IReadOnlyDictionary<string, string> inputFingerprints)
    {
        string text = JsonSerializer.Serialize(
            new
            {
                step,
                options,
                seed,
                inputs = new SortedDictionary<string, string>(inputFingerprints.ToDictionary(), StringComparer.Ordinal),
            },
            SuiteJson.Line);
        return Checksum.Hex(Encoding.UTF8.GetBytes(text));
    }
}
