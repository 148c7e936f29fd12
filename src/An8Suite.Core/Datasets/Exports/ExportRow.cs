using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Exports;

/// <summary>One image on its way into another format: its row, and where its files lie.</summary>
internal sealed record ExportRow(MetadataRow Row, Sample Sample);
