using System.Text.Json.Serialization;
using An8Suite.Learning.Networks;

namespace An8Suite.Workflow.Training;

/// <summary>What <c>an8 import</c> makes of a file of weights.</summary>
public sealed record ImportOptions
{
    /// <summary>
    /// A name of <see cref="Architectures.Names"/>; null for a file that says its layers itself, as ONNX does.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Architecture { get; init; }

    /// <summary>The output of an ONNX file that holds the logits; null where it has one alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Logits { get; init; }

    /// <summary>Whether an ONNX file stays as it is, and ONNX Runtime computes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool BlackBox { get; init; }

    /// <summary>
    /// Side of the input in pixels; null for what the file says, the dataset has or the architecture was designed for.
    /// </summary>
    public int? InputSize { get; init; }

    /// <summary>See <see cref="NetworkDescription.ShorterSide"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ShorterSide { get; init; }

    /// <summary>
    /// How the network wants its input; null for what the file states, or that of torchvision's ImageNet networks.
    /// </summary>
    public Normalization? Normalization { get; init; }

    /// <summary>One name a logit; null for the dataset's, or class0000 and so on.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>Whether tensors that the architecture does not have are left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IgnoreExtraKeys { get; init; }

    /// <summary>The fold of the dataset that tests it.</summary>
    public int TestFold { get; init; }
}
