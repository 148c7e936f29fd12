using System.Text.Json.Serialization;

namespace An8Suite.Core.Datasets;

/// <summary>
/// What made a dataset, <c>provenance.json</c>: no time and no machine, so the same seed gives the same bytes.
/// </summary>
public sealed record DatasetProvenance
{
    /// <summary>The file's name in the dataset's folder.</summary>
    public const string FileName = "provenance.json";

    /// <summary>The name of the mesh that the pictures show, in the dataset's folder.</summary>
    public const string MeshFileName = "mesh.glb";

    /// <summary>The name of the resolved recipe in the dataset's folder.</summary>
    public const string RecipeFileName = "recipe.yaml";

    /// <summary>The recipe's name.</summary>
    public required string Name { get; init; }

    /// <summary>The version of An8Suite.</summary>
    public required string SuiteVersion { get; init; }

    /// <summary>The renderer and its version.</summary>
    public required string Driver { get; init; }

    /// <summary>The seed that was used.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Columns of every image.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of every image.</summary>
    public required int Height { get; init; }

    /// <summary>Poses in this dataset; fewer than the recipe has when a subset was asked for.</summary>
    public required int PoseCount { get; init; }

    /// <summary>Poses times classes.</summary>
    public required int ImageCount { get; init; }

    /// <summary>Cross-validation folds; 1 where the recipe fixes the splits.</summary>
    public required int FoldCount { get; init; }

    /// <summary>SHA-256 of <c>recipe.yaml</c>, lower-case hex.</summary>
    public required string RecipeSha256 { get; init; }

    /// <summary>SHA-256 of <c>mesh.glb</c>, lower-case hex; null where there is no such file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MeshSha256 { get; init; }

    /// <summary>Whether every image has a twin under <c>twins</c>.</summary>
    public bool Twins { get; init; }

    /// <summary>Such as <c>2/8</c> when this is a part of a dataset, for `an8 merge`; null when it is whole.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Shard { get; init; }
}
