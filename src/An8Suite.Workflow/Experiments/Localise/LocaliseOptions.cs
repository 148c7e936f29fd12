using System.Text.Json.Serialization;
using An8Suite.Core.Heatmaps;
using An8Suite.Core.Localisation;

namespace An8Suite.Workflow.Experiments.Localise;

/// <summary>The options of <c>an8 localise</c>.</summary>
public sealed record LocaliseOptions
{
    /// <summary>What makes a box of a map, and when it is right.</summary>
    public LocalisationOptions Boxes { get; init; } = new();

    /// <summary>How maps of other programs become heat; those of the suite are heat already.</summary>
    public HeatPreparation Preparation { get; init; } = new();

    /// <summary>The method's name where a folder of other programs' maps holds those of one.</summary>
    public string? Name { get; init; }

    /// <summary>A folder of maps of other programs in place of that of <c>an8 explain</c>.</summary>
    [JsonIgnore]
    public string? Heatmaps { get; init; }

    /// <summary>The dataset whose objects those maps should find.</summary>
    [JsonIgnore]
    public string? Dataset { get; init; }
}
