using System.Text.Json.Serialization;

namespace An8Suite.Learning.Sanity;

/// <summary>Which two maps of one method and image are compared.</summary>
public enum Comparison
{
    /// <summary>Of the predicted class and of another one.</summary>
    [JsonStringEnumMemberName("class")]
    Class,

    /// <summary>Of the trained network and of one whose stages from the logits down to one are random.</summary>
    [JsonStringEnumMemberName("cascade")]
    Cascade,

    /// <summary>Of the trained network and of one with one random stage.</summary>
    [JsonStringEnumMemberName("independent")]
    Independent,

    /// <summary>Of two networks that are random throughout, with different seeds: the floor.</summary>
    [JsonStringEnumMemberName("floor")]
    Floor,

    /// <summary>Of the trained network and of another trained one.</summary>
    [JsonStringEnumMemberName("other")]
    Other,
}
