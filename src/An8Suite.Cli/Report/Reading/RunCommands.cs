using System.Globalization;
using System.Text.Json.Nodes;
using An8Suite.Cli.Steps;

namespace An8Suite.Cli.Report;

/// <summary>The command lines that make the folders of a dataset's results again.</summary>
internal static class RunCommands
{
    public static IReadOnlyList<string> Of(DatasetReport dataset, FoldFolders[] folds)
    {
        StepRecord generate = folds[0].Records["generate"];
        int? poses = Number(generate.Options["poses"]);
        string seed = generate.Seed.ToString(CultureInfo.InvariantCulture);
        if (!IsReproduction(dataset, folds, generate, poses))
        {
            return StepByStep(dataset, folds, generate, seed);
        }

        int standard = poses is null ? dataset.FoldCount : 1;
        string count = folds.Length == standard ? "" : string.Create(CultureInfo.InvariantCulture, $" --folds {folds.Length}");
        string threads = Flag("--threads", folds[0].Records["train"].Options["training"]?["threads"]);
        return [$"tools/an8 reproduce{(poses is null ? "" : " --quick")} --dataset {dataset.Name}{count}{threads} --seed {seed}"];
    }

    /// <summary>Whether the one command makes these folders: a shipped recipe as it is, folds from the first, one seed.</summary>
    private static bool IsReproduction(DatasetReport dataset, FoldFolders[] folds, StepRecord generate, int? poses) =>
        RecipeFiles.Names.Contains(dataset.Name)
        && Number(generate.Options["size"]) is null
        && poses is (null or ReproduceOptions.QuickPoseCount)
        && folds.Index().All(fold => fold.Item.Training.TestFold == fold.Index)
        && folds.All(fold => fold.Records["train"].Seed == generate.Seed);

    private static List<string> StepByStep(DatasetReport dataset, FoldFolders[] folds, StepRecord generate, string seed)
    {
        string poses = Flag("--poses", generate.Options["poses"]);
        string size = Flag("--size", generate.Options["size"]);
        List<string> lines = [$"tools/an8 generate {dataset.Name}{poses}{size} --seed {seed} --out out/dataset"];
        foreach (FoldFolders fold in folds)
        {
            string number = fold.Training.TestFold.ToString(CultureInfo.InvariantCulture);
            string folder = $"out/fold{number}";
            string Seed(string step) => fold.Records[step].Seed.ToString(CultureInfo.InvariantCulture);
            string threads = Flag("--threads", fold.Records["train"].Options["training"]?["threads"]);
            lines.Add($"tools/an8 train out/dataset --fold {number}{threads} --seed {Seed("train")} --out {folder}/train");
            lines.Add($"tools/an8 respond {folder}/train --out {folder}/respond");
            lines.Add($"tools/an8 select {folder}/respond --out {folder}/select");
            lines.Add($"tools/an8 explain {folder}/select --seed {Seed("explain")} --out {folder}/explain");
            lines.Add($"tools/an8 score {folder}/explain --out {folder}/score");
        }

        string scores = string.Join(' ', folds.Select(fold =>
            string.Create(CultureInfo.InvariantCulture, $"out/fold{fold.Training.TestFold}/score")));
        lines.Add($"tools/an8 report {scores} --out out/report");
        return lines;
    }

    private static string Flag(string name, JsonNode? value) =>
        Number(value) is { } number ? string.Create(CultureInfo.InvariantCulture, $" {name} {number}") : "";

    private static int? Number(JsonNode? value) => value is JsonValue number && number.TryGetValue(out int read) ? read : null;
}
