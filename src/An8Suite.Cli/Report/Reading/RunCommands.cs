using System.Globalization;
using An8Suite.Cli.Reproducing;
using An8Suite.Cli.Steps;

namespace An8Suite.Cli.Report;

/// <summary>The command lines that make the folders of the results again.</summary>
internal static class RunCommands
{
    /// <summary>One command a dataset where <c>reproduce</c> makes its folders; else step by step, with one report at the end.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<CellGroup> groups)
    {
        List<string> lines = [];
        List<string> reported = [];
        foreach (CellGroup group in groups)
        {
            StepRecord? generate = group.Folders[0].Records.GetValueOrDefault("generate");
            bool alone = groups.Count(other => other.Folders[0].Dataset == group.Folders[0].Dataset) == 1;
            if (generate is not null && alone && IsReproduction(group, generate))
            {
                lines.Add(Reproduce(group, generate));
            }
            else if (generate is not null)
            {
                lines.AddRange(CellCommands.Of(group, generate, DataRoot(groups, group), Root(groups, group)).Except(lines));
                reported.AddRange(group.Report.Folds.Zip(group.Folders, (fold, folders) =>
                    $"{CellCommands.Folder(group, fold, Root(groups, group))}/{folders.Scores.Step}"));
            }
        }

        return reported.Count > 0 ? [.. lines, $"tools/an8 report {string.Join(' ', reported)} --out out/report"] : lines;
    }

    private static string DataRoot(IReadOnlyList<CellGroup> groups, CellGroup group) =>
        groups.All(other => other.Report.Name == group.Report.Name) ? "out" : $"out/{group.Report.Name}";

    private static string Root(IReadOnlyList<CellGroup> groups, CellGroup group)
    {
        string dataset = DataRoot(groups, group);
        return groups.Count(other => other.Report.Name == group.Report.Name) == 1 ? dataset : $"{dataset}/{CellCommands.Slug(group.Report.Architecture)}";
    }

    /// <summary>Whether the one command makes these folders: a shipped recipe as it is, folds from the first, one seed.</summary>
    private static bool IsReproduction(CellGroup group, StepRecord generate) =>
        RecipeFiles.Names.Contains(group.Report.Name)
        && group.Report.Architecture == "small"
        && group.Folders.All(cell => cell.Scores.Step == "score" && CellCommands.MethodsOf(cell).Length == 0 && CellCommands.PoliciesOf(cell).Length == 0)
        && CellCommands.Number(generate.Options["size"]) is null
        && CellCommands.Number(generate.Options["poses"]) is null or ReproduceOptions.QuickPoseCount
        && group.Report.Folds.Index().All(fold => fold.Item.TestFold == fold.Index)
        && group.Folders.All(cell => cell.Seed == generate.Seed);

    private static string Reproduce(CellGroup group, StepRecord generate)
    {
        bool quick = CellCommands.Number(generate.Options["poses"]) is not null;
        int standard = quick ? 1 : group.Report.FoldCount;
        int folds = group.Folders.Count;
        string count = folds == standard ? "" : string.Create(CultureInfo.InvariantCulture, $" --folds {folds}");
        string threads = CellCommands.Threads(group.Folders[0]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"tools/an8 reproduce{(quick ? " --quick" : "")} --dataset {group.Report.Name}{count}{threads} --seed {generate.Seed}");
    }
}
