using An8Suite.Workflow.Experiments.Ablate;
using An8Suite.Workflow.Experiments.Compare;
using An8Suite.Workflow.Experiments.Cue;
using An8Suite.Workflow.Experiments.Doubts;
using An8Suite.Workflow.Experiments.Faithfulness;
using An8Suite.Workflow.Experiments.Features;
using An8Suite.Workflow.Experiments.Grids;
using An8Suite.Workflow.Experiments.Localise;
using An8Suite.Workflow.Experiments.Parts;
using An8Suite.Workflow.Experiments.RegularizationPaths;
using An8Suite.Workflow.Experiments.Sanity;
using An8Suite.Workflow.Experiments.Stability;

namespace An8Suite.Workflow.Experiments;

/// <summary>Every experiment, in the order of help, report and <c>reproduce</c>; a new one is a line here.</summary>
internal static class KnownExperiments
{
    public static IReadOnlyList<KnownExperiment> All { get; } =
    [
        AblateExperiment.Row.Known(),
        SanityExperiment.Row.Known(),
        FaithfulnessExperiment.Row.Known(),
        LocaliseExperiment.Row.Known(),
        GridsExperiment.Row.Known(),
        CompareExperiment.Row.Known(),
        CueExperiment.Row.Known(),
        DoubtsExperiment.Row.Known(),
        PartsExperiment.Row.Known(),
        PathExperiment.Row.Known(),
        StabilityExperiment.Row.Known(),
        FeaturesExperiment.Row.Known(),
    ];
}
