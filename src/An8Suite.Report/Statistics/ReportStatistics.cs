using An8Suite.Report.Model;

namespace An8Suite.Report.Statistics;

/// <summary>
/// A report's model with the statistics of each of its datasets, computed once for page, tables and figures.
/// </summary>
internal sealed record ReportStatistics(ReportModel Model, IReadOnlyList<DatasetStatistics> Datasets)
{
    /// <summary>Whether figures lie beside the page.</summary>
    public bool HasFigures { get; init; }

    /// <summary>Where the page will lie; null where it stays in memory, so that it links to no other.</summary>
    public string? Folder { get; init; }

    /// <summary>Computes them.</summary>
    public static ReportStatistics Of(ReportModel model)
    {
        model.Statistics.Validate();
        return new ReportStatistics(
            model, [.. model.Datasets.Select(dataset => DatasetStatistics.Of(dataset, model.Statistics))]);
    }

    /// <summary>Datasets with their statistics.</summary>
    public IEnumerable<(DatasetReport Report, DatasetStatistics Statistics)> All => Model.Datasets.Zip(Datasets);
}
