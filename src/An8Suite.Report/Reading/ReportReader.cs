using System.Globalization;
using An8Suite.Core;
using An8Suite.Report.Model;
using An8Suite.Workflow.Experiments;
using An8Suite.Workflow.Steps;

namespace An8Suite.Report.Reading;

/// <summary>
/// Collects what the report shows, from folders of scores and experiments and every step before them.
/// </summary>
public static class ReportReader
{
    /// <summary>Sorts the folders and reads them.</summary>
    /// <exception cref="InputException">
    /// Nothing can be shown, a folder is of another step, or a cell is given twice.
    /// </exception>
    public static ReportModel Read(IReadOnlyList<string> folders) => Read(ReportInputs.Of(folders));

    /// <summary>Reads the folders; datasets, networks, seeds and folds may be mixed, in any order.</summary>
    /// <exception cref="InputException">Nothing can be shown, or a cell is given twice.</exception>
    public static ReportModel Read(ReportInputs inputs) => Read(inputs, KnownExperiments.All);

    /// <summary>The same with the sections of some experiments.</summary>
    internal static ReportModel Read(ReportInputs inputs, IReadOnlyList<KnownExperiment> known)
    {
        Missing missing = inputs.Missing;
        CellFolders[] all = [.. inputs.Cells.Select(input => CellFolders.Follow(input, missing)).OfType<CellFolders>()];
        List<CellGroup> groups = [];
        foreach (IGrouping<(string, string), CellFolders> group in all.GroupBy(
            folders => (Path.GetFullPath(folders.Dataset), folders.Architecture)))
        {
            if (CellGroup.Read([.. group], missing) is { } read)
            {
                groups.Add(read);
            }
        }

        if (groups.Count + inputs.Experiments.Count == 0)
        {
            throw new InputException(string.Join('\n', missing.Lines.Prepend("report: nothing can be shown")));
        }

        return new ReportModel
        {
            Datasets = [.. groups.Select(group => group.Report)],
            Experiments = [.. Shown(inputs.Experiments, known)],
            Missing = missing.Lines,
            Versions = Versions(all),
            Commands = RunCommands.Of(groups),
            Steps = [.. groups.SelectMany(Steps)],
        };
    }

    private static IEnumerable<ShownExperiment> Shown(
        IReadOnlyList<ReportInput> inputs, IReadOnlyList<KnownExperiment> known) =>
        from experiment in known
        let folders = inputs.Where(input => input.Step == experiment.Name)
            .Select(input => new ExperimentFolder(input.Step, ExperimentTitle.Of(input.Folder), input.Folder)).ToArray()
        where folders.Length > 0
        select experiment.Show(folders, $"x-{experiment.Name}");

    private static SortedDictionary<string, string> Versions(CellFolders[] all)
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (IGrouping<string, string> values in all.SelectMany(folders => folders.Records.Values)
            .SelectMany(record => record.Versions).GroupBy(version => version.Key, version => version.Value))
        {
            versions[values.Key] = string.Join("; ", values.Distinct());
        }

        return versions;
    }

    private static IEnumerable<StepNote> Steps(CellGroup cells) =>
        from step in CellFolders.StepNames
        from same in cells.Folders.Zip(cells.Report.Folds)
            .Where(cell => cell.First.Records.ContainsKey(step))
            .Select(cell =>
                (Record: cell.First.Records[step], Fold: cell.Second.TestFold.ToString(CultureInfo.InvariantCulture)))
            .GroupBy(entry => (entry.Record.Seed, Options: entry.Record.Options.ToJsonString()))
        let folds = string.Join(", ", same.Select(entry => entry.Fold).Distinct())
        let what = step == "generate" ? cells.Report.Name : $"{cells.Report.Title}, fold {folds}"
        select new StepNote(step, what, same.Key.Seed, same.Key.Options);
}
