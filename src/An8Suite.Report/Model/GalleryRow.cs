namespace An8Suite.Report.Model;

/// <summary>One image of the gallery; pictures are encoded PNG files.</summary>
public sealed record GalleryRow
{
    /// <summary>The sample's id.</summary>
    public required string Id { get; init; }

    /// <summary>The class it shows.</summary>
    public required string ClassName { get; init; }

    /// <summary>The class the network predicts.</summary>
    public required string PredictedName { get; init; }

    /// <summary>The render.</summary>
    public required byte[] Render { get; init; }

    /// <summary>The mask of the main policy.</summary>
    public required byte[] Mask { get; init; }

    /// <summary>One entry a method, in the gallery's order.</summary>
    public required IReadOnlyList<GalleryHeatmap> Heatmaps { get; init; }
}
