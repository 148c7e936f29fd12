using System.Text.Json;
using System.Text.Json.Serialization;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;

namespace An8Suite.Core.Datasets;

/// <summary>One line of <c>metadata.jsonl</c>: an image, its other files, and enough to render it again.</summary>
/// <remarks>
/// Every key stands in every row and none is ever null, as Hugging Face's imagefolder wants it. Paths are relative to
/// the split's folder. Matrices have 16 numbers row by row, for row vectors (v' = v M). Linear colours lie in [0, 1].
/// </remarks>
internal sealed record MetadataRow
{
    /// <summary>What the names of the columns that hold a file's path end with.</summary>
    public const string PathSuffix = "_file_name";

    /// <summary>What the names of mask columns begin with; a policy's folder follows.</summary>
    public const string MaskPrefix = "mask_";

    /// <summary>What the names of coverage columns begin with; a policy's folder follows.</summary>
    public const string CoveragePrefix = "coverage_";

    /// <summary>The name of the column of backdrops.</summary>
    public const string Backdrop = "backdrop";

    /// <summary>The name of the column of change maps.</summary>
    public const string Change = "change";

    /// <summary>The column of a layer's files.</summary>
    public static string ColumnOf(PictureLayer layer) => Choice.NameOf(layer) + PathSuffix;

    public required string FileName { get; init; }

    public required string PartIdsFileName { get; init; }

    public required string Id { get; init; }

    public required int Label { get; init; }

    public required string Class { get; init; }

    public required int Fold { get; init; }

    public required Split Split { get; init; }

    public required int Pose { get; init; }

    public required string ClassColor { get; init; }

    public required IReadOnlyList<double> ClassColorLinear { get; init; }

    /// <summary>The class' <see cref="ClassEntry.Pattern"/>; null where no class has one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClassPattern { get; init; }

    public required string Background { get; init; }

    public required IReadOnlyList<double> BackgroundLinear { get; init; }

    /// <summary>The class whose cue the picture shows; null where the recipe has no cue.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? CueLabel { get; init; }

    /// <summary>A column an axis in the line, which <see cref="MetadataJson"/> adds here.</summary>
    [JsonIgnore]
    public CameraPose Camera { get; set; } = new();

    public required IReadOnlyList<float> LightDirection { get; init; }

    public required IReadOnlyList<float> ModelMatrix { get; init; }

    public required IReadOnlyList<float> ViewMatrix { get; init; }

    public required IReadOnlyList<float> ProjectionMatrix { get; init; }

    /// <summary>
    /// Sixteen numbers an object of the scene, in the recipe's order: its own coordinates to the world, all 0 where it
    /// is not there; null where the scene has no objects.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<float>? ObjectMatrices { get; init; }

    /// <summary>
    /// The distance that 65535 stands for in the image's depth, in units of the mesh; null without that layer.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? DepthRange { get; init; }

    public required ulong Seed { get; init; }

    public required IReadOnlyList<MetadataPart> Parts { get; init; }

    /// <summary>
    /// The columns of the files that the recipe asks for: <c>mask_class_part_file_name</c> and so on.
    /// </summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Files { get; init; } = [];
}
