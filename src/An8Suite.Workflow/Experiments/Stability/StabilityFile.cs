using An8Suite.Core.Selection;

namespace An8Suite.Workflow.Experiments.Stability;

/// <summary><c>stability.json</c>: how stable the selection is over bootstrap samples.</summary>
public sealed record StabilityFile
{
    /// <summary>What to know when reading the numbers.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>The budget of every class.</summary>
    public required double Mu { get; init; }

    /// <summary>The labels that are regressed on.</summary>
    public required LassoLabels Labels { get; init; }

    /// <summary>Bootstrap samples.</summary>
    public required int Samples { get; init; }

    /// <summary>What a sample draws.</summary>
    public required ResampleUnit Unit { get; init; }

    /// <summary>How many of them there are, and a sample draws.</summary>
    public required int UnitCount { get; init; }

    /// <summary>All images.</summary>
    public required int Images { get; init; }

    /// <summary>Class names, in the order of the labels.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>In the order of the labels.</summary>
    public required IReadOnlyList<ClassStability> Classes { get; init; }
}
