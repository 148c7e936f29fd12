using System.Text.Json.Serialization;

namespace An8Suite.Learning.Responses;

/// <summary>How the responses s of one layer's channels are made comparable with those of other layers.</summary>
public enum LayerScaling
{
    /// <summary>Divided by the layer's sum; the paper and the authors' code.</summary>
    [JsonStringEnumMemberName("l1")]
    L1,

    /// <summary>Left as they are.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Divided by the number of pixels of a channel (1 for FC layers).</summary>
    [JsonStringEnumMemberName("area")]
    Area,

    /// <summary>Divided by the layer's Euclidean length.</summary>
    [JsonStringEnumMemberName("l2")]
    L2,

    /// <summary>
    /// Per channel, minus the mean and divided by the deviation over the training images; may be negative.
    /// </summary>
    [JsonStringEnumMemberName("zscore")]
    Zscore,
}
