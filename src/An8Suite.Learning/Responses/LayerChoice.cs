using System.Text.Json.Serialization;

namespace An8Suite.Learning.Responses;

/// <summary>Which layers' outputs are recorded; never the classifier's.</summary>
public enum LayerChoice
{
    /// <summary>Convolutional and fully connected layers after their ReLU; the paper.</summary>
    [JsonStringEnumMemberName("after-relu")]
    AfterRelu,

    /// <summary>
    /// Every layer before the classifier except the flattening, which repeats its input; the authors' code.
    /// </summary>
    [JsonStringEnumMemberName("all")]
    All,

    /// <summary>Convolutional layers after their ReLU; an ablation, and SVEBI.</summary>
    [JsonStringEnumMemberName("conv-only")]
    ConvOnly,
}
