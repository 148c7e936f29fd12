using An8Suite.Core.Scoring;

namespace An8Suite.Core.Statistics;

/// <summary>
/// One measure of every method on every image of one cell (a network, a seed, a fold) under one mask policy.
/// </summary>
/// <remarks>
/// Far smaller than the score table it comes from; NaN stands for an undefined score and enters no mean.
/// </remarks>
/// <param name="Images">The images, in order of id.</param>
/// <param name="Scores">By method: one value an image, in the order of <paramref name="Images"/>.</param>
public sealed record CellTable(IReadOnlyList<MeasuredImage> Images, IReadOnlyDictionary<string, double[]> Scores)
{
    /// <summary>Picks the rows of <paramref name="policy"/> and the measure of each.</summary>
    public static CellTable Of(IEnumerable<ImageScore> rows, string policy, Func<Measures, double?> measure)
    {
        ImageScore[] chosen = [.. rows.Where(row => row.Policy == policy)];
        MeasuredImage[] images =
        [
            .. chosen.DistinctBy(row => row.Id).Select(row => new MeasuredImage(row.Id, row.Label, row.Pose))
                .OrderBy(image => image.Id, StringComparer.Ordinal),
        ];
        Dictionary<string, int> places = images.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        Dictionary<string, double[]> scores = [];
        foreach (ImageScore row in chosen)
        {
            if (!scores.TryGetValue(row.Method, out double[]? values))
            {
                values = new double[images.Length];
                Array.Fill(values, double.NaN);
                scores.Add(row.Method, values);
            }

            values[places[row.Id]] = row.Measures is { } found ? measure(found) ?? double.NaN : double.NaN;
        }

        return new CellTable(images, scores);
    }
}
