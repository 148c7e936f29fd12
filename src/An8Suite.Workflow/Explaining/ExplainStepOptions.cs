using System.Text.Json.Serialization;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Explanations;
using An8Suite.Workflow.Generating;

namespace An8Suite.Workflow.Explaining;

/// <summary>What <c>an8 explain</c> draws.</summary>
public sealed record ExplainStepOptions
{
    /// <summary>Names of <see cref="ExplanationMethods.All"/>.</summary>
    public IReadOnlyList<string> Methods { get; init; } = ExplanationMethods.Default;

    /// <summary>Relevant features an image.</summary>
    public int Top { get; init; } = 3;

    /// <summary><c>predicted</c>, <c>true</c>, or the name of a class.</summary>
    public string ClassChoice { get; init; } = "predicted";

    /// <summary>The images of the network's fold; null for all.</summary>
    public Split? Split { get; init; } = Core.Labels.Split.Test;

    /// <summary>At most so many images of each class; null for all.</summary>
    public int? ImagesPerClass { get; init; }

    /// <summary>
    /// The colour map of the pictures beside the heatmaps, a name of <see cref="ColorMap.Names"/>; null for no
    /// pictures.
    /// </summary>
    public string? Overlays { get; init; }

    /// <summary>
    /// Whether maps have the size of the picture that was read, not that of the network's input; 0 where a picture was
    /// cut.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OwnSize { get; init; }

    /// <summary>Whether <see cref="MethodMap.Raw"/> is written too.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Raw { get; init; }

    /// <summary>Images that pass the network together; memory grows with it.</summary>
    public int BatchSize { get; init; } = new ExplainOptions().BatchSize;

    /// <summary>The numbers of the methods.</summary>
    public MethodOptions Numbers { get; init; } = new();

    /// <summary>
    /// Whether <see cref="Methods"/> were asked for by name: then what cannot be done is refused, not left out.
    /// </summary>
    [JsonIgnore]
    public bool MethodsAreNamed { get; init; }

    /// <summary>Files and folders to explain; none for a split of what the network was trained on.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>The seed of the noise control and of the choice of images.</summary>
    public ulong Seed { get; init; }
}

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
