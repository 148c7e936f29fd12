namespace An8Suite.Core.Datasets;

/// <summary>A dataset folder that has been read: its classes, parts and samples; pixels are read on demand.</summary>
public sealed class Dataset
{
    /// <summary>The dataset's folder.</summary>
    public required string Root { get; init; }

    /// <summary>Such as <c>an8flower-single-6c</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Columns of every image.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of every image.</summary>
    public required int Height { get; init; }

    /// <summary>How many cross-validation folds the poses are dealt into.</summary>
    public required int FoldCount { get; init; }

    /// <summary>In order of label.</summary>
    public required IReadOnlyList<ClassEntry> Classes { get; init; }

    /// <summary>In order of id.</summary>
    public required IReadOnlyList<PartEntry> Parts { get; init; }

    /// <summary>In order of pose, then label.</summary>
    public required IReadOnlyList<Sample> Samples { get; init; }
}
