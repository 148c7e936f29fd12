namespace An8Suite.Core.Statistics;

/// <summary>
/// Scores summed per pose and class: what every statistic resamples, because images of one pose are not independent.
/// </summary>
/// <remarks>
/// An image that occurs in several cells (seeds test the same images) counts once, with the mean of its scores, so a
/// pose stays one cluster however many networks were trained. Means weigh as the suite does: images within a class,
/// then classes.
/// </remarks>
public sealed class PoseTable
{
    private readonly Dictionary<string, PoseScores> _methods;

    private PoseTable(int[] poses, int[] labels, int imageCount, Dictionary<string, PoseScores> methods)
    {
        (Poses, Labels, ImageCount, _methods) = (poses, labels, imageCount, methods);
    }

    /// <summary>The poses, ascending.</summary>
    public IReadOnlyList<int> Poses { get; }

    /// <summary>The labels of the classes, ascending.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>How many different images there are.</summary>
    public int ImageCount { get; }

    /// <summary>The methods, in ordinal order.</summary>
    public IReadOnlyList<string> Methods => [.. _methods.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The scores of a method; null when it has none.</summary>
    public PoseScores? Find(string method) => _methods.GetValueOrDefault(method);

    /// <summary>Joins the cells of one dataset, architecture and policy.</summary>
    public static PoseTable Of(IReadOnlyList<CellTable> cells)
    {
        MeasuredImage[] images =
        [
            .. cells.SelectMany(cell => cell.Images).DistinctBy(image => image.Id)
                .OrderBy(image => image.Id, StringComparer.Ordinal),
        ];
        int[] poses = [.. images.Select(image => image.Pose).Distinct().Order()];
        int[] labels = [.. images.Select(image => image.Label).Distinct().Order()];
        Dictionary<string, int> places = images.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        int[] slots =
        [
            .. images.Select(image =>
                (Array.BinarySearch(poses, image.Pose) * labels.Length) + Array.BinarySearch(labels, image.Label)),
        ];
        return new PoseTable(
            poses,
            labels,
            images.Length,
            cells.SelectMany(cell => cell.Scores.Keys).Distinct().ToDictionary(
                method => method,
                method => PoseScores.Of(Means(cells, method, places), slots, poses.Length, labels.Length)));
    }

    /// <summary>
    /// The mean of each image over the cells where the method has a score for it; NaN where it has none.
    /// </summary>
    private static double[] Means(IReadOnlyList<CellTable> cells, string method, Dictionary<string, int> places)
    {
        double[] sums = new double[places.Count];
        int[] counts = new int[places.Count];
        foreach (CellTable cell in cells)
        {
            double[]? values = cell.Scores.GetValueOrDefault(method);
            for (int i = 0; values is not null && i < values.Length; i++)
            {
                if (!double.IsNaN(values[i]))
                {
                    int place = places[cell.Images[i].Id];
                    sums[place] += values[i];
                    counts[place]++;
                }
            }
        }

        return [.. sums.Zip(counts, (sum, count) => sum / count)];
    }
}
