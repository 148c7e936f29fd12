namespace An8Suite.Core.Labels;

/// <summary>One image of a dataset, where its files lie and what it shows.</summary>
/// <remarks>Paths are relative to the dataset's folder, with forward slashes.</remarks>
public sealed record Sample
{
    /// <summary>Unique in the dataset and a file name, such as <c>00_red-p0017</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The class it shows, an index into the dataset's classes.</summary>
    public required int Label { get; init; }

    /// <summary>The pose (view and other axes) it was rendered at; all classes share the poses.</summary>
    public required int Pose { get; init; }

    /// <summary>The cross-validation fold of its pose, from 0.</summary>
    public required int Fold { get; init; }

    /// <summary>The split whose folder holds it.</summary>
    public required Split Split { get; init; }

    /// <summary>The colour image.</summary>
    public required string ImagePath { get; init; }

    /// <summary>The part-id image.</summary>
    public required string PartsPath { get; init; }

    /// <summary>The masks, by policy.</summary>
    public required IReadOnlyDictionary<string, string> MaskPaths { get; init; }

    /// <summary>The coverage maps, by policy; counted in samples of a pixel.</summary>
    public IReadOnlyDictionary<string, string> CoveragePaths { get; init; } = new Dictionary<string, string>();

    /// <summary>The further pictures, by layer.</summary>
    public IReadOnlyDictionary<PictureLayer, string> LayerPaths { get; init; } =
        new Dictionary<PictureLayer, string>();

    /// <summary>
    /// The largest change of each pixel between the pose's classes, in steps of 8-bit sRGB; null without causal masks.
    /// </summary>
    public string? ChangePath { get; init; }

    /// <summary>A picture that is not the suite's own: no masks, no parts, and its number for a pose.</summary>
    internal static Sample Foreign(string id, int label, int number, Split split, string imagePath) => new()
    {
        Id = id,
        Label = label,
        Pose = number,
        Fold = 0,
        Split = split,
        ImagePath = imagePath,
        PartsPath = string.Empty,
        MaskPaths = new Dictionary<string, string>(),
    };
}
