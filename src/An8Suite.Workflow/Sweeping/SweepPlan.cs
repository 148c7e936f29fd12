using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Planning;

namespace An8Suite.Workflow.Sweeping;

/// <summary>The steps of a sweep: each dataset once, and under every condition every network on every seed.</summary>
internal sealed class SweepPlan
{
    private const string Datasets = "datasets";
    private const string Cells = "conditions";
    private const string Preset = "paper";

    /// <summary>Plans; nothing is written.</summary>
    public SweepPlan(Sweep sweep)
    {
        Sweep = sweep;
        Swept = [.. sweep.Conditions.SelectMany(
            condition => sweep.Options.Architectures!.Select(network => Cell(condition, network)))];
    }

    /// <summary>What is swept over.</summary>
    public Sweep Sweep { get; }

    /// <summary>Condition by condition, the networks in their order.</summary>
    public IReadOnlyList<SweptCell> Swept { get; }

    /// <summary>The folder of table, charts and page.</summary>
    public string Report => Path.Combine(Sweep.Options.Out, ReproduceOptions.ReportFolder);

    /// <summary>All steps before table, charts and page; a dataset stands before its first network.</summary>
    public IEnumerable<PlannedStep> Steps()
    {
        HashSet<string> rendered = [];
        foreach (SweptCell cell in Swept)
        {
            if (rendered.Add(cell.Condition.Dataset))
            {
                yield return Generate(cell.Condition);
            }

            foreach (PlannedStep step in cell.Seeds.SelectMany(seed => seed.Steps()))
            {
                yield return step;
            }
        }
    }

    private SweptCell Cell(SweepCondition condition, string network)
    {
        SweepOptions options = Sweep.Options;
        Recipe recipe = condition.Change(Sweep.Recipe);
        CellOptions cells = new()
        {
            Seed = options.Seed,
            Preset = Preset,
            Evaluation = new EvaluateOptions
            {
                Methods = options.Drawn,
                Grid = false,
                Policies = [MaskPolicy.ClassPart.Name],
                Poses = options.EvaluatedPoses,
                SlowPoses = options.EvaluatedPoses,
                KeptExtremes = 0,
            },
            Threads = options.Threads,
            Device = options.LearningDevice,
            Epochs = condition.Epochs,
            AllEpochs = condition.AllEpochs,
        };
        PlannedDataset dataset = new(
            condition.Name, Folder(condition), Path.Combine(options.Out, Cells, condition.Name), recipe.Classes.Count,
            recipe.Classes.Count * options.RenderedPoses!.Value);
        return new SweptCell(
            condition, network,
            [.. Enumerable.Range(0, options.SeedCount!.Value)
                .Select(seed => new CellPlan(cells, dataset, network, (seed, 0)))],
            recipe.Width * recipe.Height);
    }

    private PlannedStep Generate(SweepCondition condition)
    {
        SweepOptions options = Sweep.Options;
        GenerateOptions generate = new()
        {
            Recipe = Sweep.RecipeName,
            Change = recipe => condition.Change(recipe) with { Name = $"{recipe.Name}-{condition.Dataset}" },
            Poses = options.RenderedPoses,
            Masks = [MaskPolicy.ClassPart],
            Device = options.Device,
            Seed = options.Seed,
        };
        StepWork work = new() { Rendered = options.RenderedPoses!.Value * Sweep.Recipe.Classes.Count };
        return new PlannedStep(
            $"generate {condition.Dataset}", Folder(condition), work,
            context => GenerateStep.Run(generate, context));
    }

    private string Folder(SweepCondition condition) =>
        Path.Combine(Sweep.Options.Out, Datasets, condition.Dataset, "dataset");
}

/// <summary>One network under one condition.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Architecture">The network's name.</param>
/// <param name="Seeds">One cell a seed.</param>
/// <param name="PixelCount">Of an image.</param>
internal sealed record SweptCell(
    SweepCondition Condition, string Architecture, IReadOnlyList<CellPlan> Seeds, int PixelCount);
