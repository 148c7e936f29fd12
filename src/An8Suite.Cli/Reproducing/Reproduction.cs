using System.Diagnostics;
using System.Globalization;
using An8Suite.Cli.Terminal;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Learning.Native;
using An8Suite.Report;
using An8Suite.Workflow.Experiments;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Progress;

namespace An8Suite.Cli.Reproducing;

/// <summary>All steps from recipe to report, each skipped when it is finished and nothing before it changed.</summary>
internal sealed class Reproduction
{
    private readonly ReproduceOptions _options;
    private readonly Reporter _reporter;
    private readonly CancellationToken _token;

    private Reproduction(ReproduceOptions options, Reporter reporter, CancellationToken token) =>
        (_options, _reporter, _token) = (options, reporter, token);

    /// <summary>Runs what is not finished and shows the table; of a single fold, only where its scores are.</summary>
    public static Reproduced Run(ReproduceOptions options, Reporter reporter, CancellationToken token)
    {
        LibTorch.UseDevice(options.LearningDevice); // a wrong one shows now and not after the rendering
        ReproduceOptions resolved = options.Resolve(
            options.Recipes.Min(name => RecipeReader.Read(RecipeFiles.Find(name)).FoldCount));
        return new Reproduction(resolved, reporter, token).Run();
    }

    private Reproduced Run()
    {
        Stopwatch clock = Stopwatch.StartNew();
        DatasetPlan[] datasets = [.. _options.Recipes.Select(recipe => new DatasetPlan(_options, recipe))];
        string[] scores = [.. datasets.SelectMany(dataset => dataset.Cells).Select(cell => cell.Evaluate)];
        PlannedStep[] experiments = _options.Fold is null ? [.. datasets.SelectMany(Experiments)] : [];
        string report = Path.Combine(_options.Out, ReproduceOptions.ReportFolder);
        string[] reported = [.. scores, .. experiments.Select(step => step.Folder)
            .Where(folder => Path.GetFileName(folder) != "explain")];
        PlannedStep[] steps =
        [
            .. datasets.SelectMany(
                dataset => dataset.Cells.SelectMany(cell => cell.Steps()).Prepend(dataset.Generate())),
            .. experiments,
            .. _options.Fold is null
                ? [new PlannedStep(
                    "report", report, new StepWork { Explained = ReportStep.ExplainedACell * scores.Length },
                    context => ReportStep.Run(reported, context))]
                : Array.Empty<PlannedStep>(),
        ];
        Calibration calibration = new(
            (_options.Recipes[0], _options.Device), _options.LearningDevice, _options.Threads, _token);
        new StepSequence(_options.Threads, _options.LearningDevice, _reporter, _token).Run(steps, calibration);
        if (_options.Fold is not null)
        {
            Array.ForEach(scores, Console.WriteLine);
            return new Reproduced(scores, Report: null);
        }

        IndexPage.Write(_options.Out);
        ResultTable.Show(scores);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"report: {Path.Combine(report, ReportPage.FileName)}   ({clock.Elapsed.TotalSeconds:0} s)"));
        return new Reproduced(scores, report);
    }

    private IEnumerable<PlannedStep> Experiments(DatasetPlan dataset) =>
        KnownExperiments.All
            .Where(experiment => _options.Size.Experiments?.Contains(experiment.Name) != false)
            .SelectMany(experiment => experiment.Plan(_options, dataset));
}

/// <summary>The folders that a reproduction ends in.</summary>
/// <param name="Scores">Those of the scores.</param>
/// <param name="Report">That of the report; null for a single fold.</param>
internal sealed record Reproduced(IReadOnlyList<string> Scores, string? Report);
