using System.Text.Json.Serialization;

namespace An8Suite.Learning.Responses;

/// <summary>How one channel's activation map a becomes one number s.</summary>
public enum ResponseNorm
{
    /// <summary>s = sqrt(sum a^2); the paper.</summary>
    [JsonStringEnumMemberName("l2")]
    L2,

    /// <summary>s = sum a^2; the authors' code.</summary>
    [JsonStringEnumMemberName("l2-squared")]
    L2Squared,
}
