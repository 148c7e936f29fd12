using An8Suite.Core;
using An8Suite.Core.Files;

namespace An8Suite.Workflow.Steps;

/// <summary>Makes a step's folder whole or not at all.</summary>
/// <remarks>
/// The step writes into <c>&lt;out&gt;.partial</c>; <c>step.json</c> comes last; then the folder is renamed. A folder
/// with other options is refused or, when the plan says so, replaced, but only after its successor is complete. The
/// same holds for an unfinished folder whose step could go on with it. A step that is refused leaves nothing of what it
/// began. A power cut is like a kill: what the step wrote is on the disk before <c>step.json</c> is, and that before
/// the folder has its name. On Windows that holds of <c>step.json</c> alone, since no program may flush a whole disk
/// there.
/// </remarks>
public static class StepFolder
{
    /// <summary>Runs <paramref name="body"/> unless the same step is finished already.</summary>
    /// <returns>False when there was nothing to do.</returns>
    public static bool Make(StepPlan plan, Action<string> body)
    {
        StepRecord wanted = plan.Record();
        PartialFolder partial = new(plan.Out);
        if (IsFinished(plan, wanted))
        {
            partial.TidyUp();
            return false;
        }

        using (FileStream claim = partial.Claim())
        {
            bool goesOn = plan.Resumes && plan.Replace != Replacing.Always && partial.IsBegun;
            try
            {
                // A kill between the last file and the renaming leaves a whole folder under the wrong name.
                if (plan.Replace == Replacing.Always
                    || TryRead(partial, StepRecord.FileName)?.Fingerprint != wanted.Fingerprint)
                {
                    Fill(plan, partial, wanted, body);
                }
            }
            catch (Exception error) when (!goesOn && ExitCode.Of(error) == ExitCode.WrongInput)
            {
                partial.Withdraw(claim);
                throw;
            }
        }

        partial.Publish();
        return true;
    }

    private static void Fill(StepPlan plan, PartialFolder partial, StepRecord wanted, Action<string> body)
    {
        Prepare(plan, partial, wanted);
        body(partial.Path);
        StableStorage.FlushFileSystem(partial.Path);
        SuiteJson.WriteDurably(Path.Combine(partial.Path, StepRecord.FileName), WithVersions(plan, wanted));
    }

    private static StepRecord WithVersions(StepPlan plan, StepRecord record) =>
        record with { Versions = SuiteVersions.With(plan.Versions()) };

    private static void Prepare(StepPlan plan, PartialFolder partial, StepRecord wanted)
    {
        if (!plan.Resumes)
        {
            partial.Empty();
            return;
        }

        string path = Path.Combine(partial.Path, PartialFolder.BegunName);
        bool any = partial.IsBegun;
        StepRecord now = WithVersions(plan, wanted);
        string? difference = !any ? null
            : TryRead(partial, PartialFolder.BegunName) is StepRecord begun ? StepDifference.Of(begun, now)
            : $"an unreadable {PartialFolder.BegunName}";
        if (difference is not null && plan.Replace == Replacing.Never)
        {
            throw new InputException(
                $"{partial.Path}: holds an unfinished run with {difference}; finish that one first, "
                + "choose another --out, "
                + "or --force to begin anew");
        }

        if (!any || difference is not null || plan.Replace == Replacing.Always)
        {
            partial.Empty();
            SuiteJson.WriteDurably(path, now);
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
            ?? throw new InputException(
                $"{plan.Out}: exists and is not the output of 'an8 {plan.Step}'; choose another --out");
        if (found.Step != plan.Step)
        {
            throw new InputException($"{plan.Out}: holds the output of 'an8 {found.Step}'; choose another --out");
        }

        return plan.Replace switch
        {
            Replacing.Always => false,
            _ when found.Fingerprint == wanted.Fingerprint => true,
            Replacing.OtherOptions => false,
            _ => throw new InputException(
                $"{plan.Out}: was made with {StepDifference.Of(found, wanted) ?? "another version of the step"}; "
                + "choose another --out, or --force to make it again"),
        };
    }

    /// <summary>The record in a folder that may be half-written; null where there is none that can be read.</summary>
    private static StepRecord? TryRead(PartialFolder partial, string name)
    {
        try
        {
            string path = Path.Combine(partial.Path, name);
            return File.Exists(path) ? SuiteJson.Read<StepRecord>(path) : null;
        }
        catch (InputException)
        {
            return null;
        }
    }
}
