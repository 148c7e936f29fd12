using System.Text.Json.Serialization;

namespace An8Suite.Learning.Ablation;

/// <summary>The recorded layers whose channels may be silenced.</summary>
public enum LayerSet
{
    /// <summary>All of them.</summary>
    [JsonStringEnumMemberName("all")]
    All,

    /// <summary>Those whose output has positions: no fully connected ones.</summary>
    [JsonStringEnumMemberName("conv")]
    Conv,
}
