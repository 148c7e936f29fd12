using System.Text.Json.Serialization;

namespace An8Suite.Core.Datasets;

/// <summary>
/// One part in a metadata row: its colour in this image and where it shows; see <see cref="PartExtent"/>.
/// </summary>
internal sealed record MetadataPart(
    int Id,
    string Name,
    string Color,
    IReadOnlyList<double> ColorLinear,
    int VisiblePixels,
    IReadOnlyList<int> Bbox,
    IReadOnlyList<double> Centroid,
    double HiddenShare)
{
    /// <summary>What <see cref="Surface"/> says of a part that shows the texture of the mesh.</summary>
    public const string Texture = "texture";

    /// <summary>
    /// The pattern on the part as a recipe writes it, or <see cref="Texture"/>, empty for a flat part; null where the
    /// dataset has neither.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Surface { get; init; }

    /// <summary>
    /// The share of the pixels it would show alone that show an occluder; null where the scene has none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? OccludedShare { get; init; }

    /// <summary>
    /// 1 where the class shows the part, hidden by others or not, 0 where it is not there; null where all classes show
    /// all parts.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Shown { get; init; }
}
