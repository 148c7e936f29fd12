using An8Suite.Cli.Experiments.Ablate;
using An8Suite.Cli.Experiments.Compare;
using An8Suite.Cli.Experiments.Cue;
using An8Suite.Cli.Experiments.Doubts;
using An8Suite.Cli.Experiments.Faithfulness;
using An8Suite.Cli.Experiments.Features;
using An8Suite.Cli.Experiments.RegularizationPaths;
using An8Suite.Cli.Experiments.Sanity;
using An8Suite.Cli.Experiments.Stability;

namespace An8Suite.Cli.Experiments;

/// <summary>Every experiment, in the order of help, report and <c>reproduce</c>; a new one is a line here.</summary>
internal static class KnownExperiments
{
    public static IReadOnlyList<KnownExperiment> All { get; } =
    [
        AblateExperiment.Row.Known(),
        SanityExperiment.Row.Known(),
        FaithfulnessExperiment.Row.Known(),
        CompareExperiment.Row.Known(),
        CueExperiment.Row.Known(),
        DoubtsExperiment.Row.Known(),
        PathExperiment.Row.Known(),
        StabilityExperiment.Row.Known(),
        FeaturesExperiment.Row.Known(),
    ];

    /// <summary>The verbs.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(experiment => experiment.Name)];
}
