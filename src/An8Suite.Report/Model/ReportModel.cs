using An8Suite.Core.Statistics;
using An8Suite.Workflow.Experiments;

namespace An8Suite.Report.Model;

/// <summary>Everything the report shows; nothing is read from disk once this is made.</summary>
public sealed record ReportModel
{
    /// <summary>One section each; none where there are experiments only.</summary>
    public required IReadOnlyList<DatasetReport> Datasets { get; init; }

    /// <summary>Experiments, each with a section of its own, in the order of the page.</summary>
    public IReadOnlyList<ShownExperiment> Experiments { get; init; } = [];

    /// <summary>What could not be read, one line each.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>How the statistics draw.</summary>
    public ResamplingOptions Statistics { get; init; } = new();

    /// <summary>Versions of the suite, its libraries and drivers, by name; several where steps differ.</summary>
    public required IReadOnlyDictionary<string, string> Versions { get; init; }

    /// <summary>The command lines that make the report again.</summary>
    public required IReadOnlyList<string> Commands { get; init; }

    /// <summary>What every step was told, in the order the steps ran.</summary>
    public required IReadOnlyList<StepNote> Steps { get; init; }
}
