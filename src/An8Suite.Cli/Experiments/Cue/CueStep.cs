using An8Suite.Cli.Steps;
using An8Suite.Core.Datasets;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;

namespace An8Suite.Cli.Experiments.Cue;

/// <summary>A dataset to a network that cheats and to what explanation methods say about it: <c>cue.json</c> and the checkpoint.</summary>
public static class CueStep
{
    /// <summary>The verb.</summary>
    public const string Name = "cue";

    /// <summary>Plants stickers, trains, and explains test images.</summary>
    public static bool Run(CueOptions options, string datasetFolder, StepContext context)
    {
        StepRecord.Read(datasetFolder, GenerateStep.Name);
        StepPlan plan = new()
        {
            Step = Name,
            Out = context.Out,
            Options = new { cue = options, context.Threads, context.Device },
            Seed = options.Seed,
            Inputs = new Dictionary<string, string> { [GenerateStep.Name] = datasetFolder },
            Versions = SuiteVersions.LibTorch,
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            Dataset dataset = DatasetReader.Read(datasetFolder);
            options.Validate(Math.Min(dataset.Width, dataset.Height));
            LibTorch.UseDevice(context.Device);
            LibTorch.SetThreads(context.Threads);
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
            CueFile file = new CueRun(dataset, scene, trainer.Network, options, context).Measure(fold, data);
            file.Write(folder);
            context.Reporter.Say($"    {CueVerdict.Of(file)}");
        });
    }
}
