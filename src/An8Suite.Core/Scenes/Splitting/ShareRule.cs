using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;

namespace An8Suite.Core.Scenes.Splitting;

/// <summary>Fixed splits that each get a share of the poses, by chance.</summary>
/// <remarks>
/// Of all poses each split gets its share exactly, by largest remainder. On the way there every beginning of the
/// dealing order is as near to the shares as whole poses allow, after the first three, which go to test, val and train.
/// </remarks>
/// <param name="Train">The share that trains.</param>
/// <param name="Val">The share that validates.</param>
/// <param name="Test">The share that is tested; the three sum to 1.</param>
internal sealed record ShareRule(double Train, double Val, double Test) : SplitRule
{
    /// <summary>The name in a recipe.</summary>
    public const string Name = "share";

    private const double Tolerance = 1e-9;
    private static readonly Split[] First = [Split.Test, Split.Val, Split.Train];

    internal override string Yaml => $"{{by: {Name}, train: {Text(Train)}, val: {Text(Val)}, test: {Text(Test)}}}";

    internal override IEnumerable<(string Key, string Message)> Problems(long poseCount)
    {
        (string Key, double Share)[] shares = [("train", Train), ("val", Val), ("test", Test)];
        (string, string)[] empty =
        [
            .. shares.Where(s => !(s.Share > 0 && s.Share < 1))
                .Select(s => (s.Key, $"expected a share above 0 and below 1, found {Text(s.Share)}")),
        ];
        if (empty.Length > 0)
        {
            return empty;
        }

        if (Math.Abs(Train + Val + Test - 1) > Tolerance)
        {
            return [(string.Empty, $"expected shares that sum to 1, found {Text(Train)} + {Text(Val)} + {Text(Test)}")];
        }

        int[] counts = Counts((int)Math.Min(poseCount, CameraPose.MaximumCount));
        return counts.Contains(0)
            ? [(string.Empty, $"of {poseCount} poses train gets {counts[0]}, val {counts[1]}, test {counts[2]}, "
                + "and every split needs one; "
                + "add poses or change the shares")]
            : [];
    }

    internal override IReadOnlyList<(int Fold, Split Split)> Deal(IReadOnlyList<double> views)
    {
        int[] counts = Counts(views.Count);
        int[] dealt = new int[counts.Length];
        return [.. Enumerable.Range(0, views.Count).Select(rank => (0, Next(rank)))];

        Split Next(int rank)
        {
            Split next = rank < First.Length ? First[rank] : MostMissing(counts, dealt, rank + 1);
            dealt[(int)next]++;
            return next;
        }
    }

    /// <summary>
    /// The split that is farthest below its part of the first <paramref name="ranks"/> poses, in whole numbers.
    /// </summary>
    private static Split MostMissing(int[] counts, int[] dealt, int ranks)
    {
        long total = counts.Sum();
        return Enum.GetValues<Split>().Where(split => dealt[(int)split] < counts[(int)split])
            .MaxBy(split => ((long)counts[(int)split] * ranks) - (dealt[(int)split] * total));
    }

    /// <summary>
    /// Poses of train, val and test: whole parts of the shares, then one more where most is left over.
    /// </summary>
    private int[] Counts(int poseCount)
    {
        double[] exact = [Train * poseCount, Val * poseCount, Test * poseCount];
        int[] counts = [.. exact.Select(e => (int)Math.Floor(e))];
        int[] byRemainder = [.. Enumerable.Range(0, counts.Length).OrderByDescending(i => exact[i] - counts[i])];
        foreach (int i in byRemainder.Take(poseCount - counts.Sum()))
        {
            counts[i]++;
        }

        return counts;
    }
}
