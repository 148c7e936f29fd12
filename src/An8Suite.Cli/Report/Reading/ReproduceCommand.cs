using System.Globalization;
using An8Suite.Cli.Experiments.Evaluation;
using An8Suite.Cli.Reproducing;
using An8Suite.Cli.Steps;
using An8Suite.Learning.Explanations;

namespace An8Suite.Cli.Report;

/// <summary>The one command that makes all cells of a dataset, where there is one.</summary>
internal static class ReproduceCommand
{
    /// <summary>Null where the cells are not evaluated alike, or not every seed and fold from the first.</summary>
    /// <param name="groups">The networks of one dataset.</param>
    public static string? Of(IReadOnlyList<CellGroup> groups)
    {
        CellGroup[] ordered = [.. groups.OrderByDescending(group => group.Folders.Count).ThenBy(group => Array.IndexOf(Shown, group.Report.Architecture))];
        CellFolders[] cells = [.. ordered.SelectMany(group => group.Folders)];
        StepRecord? generate = cells[0].Records.GetValueOrDefault("generate");
        if (generate is null || !Array.TrueForAll(cells, IsEvaluated))
        {
            return null;
        }

        EvaluateOptions first = Evaluation(cells[0]);
        ulong seed = cells[0].Seed;
        int? rendered = CellCommands.Number(generate.Options["poses"]);
        bool quick = rendered == ReproduceOptions.QuickPoseCount || (rendered is null && IsQuick(ordered[0].Report, first));
        ulong[] seeds = [.. ordered[0].Folders.Select(cell => cell.Seed).Distinct()];
        int folds = ordered[0].Report.Folds.Select(fold => fold.TestFold).Distinct().Count();
        bool whole = (rendered is null || quick)
            && CellCommands.Number(generate.Options["size"]) is null
            && generate.Seed == seed
            && seeds.Index().All(one => one.Item == seed + (ulong)one.Index)
            && ordered[0].Folders.Count == seeds.Length * folds
            && ordered[0].Report.Folds.All(fold => fold.TestFold < folds)
            && ordered.Skip(1).All(group => group.Folders.Count == 1 && group.Report.Folds[0].TestFold == 0 && group.Folders[0].Seed == seed)
            && Array.TrueForAll(cells, cell => Same(Evaluation(cell), first));
        return whole
            ? string.Create(CultureInfo.InvariantCulture, $"tools/an8 reproduce{(quick ? " --quick" : "")} --dataset {CellCommands.Recipe(ordered[0].Report)} --architectures {string.Join(',', ordered.Select(group => group.Report.Architecture))} --seeds {seeds.Length} --folds {folds}")
                + string.Create(CultureInfo.InvariantCulture, $"{Poses("--poses", first.Poses)}{Poses("--slow-poses", first.SlowPoses)}{CellCommands.Threads(cells[0])} --seed {seed}")
            : null;
    }

    // Where a recipe has few poses both render all of them; the methods tell quick from full.
    private static bool IsQuick(DatasetReport dataset, EvaluateOptions evaluation) =>
        dataset.ImageCount <= ReproduceOptions.QuickPoseCount * dataset.Classes.Count && evaluation.Methods.SequenceEqual(ExplanationMethods.Default);

    private static bool IsEvaluated(CellFolders cell) =>
        cell.Scores.Step == EvaluateStep.Name && cell.Records[EvaluateStep.Name].Options["evaluation"] is not null;

    private static string[] Shown => ["small", "vgg-f", "alexnet", "resnet18"];

    private static EvaluateOptions Evaluation(CellFolders cell) => cell.Records[EvaluateStep.Name].OptionsAs<EvaluateRecord>().Evaluation;

    private static bool Same(EvaluateOptions one, EvaluateOptions other) =>
        (one.Poses, one.SlowPoses, one.Grid, one.Top) == (other.Poses, other.SlowPoses, other.Grid, other.Top)
        && one.Methods.SequenceEqual(other.Methods) && one.Policies.SequenceEqual(other.Policies);

    private static string Poses(string option, int? count) => count is int poses ? FormattableString.Invariant($" {option} {poses}") : "";
}
