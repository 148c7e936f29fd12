using System.Text.Json.Serialization;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Generating;

namespace An8Suite.Workflow.Training;

/// <summary>The options of <c>an8 train</c> as <c>step.json</c> holds them.</summary>
/// <param name="TestFold">The fold that was tested.</param>
/// <param name="Training">Everything about the training but its seed, which the record holds by itself.</param>
/// <param name="Data">Where the images came from; null for a dataset of ours.</param>
public sealed record TrainRecord(
    int TestFold,
    TrainingOptions Training,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DataRecord? Data = null);
