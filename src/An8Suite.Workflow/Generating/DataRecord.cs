using System.Text.Json.Serialization;
using An8Suite.Core.Datasets;

namespace An8Suite.Workflow.Generating;

/// <summary>
/// Where a step's images came from, as <c>step.json</c> holds it, when they are not a dataset of <c>an8 generate</c>.
/// </summary>
public sealed record DataRecord
{
    /// <summary>What kind of folder.</summary>
    public required DatasetKind Kind { get; init; }

    /// <summary>Images in it, over all splits.</summary>
    public required int Images { get; init; }

    /// <summary>Cross-validation folds; 1 where the folder fixes the splits.</summary>
    public required int Folds { get; init; }

    /// <summary>The side that was asked for; null where the images kept theirs, or took the network's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? InputSize { get; init; }

    /// <summary>How images come to another size.</summary>
    public required string Resize { get; init; }
}
