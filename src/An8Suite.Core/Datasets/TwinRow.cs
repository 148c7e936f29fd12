using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets;

/// <summary>
/// One line of <c>twins/metadata.jsonl</c>: an image shown again as another class, and what that changes.
/// </summary>
internal sealed record TwinRow
{
    /// <summary>The twin, from the folder <c>twins</c>.</summary>
    public required string FileName { get; init; }

    /// <summary>The id of the image it is the twin of.</summary>
    public required string Id { get; init; }

    /// <summary>The class that the twin shows.</summary>
    public required int Label { get; init; }

    /// <summary>The name of that class.</summary>
    public required string Class { get; init; }

    public required int Pose { get; init; }

    public required Split Split { get; init; }

    /// <summary>The image, from the dataset's folder.</summary>
    public required string TwinOf { get; init; }

    /// <summary>The class that the image shows.</summary>
    public required int TwinOfLabel { get; init; }

    /// <summary>The name of that class.</summary>
    public required string TwinOfClass { get; init; }

    /// <summary>Pixels that differ in any channel.</summary>
    public required int ChangedPixels { get; init; }

    /// <summary>The largest difference of a channel, in steps of 8-bit sRGB.</summary>
    public required int LargestChange { get; init; }

    /// <summary>The mean over the changed pixels of each one's largest difference; 0 where none changed.</summary>
    public required double MeanChange { get; init; }
}
