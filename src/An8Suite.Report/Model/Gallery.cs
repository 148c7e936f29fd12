namespace An8Suite.Report.Model;

/// <summary>Test images side by side: one row an image, one column a method.</summary>
/// <param name="TestFold">The fold whose network is explained.</param>
/// <param name="Methods">The columns after render and mask.</param>
/// <param name="Rows">The images.</param>
public sealed record Gallery(int TestFold, IReadOnlyList<string> Methods, IReadOnlyList<GalleryRow> Rows)
{
    /// <summary>The masks of the first image, by policy; empty where they cannot be read.</summary>
    public IReadOnlyList<(string Policy, byte[] Mask)> Truths { get; init; } = [];
}

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

/// <summary>One heatmap of the gallery.</summary>
/// <param name="Png">The picture; null where the method made none.</param>
/// <param name="Auc">Its score in [0, 1]; null where it has none.</param>
/// <param name="Note">Why the method made none.</param>
public sealed record GalleryHeatmap(byte[]? Png, double? Auc, string Note = "");

/// <summary>A method's best and worst heatmaps among those that were kept.</summary>
/// <param name="Method">The method.</param>
/// <param name="Kept">How many heatmaps there were to choose from.</param>
/// <param name="Scored">How many heatmaps of the same cell have a score.</param>
/// <param name="Best">The best first.</param>
/// <param name="Worst">The worst first.</param>
public sealed record ExtremeCases(
    string Method, int Kept, int Scored, IReadOnlyList<ExtremeCase> Best, IReadOnlyList<ExtremeCase> Worst);

/// <summary>One heatmap among a method's best or worst.</summary>
/// <param name="Id">The sample's id.</param>
/// <param name="ClassName">The class it shows.</param>
/// <param name="Auc">Its score in [0, 1].</param>
/// <param name="Render">The picture.</param>
/// <param name="Heatmap">The heatmap with the mask's outline.</param>
public sealed record ExtremeCase(string Id, string ClassName, double Auc, byte[] Render, byte[] Heatmap);
