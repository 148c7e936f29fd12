using An8Suite.Cli.Experiments.Ablate;
using An8Suite.Cli.Experiments.Compare;
using An8Suite.Cli.Experiments.Cue;
using An8Suite.Cli.Experiments.Doubts;
using An8Suite.Cli.Experiments.Faithfulness;
using An8Suite.Cli.Experiments.Sanity;
using An8Suite.Cli.Steps;

namespace An8Suite.Cli.Reproducing;

/// <summary>The experiments beside the evaluation, on the first fold of each dataset.</summary>
internal static class ExperimentPlan
{
    /// <summary>The steps, whose folders the report is given.</summary>
    public static IEnumerable<PlannedStep> Of(ReproduceOptions options, DatasetPlan dataset)
    {
        CellPlan first = dataset.Seeds[0];
        AblateOptions ablate = options.Quick ? new() { Images = 24, TrainingImages = 4, Points = 8, Draws = 2 } : new();
        foreach (CellPlan cell in dataset.Seeds)
        {
            yield return cell.Step("ablate", options.Quick ? 25 : 120, context => AblateStep.Run(ablate, cell.Seed, cell.Select, context));
        }

        SanityOptions sanity = options.Quick ? new() { Images = 6, Seeds = 2 } : new();
        string[] networks = [.. dataset.Seeds.Select(cell => cell.Select)];
        yield return first.Step("sanity", options.Quick ? 30 : 240, context => SanityStep.Run(sanity, first.Seed, networks, context));
        ExplainStepOptions drawn = new() { Seed = first.Seed, ImagesPerClass = options.Quick ? 1 : 5 };
        FaithfulnessStepOptions faithful = new() { ImagesPerClass = drawn.ImagesPerClass, Measure = new() { Seed = first.Seed } };
        int few = drawn.ImagesPerClass.Value * dataset.Classes;
        yield return first.Step("explain", StepCosts.Fast * few, context => ExplainStep.Run(drawn, first.Select, context));
        yield return first.Step(
            FaithfulnessStep.Name, 0.7 * few, context => FaithfulnessStep.Run(faithful, first.Folder("explain"), context));
        CompareOptions compare = new() { Seed = first.Seed };
        yield return first.Step(CompareStep.Name, 5, context => CompareStep.Run(compare, first.Select, context));
        CueOptions cue = new() { Poses = options.Quick ? 2 : 10, Seed = options.Seed };
        yield return new PlannedStep(
            $"{CueStep.Name} {dataset.Name}",
            Path.Combine(dataset.Root, CueStep.Name),
            (StepCosts.Train * 2 * dataset.Images) + (StepCosts.Fast * cue.Poses * dataset.Classes),
            context => CueStep.Run(cue, dataset.Folder, context));
        DoubtsOptions doubts = new() { Poses = options.Quick ? 2 : 10, Seed = first.Seed, Device = options.Device };
        yield return first.Step(
            DoubtsStep.Name,
            (StepCosts.Respond * 2 * dataset.Images) + (20 * StepCosts.Fast * doubts.Poses * dataset.Classes / 3),
            context => DoubtsStep.Run(doubts, first.Select, context));
    }
}
