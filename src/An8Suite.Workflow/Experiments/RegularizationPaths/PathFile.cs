using An8Suite.Core.Selection;

namespace An8Suite.Workflow.Experiments.RegularizationPaths;

/// <summary><c>path.json</c>: the selection at every budget.</summary>
public sealed record PathFile
{
    /// <summary>Where the path ends.</summary>
    public required double MuMax { get; init; }

    /// <summary>The budget that <c>an8 select</c> would take.</summary>
    public required double SelectMu { get; init; }

    /// <summary>The labels that are regressed on.</summary>
    public required LassoLabels Labels { get; init; }

    /// <summary>How many features there are to choose from.</summary>
    public required int FeatureCount { get; init; }

    /// <summary>In the order of the labels.</summary>
    public required IReadOnlyList<PathClass> Classes { get; init; }

    /// <summary>The images the weights were tried on, those they are fitted on first.</summary>
    public required IReadOnlyList<PathImages> Images { get; init; }

    /// <summary>One a budget of the grid and set of images.</summary>
    public required IReadOnlyList<PathReadout> Readout { get; init; }
}
