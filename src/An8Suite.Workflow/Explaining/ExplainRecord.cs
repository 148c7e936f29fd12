using System.Text.Json.Serialization;
using An8Suite.Workflow.Generating;

namespace An8Suite.Workflow.Explaining;

/// <summary>The options of <c>an8 explain</c> as <c>step.json</c> holds them.</summary>
/// <param name="Explanations">Everything but the seed, which the record holds by itself.</param>
/// <param name="Threads">Threads of one operation: they shape the last bits of every sum.</param>
/// <param name="Device">Where it is computed, which shapes them too.</param>
/// <param name="Data">Where the images came from; null for a dataset of ours.</param>
public sealed record ExplainRecord(
    ExplainStepOptions Explanations,
    int Threads,
    string Device,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DataRecord? Data = null);
