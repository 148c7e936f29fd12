namespace An8Suite.Core.Datasets.Exports;

/// <summary>One way to write a dataset for other software.</summary>
public sealed class ExportFormat
{
    /// <summary>Such as <c>("yolo", "YOLO segmentation", Write)</c>; the writer gets an empty folder.</summary>
    internal ExportFormat(string name, string description, Action<ExportSource, string> write) =>
        (Name, Description, Write) = (name, description, write);

    /// <summary>What <c>--format</c> calls it.</summary>
    public string Name { get; }

    /// <summary>What it makes, in a few words.</summary>
    public string Description { get; }

    /// <summary>Whether it takes the masks of one policy; otherwise naming one is an error.</summary>
    public bool HasPolicy { get; init; }

    /// <summary>Whether it cuts a split into several files; otherwise a size for them is an error.</summary>
    public bool HasShards { get; init; }

    /// <summary>Whether it takes <see cref="ExportOptions.Heatmaps"/>; otherwise giving some is an error.</summary>
    public bool HasHeatmaps { get; init; }

    /// <summary>
    /// Whether it writes pictures that the dataset does not hold, and so needs <see cref="ExportOptions.Views"/>.
    /// </summary>
    public bool NeedsViews { get; init; }

    /// <summary>Writes into an empty folder.</summary>
    internal Action<ExportSource, string> Write { get; }
}
