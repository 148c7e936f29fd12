using An8Suite.Core;
using An8Suite.Workflow.Experiments;
using An8Suite.Workflow.Steps;

namespace An8Suite.Report.Reading;

/// <summary>The folders a report is made from, sorted by what made them.</summary>
/// <param name="Cells">Scores: one network, seed and fold each.</param>
/// <param name="Experiments">Everything with a section of its own.</param>
/// <param name="Missing">One line for each folder that is not there or not finished.</param>
public sealed record ReportInputs(
    IReadOnlyList<ReportInput> Cells, IReadOnlyList<ReportInput> Experiments, Missing Missing)
{
    private static readonly string[] CellSteps = ["score", "evaluate"];

    /// <summary>Sorts folders; those that are not finished are noted and left out.</summary>
    /// <exception cref="InputException">
    /// A folder is of a step that has no place in a report, or nothing is left.
    /// </exception>
    public static ReportInputs Of(IReadOnlyList<string> folders) => Of(folders, KnownExperiments.All);

    /// <summary>The same among some experiments.</summary>
    internal static ReportInputs Of(IReadOnlyList<string> folders, IReadOnlyList<KnownExperiment> known)
    {
        List<ReportInput> cells = [];
        List<ReportInput> experiments = [];
        Missing missing = new();
        foreach (string folder in folders)
        {
            if (!Directory.Exists(folder))
            {
                missing.Add($"{folder}: no such folder");
            }
            else if (StepRecord.TryRead(folder) is not { } record)
            {
                missing.Add($"{folder}: has no {StepRecord.FileName}, so it is not the finished output of a step");
            }
            else if (CellSteps.Contains(record.Step))
            {
                cells.Add(new ReportInput(record.Step, folder));
            }
            else if (known.Any(experiment => experiment.Name == record.Step))
            {
                experiments.Add(new ReportInput(record.Step, folder));
            }
            else
            {
                throw new InputException(
                    $"{folder}: expected the output of {Expected(known)}, found that of 'an8 {record.Step}'");
            }
        }

        return cells.Count + experiments.Count > 0
            ? new ReportInputs(cells, experiments, missing)
            : throw new InputException(
                string.Join(
                    '\n', missing.Lines.Prepend($"report: expected at least one folder made by {Expected(known)}")));
    }

    private static string Expected(IReadOnlyList<KnownExperiment> known)
    {
        string[] names = [.. CellSteps.Concat(known.Select(experiment => experiment.Name))
            .Select(name => $"'an8 {name}'")];
        return $"{string.Join(", ", names[..^1])} or {names[^1]}";
    }
}

/// <summary>A folder the report is made from.</summary>
/// <param name="Step">The verb that made it.</param>
/// <param name="Folder">Where it lies.</param>
public sealed record ReportInput(string Step, string Folder);
