using An8Suite.Core.Heatmaps;
using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;

namespace An8Suite.Workflow.Scoring;

/// <summary>How heatmaps of others are scored.</summary>
public sealed record ScoreHeatmapsOptions
{
    /// <summary>The mask policies.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [ScoreStep.StandardPolicies];

    /// <summary>The images that should have a heatmap; null stands for all.</summary>
    public Split? Split { get; init; } = Core.Labels.Split.Test;

    /// <summary>Sign and size.</summary>
    public HeatPreparation Preparation { get; init; } = new();

    /// <summary>The order in which a map is prepared.</summary>
    public string Order { get; init; } = HeatPreparation.Order;

    /// <summary>What the measures leave open.</summary>
    public ScoreOptions Scores { get; init; } = new();

    /// <summary>The method's name where the folder holds the maps of one; its own name otherwise.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the controls are scored beside, on the images that have a map.</summary>
    public bool Controls { get; init; } = true;
}
