using An8Suite.Cli.Steps;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scoring;

namespace An8Suite.Cli.Report;

/// <summary>Picks a few test images of different classes and views and reads all their heatmaps.</summary>
internal static class GalleryReader
{
    private const int RowCount = 6;

    private static SrgbColor OutlineColor { get; } = new(0x6f, 0xd3, 0xff);

    public static Gallery Read(Dataset dataset, FoldFolders folders, FoldReport fold, string policy)
    {
        var index = ExplanationIndex.Read(folders.Explain);
        string[] methods = [.. MethodTitle.Sort(index.Methods.Select(method => method.Name)).Select(title => title.Name)];
        Dictionary<string, ExplainedImage> explained = index.Images.ToDictionary(image => image.Id);
        ILookup<string, ImageScore> scores = fold.Scores.Where(score => score.Policy == policy).ToLookup(score => score.Id);
        Sample[] candidates =
        [
            .. dataset.Samples.Where(sample => explained.ContainsKey(sample.Id)
                && scores[sample.Id].Any(score => score.MaskPixels > 0)),
        ];
        return new Gallery(fold.TestFold, methods, [.. Choose(candidates).Select(sample =>
            Row(dataset, folders.Explain, methods, sample, explained[sample.Id], policy, scores[sample.Id]))]);
    }

    /// <summary>One image a class, of at most six classes spread over all, each at another view.</summary>
    internal static IReadOnlyList<Sample> Choose(IReadOnlyList<Sample> candidates)
    {
        Sample[][] classes =
        [
            .. candidates.GroupBy(sample => sample.Label).OrderBy(group => group.Key)
                .Select(group => group.OrderBy(sample => sample.Pose).ToArray()),
        ];
        int rows = Math.Min(RowCount, classes.Length);
        return
        [
            .. Enumerable.Range(0, rows).Select(row =>
            {
                Sample[] members = classes[row * classes.Length / rows];
                return members[((2 * row) + 1) * members.Length / (2 * rows)];
            }),
        ];
    }

    private static GalleryRow Row(
        Dataset dataset,
        string explainFolder,
        string[] methods,
        Sample sample,
        ExplainedImage explained,
        string policy,
        IEnumerable<ImageScore> scores)
    {
        BinaryMask mask = dataset.ReadMask(sample, policy);
        Dictionary<string, double?> aucs = scores.ToDictionary(score => score.Method, score => score.Measures?.Auc);
        return new GalleryRow
        {
            Id = sample.Id,
            ClassName = dataset.Classes[sample.Label].Name,
            PredictedName = dataset.Classes[explained.Predicted].Name,
            Render = PngWriter.Encode(dataset.ReadImage(sample)),
            Mask = PngWriter.Encode(mask),
            Heatmaps =
            [
                .. methods.Select(method => explained.Notes.TryGetValue(method, out string? note)
                    ? new GalleryHeatmap(null, aucs.GetValueOrDefault(method), note)
                    : new GalleryHeatmap(
                        Paint(ExplanationIndex.HeatmapPath(explainFolder, method, sample.Id), mask),
                        aucs.GetValueOrDefault(method))),
            ],
        };
    }

    private static byte[] Paint(string path, BinaryMask mask)
    {
        NpyArray<float> heat = NpyFile.Read<float>(path);
        return heat.Shape is [int height, int width] && (height, width) == (mask.Height, mask.Width)
            ? PngWriter.Encode(MaskOutline.Draw(ColorMap.Inferno.Paint(new Heatmap(width, height, heat.Values)), mask, OutlineColor))
            : throw new InputException(
                $"{path}: expected {mask.Height} x {mask.Width} heat values, found {string.Join(" x ", heat.Shape)}");
    }
}
