using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Labels;
using An8Suite.Core.Selection;
using An8Suite.Learning.Onnx;
using An8Suite.Report.Model;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Scoring;
using An8Suite.Workflow.Selecting;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Report.Reading;

/// <summary>The command lines of one group's cells, step by step, with every option that the records hold.</summary>
internal static class CellCommands
{
    /// <summary>From the dataset to the scores of every cell.</summary>
    public static IReadOnlyList<string> Of(CellGroup group, StepRecord generate, string dataRoot, string root)
    {
        string data = $"{dataRoot}/dataset";
        List<string> lines = [string.Create(
            CultureInfo.InvariantCulture,
            $"tools/an8 generate {Recipe(group.Report)}{StepFlags.Generate().Again(Generated(generate))} --seed "
            + $"{generate.Seed} --out {data}")];
        foreach ((FoldReport fold, CellFolders cell) in group.Report.Folds.Zip(group.Folders))
        {
            lines.AddRange(Cell(cell, data, fold.TestFold, Folder(group, fold, root)));
        }

        return lines;
    }

    /// <summary>Where the commands put a cell; seeds have folders of their own where there are several.</summary>
    public static string Folder(CellGroup group, FoldReport fold, string root) => string.Create(
        CultureInfo.InvariantCulture,
        $"{root}/{(group.Report.Seeds.Count > 1 ? $"seed{fold.Seed}/" : "")}fold{fold.TestFold}");

    /// <summary>
    /// The recipe as an argument: a shipped one's name, or the file that another one is best kept in.
    /// </summary>
    public static string Recipe(DatasetReport dataset) =>
        RecipeFiles.Names.Contains(dataset.Name) ? dataset.Name : $"{Slug(dataset.Name)}.yaml";

    /// <summary>A name as a folder's.</summary>
    public static string Slug(string name) => name.Replace(' ', '-');

    /// <summary>What the dataset was rendered with.</summary>
    public static GenerateOptions Generated(StepRecord generate)
    {
        GenerateRecord? record = generate.TryOptionsAs<GenerateRecord>();
        return record is null ? new GenerateOptions { Recipe = "" } : new GenerateOptions
        {
            Recipe = record.Recipe,
            Size = record.Size,
            Poses = record.Poses,
            Twins = record.Twins,
            Coverage = record.Coverage,
            Masks = record.Masks is null ? null
                : [.. record.Masks.Select(MaskPolicy.Parse)],
            Layers = record.Layers is null ? null
                : [.. record.Layers.Select(name => Choice.Parse<PictureLayer>("--layers", name))],
        };
    }

    /// <summary><c>--threads</c> and <c>--device</c>, which shape the last digits.</summary>
    public static string Machine(int threads, string device) => string.Create(
        CultureInfo.InvariantCulture, $" --threads {threads}{(device == "cpu" ? "" : $" --device {device}")}");

    private static IEnumerable<string> Cell(CellFolders cell, string data, int fold, string folder)
    {
        if (cell.Architecture == CellFolders.GivenHeatmaps)
        {
            ScoreHeatmapsOptions options = cell.Records.GetValueOrDefault("score")?.TryOptionsAs<ScoreHeatmapsOptions>()
                ?? new();
            return ["tools/an8 score --heatmaps HEATMAPS --dataset "
                + $"{data}{StepFlags.Score().Again(options)}{StepFlags.Heatmaps().Again(options)} --out "
                + $"{folder}/score"];
        }

        IEnumerable<string> scored = cell.Scores.Step == EvaluateStep.Name
            ? [Line<EvaluateRecord>(cell, EvaluateStep.Name, $"{folder}/select", Evaluation, folder)]
            : [Line<ExplainRecord>(cell, "explain", $"{folder}/select", Explanations, folder),
                Line<ScoreHeatmapsOptions>(cell, "score", $"{folder}/explain", StepFlags.Score().Again, folder)];
        return
        [
            Line<TrainRecord>(cell, "train", $"{data} --fold {fold}", Training, folder),
            Line<RespondOptions>(cell, "respond", $"{folder}/train", Responses, folder),
            Line<LassoOptions>(cell, "select", $"{folder}/respond", StepFlags.Lasso().Again, folder),
            .. scored,
        ];
    }

    private static string Line<T>(CellFolders cell, string step, string input, Func<T, string> again, string folder)
        where T : class
    {
        StepRecord? record = cell.Records.GetValueOrDefault(step);
        if (record?.Step == ImportStep.Name)
        {
            string network = OnnxImport.IsOnnx(cell.Architecture)
                ? cell.Architecture
                : $"CHECKPOINT --architecture {cell.Architecture}";
            network += record.Options["import"]?["black_box"] is null ? "" : " --black-box";
            return $"tools/an8 import {network} --dataset {input} --out {folder}/{step}";
        }

        string options = record?.TryOptionsAs<T>() is T known ? again(known) : "";
        bool isSeeded = step is "train" or "explain" or EvaluateStep.Name;
        string seed = isSeeded ? string.Create(CultureInfo.InvariantCulture, $" --seed {record?.Seed ?? 0}") : "";
        return $"tools/an8 {step} {input}{options}{seed} --out {folder}/{step}";
    }

    private static string Training(TrainRecord train) =>
        StepFlags.Training().Again(train.Training)
        + StepFlags.TrainingData().Again(train.Input)
        + Machine(train.Training.Threads, train.Training.Device);

    private static string Responses(RespondOptions respond)
    {
        string split = respond.Split == RespondStep.StandardSplit ? "" : $" --split {SplitNames.Of(respond.Split)}";
        return StepFlags.Responses().Again(respond.Responses) + split + Machine(respond.Threads, respond.Device);
    }

    private static string Explanations(ExplainRecord explain) =>
        StepFlags.Explain().Again(explain.Explanations) + Machine(explain.Threads, explain.Device);

    private static string Evaluation(EvaluateRecord evaluate) =>
        StepFlags.Evaluate().Again(evaluate.Evaluation) + Machine(evaluate.Threads, evaluate.Device);
}
