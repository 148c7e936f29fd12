using System.Globalization;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;
using An8Suite.Report.Model;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Selecting;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Report.Reading;

/// <summary>The one command that makes all cells of a dataset, where there is one.</summary>
internal static class ReproduceCommand
{
    /// <summary>Null where the cells are not evaluated alike, or not every seed and fold from the first.</summary>
    /// <param name="groups">The networks of one dataset.</param>
    public static string? Of(IReadOnlyList<CellGroup> groups)
    {
        CellGroup[] ordered = [.. groups.OrderByDescending(group => group.Folders.Count)
            .ThenBy(group => Array.IndexOf(Shown, group.Report.Architecture))];
        CellFolders[] cells = [.. ordered.SelectMany(group => group.Folders)];
        StepRecord? generate = cells[0].Records.GetValueOrDefault("generate");
        if (generate?.TryOptionsAs<GenerateRecord>() is null || !Array.TrueForAll(cells, IsEvaluated))
        {
            return null;
        }

        EvaluateRecord first = Evaluation(cells[0]);
        string? preset = ResponseOptions.PresetNames
            .FirstOrDefault(name => Array.TrueForAll(cells, cell => IsPreset(cell, name, first)));
        ulong seed = cells[0].Seed;
        GenerateOptions rendered = CellCommands.Generated(generate);
        bool paper = !first.Evaluation.Grid;
        bool quick = !paper && (rendered.Poses == ReproduceSize.Quick.RenderedPoses
            || (rendered.Poses is null && IsQuick(ordered[0].Report, first.Evaluation)));
        ulong[] seeds = [.. ordered[0].Folders.Select(cell => cell.Seed).Distinct()];
        int folds = ordered[0].Report.Folds.Select(fold => fold.TestFold).Distinct().Count();
        var reproduce = new ReproduceOptions { Dataset = "", Out = "", Threads = 1, Quick = quick, Paper = paper };
        bool whole = preset is not null
            && StepFlags.Generate().Again(rendered with { Poses = quick ? null : rendered.Poses }).Length == 0
            && generate.Seed == seed
            && seeds.Index().All(one => one.Item == seed + (ulong)one.Index)
            && Array.TrueForAll(ordered, group => group == ordered[0] || paper
                ? group.Folders.Count == seeds.Length * folds && group.Report.Folds.All(fold => fold.TestFold < folds)
                : group.Folders.Count == 1 && group.Report.Folds[0].TestFold == 0 && group.Folders[0].Seed == seed)
            && Array.TrueForAll(cells, cell => IsAsPlanned(cell, first, reproduce.Size));
        ReproduceOptions told = reproduce with
        {
            Dataset = CellCommands.Recipe(ordered[0].Report),
            Preset = preset ?? reproduce.Preset,
            Architectures = [.. ordered.Select(group => group.Report.Architecture)],
            SeedCount = seeds.Length,
            FoldCount = folds,
            EvaluatedPoses = first.Evaluation.Poses,
            SlowPoses = first.Evaluation.SlowPoses,
            Threads = first.Threads,
            LearningDevice = first.Device,
        };
        return whole
            ? string.Create(
                CultureInfo.InvariantCulture, $"tools/an8 reproduce{ReproduceFlags.Table().Again(told)} --seed {seed}")
            : null;
    }

    /// <summary>Whether responses and selection are a preset's, on the machine's settings of the evaluation.</summary>
    private static bool IsPreset(CellFolders cell, string preset, EvaluateRecord first) =>
        cell.Records.GetValueOrDefault("respond")?.TryOptionsAs<RespondOptions>() is { Data: null } respond
        && respond == new RespondOptions
        {
            Responses = ResponseOptions.Preset(preset),
            Split = RespondStep.StandardSplit,
            Threads = first.Threads,
            Device = first.Device,
        }
        && cell.Records.GetValueOrDefault("select")?.TryOptionsAs<LassoOptions>() == LassoOptions.Preset(preset);

    /// <summary>Whether training and evaluation are those that <c>reproduce</c> plans.</summary>
    private static bool IsAsPlanned(CellFolders cell, EvaluateRecord first, ReproduceSize size)
    {
        EvaluateRecord found = Evaluation(cell);
        EvaluateOptions planned = new()
        {
            Methods = size.Methods,
            Grid = size.Grid,
            Poses = first.Evaluation.Poses,
            SlowPoses = first.Evaluation.SlowPoses,
        };
        return cell.Records.GetValueOrDefault("train") is { Step: "train" } train
            && train.TryOptionsAs<TrainRecord>()?.Training is { } training
            && training with { Seed = 0 }
                == TrainingOptions.Of(cell.Architecture) with { Threads = first.Threads, Device = first.Device }
            && (found.Threads, found.Device) == (first.Threads, first.Device)
            && StepFlags.Evaluate().Again(found.Evaluation) == StepFlags.Evaluate().Again(planned);
    }

    // Where a recipe has few poses both render all of them; the methods tell quick from full.
    private static bool IsQuick(DatasetReport dataset, EvaluateOptions evaluation) =>
        dataset.ImageCount <= ReproduceSize.Quick.RenderedPoses * dataset.Classes.Count
        && evaluation.Methods.SequenceEqual(ExplanationMethods.Default);

    private static bool IsEvaluated(CellFolders cell) =>
        cell.Scores.Step == EvaluateStep.Name
        && cell.Records[EvaluateStep.Name].TryOptionsAs<EvaluateRecord>() is not null;

    private static string[] Shown => ["small", "vgg-f", "alexnet", "resnet18", "an8net"];

    private static EvaluateRecord Evaluation(CellFolders cell) =>
        cell.Records[EvaluateStep.Name].OptionsAs<EvaluateRecord>();
}
