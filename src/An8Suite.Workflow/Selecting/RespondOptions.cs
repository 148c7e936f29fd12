using System.Text.Json.Serialization;
using An8Suite.Core.Labels;
using An8Suite.Learning.Responses;
using An8Suite.Workflow.Generating;

namespace An8Suite.Workflow.Selecting;

/// <summary>What <c>an8 respond</c> records; written into its folder, where later steps read it back.</summary>
public sealed record RespondOptions
{
    /// <summary>From activations to responses.</summary>
    public required ResponseOptions Responses { get; init; }

    /// <summary>The images; null stands for all.</summary>
    public required Split? Split { get; init; }

    /// <summary>Threads of one operation: they shape the last bits of every sum.</summary>
    public required int Threads { get; init; }

    /// <summary>Where it is computed, which shapes them too.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Where the images came from; null for a dataset of ours.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DataRecord? Data { get; init; }
}
