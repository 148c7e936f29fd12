using An8Suite.Workflow.Steps;

namespace An8Suite.Report.Reading;

/// <summary>The command lines that make the folders of the results again.</summary>
internal static class RunCommands
{
    /// <summary>
    /// One command a dataset where <c>reproduce</c> makes its folders; else step by step, with one report at the end.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<CellGroup> groups)
    {
        List<string> lines = [];
        List<string> reported = [];
        foreach (IGrouping<string, CellGroup> dataset in groups.GroupBy(group => group.Folders[0].Dataset))
        {
            if (ReproduceCommand.Of([.. dataset]) is string command)
            {
                lines.Add(command);
                continue;
            }

            foreach (CellGroup group in dataset.Where(group => group.Folders[0].Records.ContainsKey("generate")))
            {
                StepRecord generate = group.Folders[0].Records["generate"];
                lines.AddRange(
                    CellCommands.Of(group, generate, DataRoot(groups, group), Root(groups, group)).Except(lines));
                reported.AddRange(group.Report.Folds.Zip(group.Folders, (fold, folders) =>
                    $"{CellCommands.Folder(group, fold, Root(groups, group))}/{folders.Scores.Step}"));
            }
        }

        return reported.Count > 0 ? [.. lines, $"tools/an8 report {string.Join(' ', reported)} --out out/report"]
            : lines;
    }

    private static string DataRoot(IReadOnlyList<CellGroup> groups, CellGroup group) =>
        groups.All(other => other.Report.Name == group.Report.Name) ? "out" : $"out/{group.Report.Name}";

    private static string Root(IReadOnlyList<CellGroup> groups, CellGroup group)
    {
        string dataset = DataRoot(groups, group);
        return groups.Count(other => other.Report.Name == group.Report.Name) == 1 ? dataset
            : $"{dataset}/{CellCommands.Slug(group.Report.Architecture)}";
    }
}
