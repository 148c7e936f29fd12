namespace An8Suite.Report.Model;

/// <summary>One heatmap of the gallery.</summary>
/// <param name="Png">The picture; null where the method made none.</param>
/// <param name="Auc">Its score in [0, 1]; null where it has none.</param>
/// <param name="Note">Why the method made none.</param>
public sealed record GalleryHeatmap(byte[]? Png, double? Auc, string Note = "");
