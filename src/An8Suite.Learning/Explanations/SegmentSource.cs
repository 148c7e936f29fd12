using System.Text.Json.Serialization;

namespace An8Suite.Learning.Explanations;

/// <summary>What an image is cut into by methods that hide and show segments.</summary>
public enum SegmentSource
{
    /// <summary>The rendered parts and the background; a grid where an image has no part ids.</summary>
    [JsonStringEnumMemberName("parts")]
    Parts,

    /// <summary>A grid of cells.</summary>
    [JsonStringEnumMemberName("grid")]
    Grid,
}
