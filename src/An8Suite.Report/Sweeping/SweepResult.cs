using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Workflow.Sweeping;

namespace An8Suite.Report.Sweeping;

/// <summary>What a sweep has measured, condition by condition and network by network.</summary>
/// <param name="Sweep">What was swept over.</param>
/// <param name="Networks">The networks under their conditions.</param>
/// <param name="Options">How intervals were drawn.</param>
internal sealed record SweepResult(Sweep Sweep, IReadOnlyList<SweptNetwork> Networks, ResamplingOptions Options)
{
    /// <summary>Reads the scores of all cells.</summary>
    public static SweepResult Of(SweepPlan plan)
    {
        ResamplingOptions options = new();
        return new SweepResult(plan.Sweep, [.. plan.Swept.Select(cell => SweptNetwork.Of(cell, options))], options);
    }

    /// <summary>The names of the networks.</summary>
    public IReadOnlyList<string> Architectures => Sweep.Options.Architectures!;

    /// <summary>Methods, then controls, in the order of the tables.</summary>
    public IReadOnlyList<MethodTitle> Methods =>
        MethodTitle.Sort(Networks.SelectMany(network => network.Scores.Table.Methods));

    /// <summary>One network under all conditions.</summary>
    public IReadOnlyList<SweptNetwork> Of(string architecture) =>
        [.. Networks.Where(network => network.Architecture == architecture)];

    /// <summary>One network along an axis.</summary>
    public IReadOnlyList<SweptNetwork> Along(SweepAxis axis, string architecture) =>
        [.. Sweep.Along(axis).Select(condition => Of(architecture).First(network => network.Condition == condition))];
}
