using System.Diagnostics;
using System.Globalization;
using An8Suite.Cli.Report;
using An8Suite.Cli.Terminal;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Scenes;
using An8Suite.Core.Selection;
using An8Suite.Learning.Native;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;

namespace An8Suite.Cli.Steps;

/// <summary>All steps from recipe to report, each skipped when it is finished and nothing before it changed.</summary>
public sealed class Reproduction
{
    private readonly ReproduceOptions _options;
    private readonly Reporter _reporter;
    private readonly CancellationToken _token;
    private readonly int[] _folds;
    private readonly int _stepCount;
    private int _stepsBegun;

    private Reproduction(ReproduceOptions options, int[] folds, Reporter reporter, CancellationToken token)
    {
        (_options, _folds, _reporter, _token) = (options, folds, reporter, token);
        _stepCount = (options.Recipes.Count * (1 + (5 * folds.Length))) + (options.Fold is null ? 1 : 0);
    }

    /// <summary>Runs what is not finished and shows the table; of a single fold, only where its scores are.</summary>
    public static void Run(ReproduceOptions options, Reporter reporter, CancellationToken token)
    {
        Stopwatch clock = Stopwatch.StartNew();
        LibTorch.UseDevice(options.LearningDevice); // a wrong one shows now and not after the rendering
        int available = options.Recipes.Min(name => RecipeReader.Read(RecipeFiles.Find(name)).FoldCount);
        int folds = options.FoldCount ?? (options.Quick ? 1 : available);
        if (folds < 1 || folds > available)
        {
            throw new InputException(available == FoldSplit.Fixed
                ? $"--folds: {options.Dataset} has fixed splits, which are one fold, found {folds}"
                : $"--folds: expected 1 to {available}, found {folds}");
        }

        if (options.Fold < 0 || options.Fold >= folds)
        {
            throw new InputException($"--fold: expected 0 to {folds - 1}, found {options.Fold}");
        }

        int[] chosen = options.Fold is int fold ? [fold] : [.. Enumerable.Range(0, folds)];
        Reproduction run = new(options, chosen, reporter, token);
        string[] scores = [.. options.Recipes.SelectMany(run.Recipe)];
        if (options.Fold is not null)
        {
            Array.ForEach(scores, Console.WriteLine);
            return;
        }

        string report = Path.Combine(options.Out, "report");
        run.Step("report", report, context => ReportStep.Run(scores, context));
        ResultTable.Show(scores);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"report: {Path.Combine(report, ReportPage.FileName)}   ({clock.Elapsed.TotalSeconds:0} s)"));
    }

    private IEnumerable<string> Recipe(string recipe)
    {
        string root = Path.Combine(_options.Out, recipe);
        string dataset = Path.Combine(root, "dataset");
        GenerateOptions generate = new()
        {
            Recipe = recipe,
            Poses = _options.Quick ? ReproduceOptions.QuickPoseCount : null,
            Device = _options.Device,
            Seed = _options.Seed,
        };
        Step($"generate {recipe}", dataset, context => GenerateStep.Run(generate, context));
        return [.. _folds.Select(fold => Fold(root, dataset, fold))];
    }

    private string Fold(string root, string dataset, int fold)
    {
        string Folder(string step) => Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"fold{fold}"), step);
        string name = string.Create(CultureInfo.InvariantCulture, $"fold {fold} of {Path.GetFileName(root)}");
        TrainingOptions training = new()
        {
            Seed = _options.Seed,
            Threads = _options.Threads,
            Device = _options.LearningDevice,
        };
        ExplainStepOptions explain = new() { Seed = _options.Seed };
        Step($"train {name}", Folder("train"), context => TrainStep.Run(training, new TrainInput(dataset, fold), context));
        Step($"respond {name}", Folder("respond"), context => RespondStep.Run(
            ResponseOptions.Preset(_options.Preset), RespondStep.StandardSplit, Folder("train"), context));
        Step($"select {name}", Folder("select"), context => SelectStep.Run(LassoOptions.Preset(_options.Preset), Folder("respond"), context));
        Step($"explain {name}", Folder("explain"), context => ExplainStep.Run(explain, Folder("select"), context));
        Step($"score {name}", Folder("score"), context => ScoreStep.Run(ScoreStep.StandardPolicies, Folder("explain"), context));
        return Folder("score");
    }

    private void Step(string title, string folder, Func<StepContext, bool> run)
    {
        _token.ThrowIfCancellationRequested();
        string position = string.Create(CultureInfo.InvariantCulture, $"[{++_stepsBegun}/{_stepCount}] {title}");
        Stopwatch clock = Stopwatch.StartNew();
        _reporter.Say(position);
        bool made = run(new StepContext(folder, Replacing.OtherOptions, _options.Threads, _reporter, _token, _options.LearningDevice));
        _reporter.Say(made
            ? string.Create(CultureInfo.InvariantCulture, $"    done in {clock.Elapsed.TotalSeconds:0.0} s: {folder}")
            : $"    finished before: {folder}");
    }
}
