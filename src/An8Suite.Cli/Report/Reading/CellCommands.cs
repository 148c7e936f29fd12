using System.Globalization;
using System.Text.Json.Nodes;
using An8Suite.Cli.Steps;
using An8Suite.Learning.Explanations;

namespace An8Suite.Cli.Report;

/// <summary>The command lines of one group's cells, step by step.</summary>
internal static class CellCommands
{
    /// <summary>From the dataset to the scores of every cell.</summary>
    public static IReadOnlyList<string> Of(CellGroup group, StepRecord generate, string dataRoot, string root)
    {
        string data = $"{dataRoot}/dataset";
        string poses = Flag("--poses", generate.Options["poses"]);
        string size = Flag("--size", generate.Options["size"]);
        List<string> lines = [string.Create(
            CultureInfo.InvariantCulture, $"tools/an8 generate {Recipe(group.Report)}{poses}{size} --seed {generate.Seed} --out {data}")];
        foreach ((FoldReport fold, CellFolders cell) in group.Report.Folds.Zip(group.Folders))
        {
            lines.AddRange(Cell(cell, data, fold.TestFold, Folder(group, fold, root)));
        }

        return lines;
    }

    /// <summary>Where the commands put a cell; seeds have folders of their own where there are several.</summary>
    public static string Folder(CellGroup group, FoldReport fold, string root) => string.Create(
        CultureInfo.InvariantCulture, $"{root}/{(group.Report.Seeds.Count > 1 ? $"seed{fold.Seed}/" : "")}fold{fold.TestFold}");

    /// <summary>The recipe as an argument: a shipped one's name, or the file that another one is best kept in.</summary>
    public static string Recipe(DatasetReport dataset) =>
        RecipeFiles.Names.Contains(dataset.Name) ? dataset.Name : $"{Slug(dataset.Name)}.yaml";

    /// <summary>A name as a folder's.</summary>
    public static string Slug(string name) => name.Replace(' ', '-');

    private static IEnumerable<string> Cell(CellFolders cell, string data, int fold, string folder)
    {
        string scores = cell.Scores.Step;
        if (cell.Architecture == CellFolders.GivenHeatmaps)
        {
            return [$"tools/an8 score --heatmaps HEATMAPS --dataset {data} --out {folder}/score"];
        }

        string Seed(string step) => (cell.Records.GetValueOrDefault(step)?.Seed ?? 0).ToString(CultureInfo.InvariantCulture);
        string architecture = cell.Architecture == "small" ? "" : $" --architecture {cell.Architecture}";
        string number = fold.ToString(CultureInfo.InvariantCulture);
        string[] made =
        [
            $"tools/an8 train {data} --fold {number}{architecture}{Threads(cell)} --seed {Seed("train")} --out {folder}/train",
            $"tools/an8 respond {folder}/train --out {folder}/respond",
            $"tools/an8 select {folder}/respond --out {folder}/select",
        ];
        return scores == "evaluate"
            ? [.. made, $"tools/an8 evaluate {folder}/select{MethodsOf(cell)}{PoliciesOf(cell)}{Flag("--poses", Explanations(cell)?["poses"])}{Flag("--slow-poses", Explanations(cell)?["slow_poses"])} --seed {Seed("evaluate")} --out {folder}/evaluate"]
            :
            [
                .. made,
                $"tools/an8 explain {folder}/select{MethodsOf(cell)} --seed {Seed("explain")} --out {folder}/explain",
                $"tools/an8 score {folder}/explain{PoliciesOf(cell)} --out {folder}/score",
            ];
    }

    /// <summary><c>--methods</c> where they are not the standard ones.</summary>
    public static string MethodsOf(CellFolders cell)
    {
        string[] names = Names(Explanations(cell)?["methods"]);
        return names.Length == 0 || names.SequenceEqual(ExplanationMethods.Default) ? "" : $" --methods {string.Join(',', names)}";
    }

    /// <summary><c>--policies</c> where they are not the standard ones.</summary>
    public static string PoliciesOf(CellFolders cell)
    {
        JsonObject? options = cell.Scores.Step == "evaluate" ? Explanations(cell) : cell.Records["score"].Options;
        string[] names = Names(options?["policies"]);
        return names.Length == 0 || (names is [ScoreStep.StandardPolicies] && cell.Scores.Step == "score") ? "" : $" --policies {string.Join(',', names)}";
    }

    /// <summary><c>--threads</c> of the training.</summary>
    public static string Threads(CellFolders cell) => Flag("--threads", (cell.Records.GetValueOrDefault("train")?.Options["training"] as JsonObject)?["threads"]);

    /// <summary>A whole number; null for anything else.</summary>
    public static int? Number(JsonNode? value) => value is JsonValue number && number.TryGetValue(out int read) ? read : null;

    private static JsonObject? Explanations(CellFolders cell) => (cell.Scores.Step == "evaluate"
        ? cell.Records["evaluate"].Options["evaluation"]
        : cell.Records.GetValueOrDefault("explain")?.Options["explanations"]) as JsonObject;

    private static string[] Names(JsonNode? value) => value is JsonArray names ? [.. names.Select(name => name?.ToString() ?? "")] : [];

    private static string Flag(string name, JsonNode? value) =>
        Number(value) is { } number ? string.Create(CultureInfo.InvariantCulture, $" {name} {number}") : "";
}
