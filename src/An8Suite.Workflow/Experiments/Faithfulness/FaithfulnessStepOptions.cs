using System.Text.Json.Serialization;
using An8Suite.Core.Heatmaps;
using An8Suite.Learning.Faithfulness;

namespace An8Suite.Workflow.Experiments.Faithfulness;

/// <summary>The options of <c>an8 faithfulness</c>.</summary>
public sealed record FaithfulnessStepOptions
{
    /// <summary>At most so many images of each class; null takes all.</summary>
    public int? ImagesPerClass { get; init; } = 10;

    /// <summary>How it is measured.</summary>
    public FaithfulnessOptions Measure { get; init; } = new();

    /// <summary>How maps of other programs become heat; those of the suite are heat already.</summary>
    public HeatPreparation Preparation { get; init; } = new();

    /// <summary>The method's name where a folder of other programs' maps holds those of one.</summary>
    public string? Name { get; init; }

    /// <summary>A folder of maps of other programs in place of that of <c>an8 explain</c>.</summary>
    [JsonIgnore]
    public string? Heatmaps { get; init; }

    /// <summary>The folder of <c>an8 train</c> whose network those maps explain.</summary>
    [JsonIgnore]
    public string? Model { get; init; }
}
