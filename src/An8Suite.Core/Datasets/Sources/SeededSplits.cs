using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Sources;

/// <summary>Deals samples into folds, or takes validation samples from training, class by class and by seed.</summary>
/// <remarks>
/// A sample's place follows from the seed and its own name among those of its class, not from the order of files: rank
/// the class by a random number keyed with (seed, name). Without splits, rank r of label l goes to fold (r + l) mod 5.
/// With train and test alone, the first tenth of the ranks of train, at least one, validates.
/// </remarks>
internal static class SeededSplits
{
    /// <summary>Folds of samples that come without splits.</summary>
    public const int FoldCount = 5;

    private const int ValShare = 10;

    /// <summary>
    /// The samples with fold and split; <paramref name="foldCount"/> is 1 where the splits were given.
    /// </summary>
    /// <param name="samples">Their split counts where <paramref name="given"/> says so.</param>
    /// <param name="given">Whether the samples came with splits, of which val may be missing.</param>
    /// <param name="seed">Another seed deals otherwise.</param>
    /// <param name="foldCount">For <see cref="Dataset.FoldCount"/>.</param>
    /// <exception cref="InputException">A class has too few samples.</exception>
    public static IReadOnlyList<Sample> Deal(IReadOnlyList<Sample> samples, bool given, ulong seed, out int foldCount)
    {
        foldCount = given ? FoldSplit.Fixed : FoldCount;
        if (!given)
        {
            return Folds(samples, seed);
        }

        return samples.Any(sample => sample.Split == Split.Val) ? samples : TakeVal(samples, seed);
    }

    private static Sample[] Folds(IReadOnlyList<Sample> samples, ulong seed)
    {
        Dictionary<string, int> folds = [];
        foreach (IGrouping<int, Sample> members in samples.GroupBy(sample => sample.Label))
        {
            Require(
                members,
                FoldCount, $"samples without splits are dealt into {FoldCount} folds, so each class needs {FoldCount}");
            foreach ((int rank, Sample sample) in Ranked(members, "folds", seed).Index())
            {
                folds[sample.Id] = (rank + members.Key) % FoldCount;
            }
        }

        return [.. samples.Select(sample => sample with
        {
            Fold = folds[sample.Id],
            Split = FoldSplit.RoleOf(folds[sample.Id], testFold: 0, FoldCount),
        })];
    }

    private static Sample[] TakeVal(IReadOnlyList<Sample> samples, ulong seed)
    {
        HashSet<string> taken = [];
        foreach (IGrouping<int, Sample> members in samples.Where(s => s.Split == Split.Train).GroupBy(s => s.Label))
        {
            int count = Require(
                members, 2, "without a val split one of every ten validates, so each class needs 2 in train");
            taken.UnionWith(
                Ranked(members, "val", seed).Take(Math.Max(1, count / ValShare)).Select(sample => sample.Id));
        }

        return [.. samples.Select(sample => taken.Contains(sample.Id) ? sample with { Split = Split.Val } : sample)];
    }

    private static IEnumerable<Sample> Ranked(IEnumerable<Sample> members, string purpose, ulong seed) => members
        .OrderBy(sample => new CounterRandom(seed, $"{purpose}/{sample.Id}", 0).NextUInt64())
        .ThenBy(sample => sample.Id, StringComparer.Ordinal);

    private static int Require(IGrouping<int, Sample> members, int least, string why)
    {
        int count = members.Count();
        return count >= least
            ? count
            : throw new InputException($"the class of {members.First().ImagePath} has {count} images; {why}");
    }
}
