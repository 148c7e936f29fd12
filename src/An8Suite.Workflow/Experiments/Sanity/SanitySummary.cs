using An8Suite.Core.Statistics;
using An8Suite.Learning.Sanity;

namespace An8Suite.Workflow.Experiments.Sanity;

/// <summary>Sums up rows: over the pairs of an image, then over images.</summary>
internal static class SanitySummary
{
    /// <summary>One entry a comparison, method and stage.</summary>
    public static SanitySimilarity[] Similarities(IEnumerable<SimilarityRow> rows) =>
    [
        .. rows.GroupBy(row => (row.Comparison, row.Method, row.Stage)).Select(group => new SanitySimilarity(
            group.Key.Comparison,
            group.Key.Method,
            group.Key.Stage,
            Mean(ByImage(group, row => row.Spearman)),
            Mean(ByImage(group, row => row.Ssim)),
            group.Count(row => row.Spearman is not null),
            group.Count(row => row.Spearman is null))),
    ];

    /// <summary>Randomised throughout against the floor, on the images that have both.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="lastStage">The stage with which every weight is random.</param>
    /// <param name="units">The unit of every image.</param>
    /// <param name="seed">Of the bootstrap.</param>
    public static SanityContrast[] Contrasts(
        IReadOnlyList<SimilarityRow> rows, string lastStage, int[] units, ulong seed)
    {
        ILookup<string, SimilarityRow> random = rows
            .Where(row => row.Comparison == Comparison.Cascade && row.Stage == lastStage).ToLookup(row => row.Method);
        ILookup<string, SimilarityRow> floor = rows.Where(row => row.Comparison == Comparison.Floor)
            .ToLookup(row => row.Method);
        return
        [
            .. floor.Select(method =>
            {
                (MeanInterval? spearman, int images) = Difference(
                    random[method.Key], method, row => row.Spearman, units, seed);
                (MeanInterval? ssim, _) = Difference(random[method.Key], method, row => row.Ssim, units, seed);
                return new SanityContrast(method.Key, spearman, ssim, images);
            }),
        ];
    }

    private static (MeanInterval? Interval, int Images) Difference(
        IEnumerable<SimilarityRow> random, IEnumerable<SimilarityRow> floor,
        Func<SimilarityRow, double?> value, int[] units, ulong seed)
    {
        SortedDictionary<int, double> one = ByImage(random, value);
        SortedDictionary<int, double> other = ByImage(floor, value);
        int[] images = [.. one.Keys.Where(other.ContainsKey)];
        if (images.Length == 0)
        {
            return (null, 0);
        }

        int[] seen = [.. images.Select(image => units[image]).Distinct().Order()];
        return (ClassMeanBootstrap.Of(
            [.. images.Select(image => one[image] - other[image])],
            new int[images.Length],
            [.. images.Select(image => Array.BinarySearch(seen, units[image]))],
            seed), images.Length);
    }

    private static SortedDictionary<int, double> ByImage(
        IEnumerable<SimilarityRow> rows, Func<SimilarityRow, double?> value)
    {
        SortedDictionary<int, double> means = [];
        foreach (IGrouping<int, SimilarityRow> image in rows.Where(row => value(row) is not null)
            .GroupBy(row => row.Image))
        {
            means[image.Key] = image.Average(row => value(row)!.Value);
        }

        return means;
    }

    private static double? Mean(SortedDictionary<int, double> images) =>
        images.Count > 0 ? images.Values.Average() : null;
}
