using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Datasets;

namespace An8Suite.Cli.Report;

/// <summary>Collects what the report shows, from score folders and every step before them.</summary>
public static class ReportReader
{
    /// <summary>Reads the folders of <c>an8 score</c>; folds of several datasets may be mixed, in any order.</summary>
    /// <exception cref="InputException">A folder is missing or of another step, or a fold is given twice.</exception>
    public static ReportModel Read(IReadOnlyList<string> scoreFolders)
    {
        if (scoreFolders.Count == 0)
        {
            throw new InputException("report: expected at least one folder made by 'an8 score'");
        }

        FoldFolders[] all = [.. scoreFolders.Select(FoldFolders.Follow)];
        List<DatasetReport> datasets = [];
        List<FoldFolders[]> groups = [];
        foreach (IGrouping<string, FoldFolders> group in all.GroupBy(folders => Path.GetFullPath(folders.Dataset)))
        {
            FoldFolders[] folds = [.. group.OrderBy(folders => folders.Training.TestFold)];
            RequireDistinctFolds(folds);
            datasets.Add(ReadDataset(DatasetReader.Read(folds[0].Dataset), folds));
            groups.Add(folds);
        }

        return new ReportModel
        {
            Datasets = datasets,
            Versions = Versions(all),
            Commands = [.. datasets.Zip(groups, RunCommands.Of).SelectMany(commands => commands)],
            Steps = [.. datasets.Zip(groups, Steps).SelectMany(steps => steps)],
        };
    }

    private static DatasetReport ReadDataset(Dataset dataset, FoldFolders[] folds)
    {
        FoldReport[] reports = [.. folds.Select(FoldReader.Read)];
        var report = new DatasetReport
        {
            Name = dataset.Name,
            ImageCount = dataset.Samples.Count,
            Width = dataset.Width,
            Height = dataset.Height,
            Classes = dataset.Classes,
            FoldCount = dataset.FoldCount,
            Folds = reports,
            Gallery = new Gallery(folds[0].Training.TestFold, [], []),
        };
        return report with { Gallery = GalleryReader.Read(dataset, folds[0], reports[0], report.FirstPolicy) };
    }

    private static void RequireDistinctFolds(FoldFolders[] folds)
    {
        for (int i = 1; i < folds.Length; i++)
        {
            if (folds[i].Training.TestFold == folds[i - 1].Training.TestFold)
            {
                throw new InputException(
                    $"{folds[i].Score}: tests fold {folds[i].Training.TestFold} of {folds[i].Dataset}, "
                    + $"as {folds[i - 1].Score} does; give each fold once");
            }
        }
    }

    private static SortedDictionary<string, string> Versions(FoldFolders[] all)
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (IGrouping<string, string> values in all.SelectMany(folders => folders.Records.Values)
            .SelectMany(record => record.Versions).GroupBy(version => version.Key, version => version.Value))
        {
            versions[values.Key] = string.Join("; ", values.Distinct());
        }

        return versions;
    }

    private static IEnumerable<StepNote> Steps(DatasetReport dataset, FoldFolders[] folds) =>
        from step in FoldFolders.StepNames
        from same in folds
            .Select(fold => (Record: fold.Records[step], Fold: fold.Training.TestFold.ToString(CultureInfo.InvariantCulture)))
            .GroupBy(entry => (entry.Record.Seed, Options: entry.Record.Options.ToJsonString()))
        let what = step == "generate" ? dataset.Name : $"{dataset.Name}, fold {string.Join(", ", same.Select(entry => entry.Fold))}"
        select new StepNote(step, what, same.Key.Seed, same.Key.Options);
}
