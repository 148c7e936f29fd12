using System.Text.Json.Serialization;

namespace An8Suite.Learning.Explanations;

/// <summary>Which class of an image is explained.</summary>
public enum ClassChoice
{
    /// <summary>The one with the largest logit.</summary>
    [JsonStringEnumMemberName("predicted")]
    Predicted,

    /// <summary>The image's label.</summary>
    [JsonStringEnumMemberName("true")]
    True,

    /// <summary>The same for every image, as <see cref="ExplainOptions.GivenClass"/> says.</summary>
    [JsonStringEnumMemberName("given")]
    Given,
}
