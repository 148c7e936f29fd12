using An8Suite.Core.Datasets;
using An8Suite.Core.Labels;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Workflow.Experiments.Cue;

/// <summary>Plants stickers, trains a network that falls for them, and explains test images.</summary>
internal static class CueExperiment
{
    /// <summary>
    /// A dataset to a network that cheats and to what explanation methods say about it: <c>cue.json</c> and the
    /// checkpoint.
    /// </summary>
    public static Experiment<string, CueOptions, CueFile> Row { get; } = new()
    {
        Name = "cue",
        Heading = "Does a method expose a network that cheats?",
        Summary = "Plants a sticker that gives the label away, trains a network on it, and scores heatmaps against "
            + "sticker and object.",
        Example = "an8 cue out/dataset --out out/cue",
        Input = GenerateStep.Name,
        Options = () => new OptionTable<CueOptions>(new())
            .Number("--side", "Side of the sticker, in pixels.", o => o.Side, (o, n) => o with { Side = n }, atLeast: 1)
            .Number("--poses", "Poses of the test fold that are explained, each with all classes.",
                o => o.Poses, (o, n) => o with { Poses = n }, atLeast: 1)
            .Number(
                "--epochs",
                "Passes over the training images, at most.", o => o.Epochs, (o, n) => o with { Epochs = n }, atLeast: 1)
            .OneOf("--architecture", "The network.", Architectures.Names, o => o.Architecture, (o, name) =>
                o with { Architecture = name }),
        Open = (_, folder, _) => Lineage.Of(folder, GenerateStep.Name).Folder,
        Inputs = (folder, _) => StepInputs.Of(GenerateStep.Name, folder),
        Measure = Measure,
        Sentences = file => [CueVerdict.Of(file)],
        Section = CueSection.Write,
        Lead = CueSection.Lead,
        Answers = runs =>
            runs.Select(run => new DoubtAnswer(Doubt.Cheating, $"{run.Title}: {CueVerdict.Of(run.File)}")),
        Plan = Plan,
    };

    private static IEnumerable<PlannedStep> Plan(ReproduceOptions reproduce, DatasetPlan dataset)
    {
        CueOptions options = new() { Poses = reproduce.Quick ? 2 : 10 };
        yield return new PlannedStep(
            $"{Row.Name} {dataset.Name}",
            Path.Combine(dataset.Root, Row.Name),
            StepWork.Training(options.Architecture, dataset.Images, options.Epochs, allEpochs: true) with
            {
                Explained = options.Poses * dataset.Classes,
            },
            context => Row.Run(options, reproduce.Seed, dataset.Folder, context));
    }

    private static CueFile Measure(ExperimentRun<string, CueOptions> run)
    {
        (string datasetFolder, CueOptions options, ulong seed, string folder, StepContext context) = run;
        options = options with { Seed = seed };
        Dataset dataset = DatasetReader.Read(datasetFolder);
        options.Validate(Math.Min(dataset.Width, dataset.Height));
        CueScene scene = new(dataset, options);
        FoldSplit fold = TrainStep.Split(dataset, options.Fold);
        TrainingData data = new(
            [.. dataset.Classes.Select(entry => entry.Name)],
            ImageSet.Load(fold.Train, scene.Read, context.Token),
            ImageSet.Load(fold.Val, scene.Read, context.Token),
            ImageSet.Load(fold.Test, scene.Read, context.Token));
        using Trainer trainer = new(data, TrainingOptions.Of(options.Architecture) with
        {
            Epochs = options.Epochs,
            Seed = options.Seed,
            Threads = context.Threads,
            Device = context.Device,
        });
        trainer.Run(
            epoch => context.Reporter.Say(FormattableString.Invariant(
                $"    epoch {epoch.Epoch}: loss {epoch.TrainLoss:0.0000}, validation {100 * epoch.ValAccuracy:0.0} %")),
            context.Token);
        Checkpoint.Write(trainer.Network, Path.Combine(folder, TrainStep.CheckpointName));
        return new CueRun(dataset, scene, trainer.Network, options, context).Measure(fold, data, folder);
    }
}
