namespace An8Suite.Core.Datasets.Exports;

/// <summary>The formats by name, and how one is written.</summary>
public static class ExportFormats
{
    /// <summary>Every format; a new one is a file and a line here.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        An8FlowerExport.Format,
        WebDatasetExport.Format,
        ParquetExport.Format,
        QuantusExport.Format,
        YoloExport.Format,
        FunnyBirdsExport.Format,
        FiftyOneExport.Format,
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(format => format.Name)];

    /// <summary>How many images <see cref="Write"/> would write.</summary>
    /// <exception cref="InputException">
    /// The folder is no whole dataset, or has no such split; the message says so.
    /// </exception>
    public static int ImageCount(string datasetFolder, ExportOptions options)
    {
        var source = new ExportSource(datasetFolder, options, CancellationToken.None);
        return source.Splits.Sum(source.Count);
    }

    /// <summary>
    /// Writes the dataset in <paramref name="datasetFolder"/> to <paramref name="folder"/>: same dataset and options,
    /// same bytes.
    /// </summary>
    /// <param name="format">One of <see cref="All"/>.</param>
    /// <param name="datasetFolder">As <see cref="Writing.DatasetWriter"/> makes it; it is not changed.</param>
    /// <param name="folder">Empty.</param>
    /// <param name="options">What is written.</param>
    /// <param name="cancellation">Ends within about one image.</param>
    /// <exception cref="InputException">
    /// The folder is no whole dataset, or has no such split or masks; the message says so.
    /// </exception>
    public static void Write(
        ExportFormat format, string datasetFolder, string folder,
        ExportOptions options, CancellationToken cancellation = default)
    {
        options.Validate(format);
        format.Write(new ExportSource(datasetFolder, options, cancellation), folder);
    }
}
