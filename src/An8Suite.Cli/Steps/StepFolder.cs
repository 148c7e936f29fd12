using System.Text.Json.Nodes;
using An8Suite.Core;
using An8Suite.Core.Files;

namespace An8Suite.Cli.Steps;

/// <summary>Makes a step's folder whole or not at all.</summary>
/// <remarks>
/// The step writes into <c>&lt;out&gt;.partial</c>; <c>step.json</c> comes last; then the folder is renamed. A folder
/// with other options is refused or, when the plan says so, replaced, but only after its successor is complete. The same
/// holds for an unfinished folder whose step could go on with it.
/// </remarks>
public static class StepFolder
{
    private const string LockName = ".an8-partial";
    private const string BegunName = ".an8-begun.json";

    /// <summary>Runs <paramref name="body"/> on an empty folder unless the same step is finished already.</summary>
    /// <returns>False when there was nothing to do.</returns>
    public static bool Make(StepPlan plan, Action<string> body)
    {
        StepRecord wanted = plan.Record();
        if (IsFinished(plan, wanted))
        {
            return false;
        }

        string partial = plan.Out.TrimEnd('/', '\\') + ".partial";
        using (FileStream _ = Claim(partial))
        {
            // A kill between the last file and the renaming leaves a whole folder under the wrong name.
            if (StepRecord.TryRead(partial)?.Fingerprint != wanted.Fingerprint)
            {
                Prepare(plan, partial, wanted);
                body(partial);
                SuiteJson.Write(Path.Combine(partial, StepRecord.FileName), WithVersions(plan, wanted));
            }
        }

        Publish(partial, plan.Out);
        return true;
    }

    private static StepRecord WithVersions(StepPlan plan, StepRecord record) =>
        record with { Versions = SuiteVersions.With(plan.Versions()) };

    private static void Prepare(StepPlan plan, string partial, StepRecord wanted)
    {
        if (!plan.Resumes)
        {
            Empty(partial);
            return;
        }

        string path = Path.Combine(partial, BegunName);
        StepRecord? begun = File.Exists(path) ? SuiteJson.Read<StepRecord>(path) : null;
        StepRecord now = WithVersions(plan, wanted);
        string? difference = begun is null ? null : Difference(begun, now);
        if (difference is not null && !plan.Replace)
        {
            throw new InputException(
                $"{partial}: holds an unfinished run with {difference}; finish that one first, choose another --out, "
                + "or --force to begin anew");
        }

        if (begun is null || difference is not null)
        {
            File.Delete(path);
            Empty(partial);
            SuiteJson.Write(path, now);
        }
    }

    private static void Publish(string partial, string folder)
    {
        string old = folder.TrimEnd('/', '\\') + ".old";
        if (Directory.Exists(folder))
        {
            // A kill may have left one behind after its successor was in place.
            Remove(old);
            Directory.Move(folder, old);
        }

        Directory.Move(partial, folder);
        File.Delete(Path.Combine(folder, BegunName));
        File.Delete(Path.Combine(folder, LockName));
        Remove(old);
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsFinished(StepPlan plan, StepRecord wanted)
    {
        if (!Directory.Exists(plan.Out) || !Directory.EnumerateFileSystemEntries(plan.Out).Any())
        {
            return File.Exists(plan.Out)
                ? throw new InputException($"{plan.Out}: is a file; --out must name a folder to make")
                : false;
        }

        StepRecord found = StepRecord.TryRead(plan.Out)
            ?? throw new InputException($"{plan.Out}: exists and is not the output of 'an8 {plan.Step}'; choose another --out");
        if (found.Step != plan.Step)
        {
            throw new InputException($"{plan.Out}: holds the output of 'an8 {found.Step}'; choose another --out");
        }

        return found.Fingerprint == wanted.Fingerprint
            || (plan.Replace
                ? false
                : throw new InputException(
                    $"{plan.Out}: was made with {Difference(found, wanted) ?? "another version of the step"}; choose another --out, or --force to make it again"));
    }

    /// <summary>What differs, in words, or null; versions count only where both records have them.</summary>
    private static string? Difference(StepRecord found, StepRecord wanted)
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

    // The open lock file tells a second process that the first still lives; a killed process leaves it closed.
    private static FileStream Claim(string partial)
    {
        string lockPath = Path.Combine(partial, LockName);
        if (Directory.Exists(partial) && !File.Exists(lockPath))
        {
            throw new InputException($"{partial}: is in the way and was not left by an8; move it or choose another --out");
        }

        Directory.CreateDirectory(partial);
        try
        {
            return new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (File.Exists(lockPath))
        {
            throw new InputException($"{partial}: another an8 is writing it now; wait for it or choose another --out", error);
        }
    }

    private static void Empty(string folder)
    {
        foreach (string entry in Directory.EnumerateFileSystemEntries(folder))
        {
            if (Directory.Exists(entry))
            {
                Directory.Delete(entry, recursive: true);
            }
            else if (Path.GetFileName(entry) != LockName)
            {
                File.Delete(entry);
            }
        }
    }
}
