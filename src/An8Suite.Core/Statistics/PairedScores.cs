namespace An8Suite.Core.Statistics;

/// <summary>What each pose adds to the difference of two methods, on the images that both have a score for.</summary>
/// <param name="One">The first method.</param>
/// <param name="Other">The method it is compared with.</param>
/// <param name="Contributions">One a pose of the table; they add up to the difference of the means.</param>
/// <param name="PoseDifferences">One a pose with common images: the mean difference of its classes.</param>
/// <param name="Images">How many images both have a score for.</param>
internal sealed record PairedScores(
    string One, string Other, double[] Contributions, double[] PoseDifferences, int Images)
{
    /// <summary>Pairs two methods that the table has.</summary>
    public static PairedScores Of(PoseTable table, string one, string other)
    {
        (PoseScores a, PoseScores b) = (table.Find(one)!, table.Find(other)!);
        PoseScores difference = PoseScores.Of(
            [.. a.Images.Zip(b.Images, (x, y) => x - y)], a.Slots, a.PoseCount, a.ClassCount);
        double[] inClass = [.. Enumerable.Range(0, a.ClassCount).Select(label =>
            Enumerable.Range(0, a.PoseCount).Sum(pose => difference.Counts[(pose * a.ClassCount) + label]))];
        int classes = inClass.Count(count => count > 0);
        double[] contributions =
        [
            .. Enumerable.Range(0, a.PoseCount).Select(pose => Enumerable.Range(0, a.ClassCount)
                .Where(label => inClass[label] > 0)
                .Sum(label => difference.Sums[(pose * a.ClassCount) + label] / (classes * inClass[label]))),
        ];
        return new PairedScores(
            one, other, contributions, [.. difference.PoseMeans().Where(value => !double.IsNaN(value))],
            difference.ImageCount);
    }
}
