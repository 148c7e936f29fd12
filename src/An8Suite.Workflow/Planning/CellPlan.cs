using System.Globalization;
using An8Suite.Core.Selection;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Selecting;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Workflow.Planning;

/// <summary>A network, a seed and a fold of one dataset: the steps from training to scores.</summary>
internal sealed class CellPlan(
    CellOptions options, PlannedDataset dataset, string architecture, (int Seed, int Fold) place)
{
    // The training images and the reading of all; the lasso of all classes takes as long as explaining so many images.
    private const double RespondedShare = 0.8;
    private const double SelectExplained = 15;

    /// <summary>The network.</summary>
    public string Architecture => architecture;

    /// <summary>The cell's own folder.</summary>
    public string Root { get; } = Path.Combine(
        dataset.Cells,
        architecture,
        string.Create(CultureInfo.InvariantCulture, $"seed{options.Seed + (ulong)place.Seed}"),
        string.Create(CultureInfo.InvariantCulture, $"fold{place.Fold}"));

    /// <summary>The seed of every step of the cell.</summary>
    public ulong Seed => options.Seed + (ulong)place.Seed;

    /// <summary>The folder of the selection, from which experiments start.</summary>
    public string Select => Folder("select");

    /// <summary>The folder of the scores.</summary>
    public string Evaluate => Folder(EvaluateStep.Name);

    /// <summary>For messages.</summary>
    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"{architecture}, seed {Seed}, fold {place.Fold} of {dataset.Name}");

    /// <summary>How the network is trained: each architecture at its own rate.</summary>
    public TrainingOptions Training { get; } = TrainingOptions.Of(architecture) with
    {
        Seed = options.Seed + (ulong)place.Seed,
        Threads = options.Threads,
        Device = options.Device,
        Epochs = options.Epochs ?? new TrainingOptions().Epochs,
        AllEpochs = options.AllEpochs,
    };

    /// <summary>Training to scores.</summary>
    public IEnumerable<PlannedStep> Steps()
    {
        StepWork work = new(architecture);
        int images = options.Evaluation.Poses!.Value * dataset.Classes;
        int slow = options.Evaluation.Grid ? options.Evaluation.SlowPoses!.Value * dataset.Classes : 0;
        var training = StepWork.Training(architecture, dataset.Images, Training.Epochs, Training.AllEpochs);
        yield return Step("train", training, context =>
            TrainStep.Run(Training, new TrainInput(dataset.Folder, place.Fold), context));
        yield return Step("respond", work with { Passed = dataset.Images * RespondedShare }, context => RespondStep.Run(
            ResponseOptions.Preset(options.Preset), RespondStep.StandardSplit, Folder("train"), context));
        yield return Step(
            "select", work with { Explained = SelectExplained },
            context => SelectStep.Run(LassoOptions.Preset(options.Preset), Folder("respond"), context));
        StepWork explaining = work with { Explained = images + (StepWork.SlowMethods * slow) };
        yield return Step(EvaluateStep.Name, explaining, context =>
            EvaluateStep.Run(options.Evaluation with { Seed = Seed }, Select, context));
    }

    /// <summary>A step in the cell's folder.</summary>
    public PlannedStep Step(string name, StepWork work, Func<StepContext, bool> run) =>
        new($"{name} {Name}", Folder(name), work, run);

    /// <summary>The folder of a step of this cell.</summary>
    public string Folder(string step) => Path.Combine(Root, step);
}
