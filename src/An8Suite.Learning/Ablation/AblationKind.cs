using System.Text.Json.Serialization;

namespace An8Suite.Learning.Ablation;

/// <summary>What takes the place of a silenced channel.</summary>
public enum AblationKind
{
    /// <summary>Zeros.</summary>
    [JsonStringEnumMemberName("zero")]
    Zero,

    /// <summary>The channel's mean over the pixels of training images, the same at every pixel.</summary>
    [JsonStringEnumMemberName("mean")]
    Mean,
}
