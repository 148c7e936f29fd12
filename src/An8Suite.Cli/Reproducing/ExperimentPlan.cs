using An8Suite.Cli.Experiments.Doubts;

namespace An8Suite.Cli.Reproducing;

/// <summary>The experiments beside the evaluation, on the first fold of each dataset.</summary>
internal static class ExperimentPlan
{
    /// <summary>The steps, whose folders the report is given.</summary>
    public static IEnumerable<PlannedStep> Of(ReproduceOptions options, DatasetPlan dataset)
    {
        CellPlan first = dataset.Seeds[0];
        DoubtsOptions doubts = new() { Poses = options.Quick ? 2 : 10, Seed = first.Seed, Device = options.Device };
        yield return first.Step(
            DoubtsStep.Name,
            (StepCosts.Respond * 2 * dataset.Images) + (20 * StepCosts.Fast * doubts.Poses * dataset.Classes / 3),
            context => DoubtsStep.Run(doubts, first.Select, context));
    }
}
