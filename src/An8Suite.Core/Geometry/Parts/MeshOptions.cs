namespace An8Suite.Core.Geometry.Parts;

/// <summary>How a mesh file becomes parts; the defaults read a glTF file as it is.</summary>
public sealed record MeshOptions
{
    /// <summary>What in the file names parts; key <c>parts_from</c>.</summary>
    public PartSource PartsFrom { get; init; } = PartSource.Nodes;

    /// <summary>Parts and the patterns of the names that they take; what no pattern takes keeps its own name.</summary>
    public IReadOnlyList<PartPatterns> Parts { get; init; } = [];

    /// <summary>The part of all that no pattern takes; null leaves each under its own name.</summary>
    public string? Rest { get; init; }

    /// <summary>A file of face ranges, for <see cref="PartSource.Faces"/>; see <see cref="FaceRanges"/>.</summary>
    public string? Faces { get; init; }

    /// <summary>The axis of the file that points up.</summary>
    public UpAxis Up { get; init; } = UpAxis.Y;

    /// <summary>
    /// Whether the middle of the mesh's box is put on the axis about which scenes turn it, and its foot on the ground.
    /// </summary>
    public bool Center { get; init; }

    /// <summary>Whether a path alone says the same.</summary>
    public bool IsDefault =>
        PartsFrom == PartSource.Nodes && Parts.Count == 0 && Rest is null && Faces is null && Up == UpAxis.Y && !Center;
}
