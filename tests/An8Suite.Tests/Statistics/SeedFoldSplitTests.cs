using An8Suite.Core;
using An8Suite.Core.Statistics;

namespace An8Suite.Tests.Statistics;

public sealed class SeedFoldSplitTests
{
    [Fact]
    public void By_hand()
    {
        // Seeds 0, 1 x folds 0, 1: 1 2 / 3 6. Fold variances 2 and 8, seed variances .5 and 4.5.
        SeedFoldSplit split = SeedFoldSplit.Of([(0, 0, 1), (0, 1, 2), (1, 0, 3), (1, 1, 6)])!;
        Assert.Equal((2, 2, 4), (split.Seeds, split.Folds, split.Cells));
        Assert.Equal(Math.Sqrt(5), split.OverSeeds!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(2.5), split.OverFolds!.Value, 1e-12);

        // MS seeds 9, folds 4, rest 1.
        Assert.Equal((2, Math.Sqrt(1.5), 1), (split.SeedComponent!.Value, split.FoldComponent!.Value, split.RestComponent!.Value));
    }

    [Fact]
    public void What_cannot_be_told_is_null()
    {
        SeedFoldSplit one = SeedFoldSplit.Of([(0, 0, .5), (0, 1, .7), (0, 2, null)])!;
        Assert.Equal((1, 2, 2), (one.Seeds, one.Folds, one.Cells));
        Assert.Null(one.OverSeeds);
        Assert.Equal(Math.Sqrt(.02), one.OverFolds!.Value, 1e-12);
        Assert.Null(one.SeedComponent);
        Assert.Null(SeedFoldSplit.Of([(0, 0, .5), (0, 1, .7), (1, 0, .4)])!.RestComponent);
        Assert.Null(SeedFoldSplit.Of([(0, 0, null)]));
    }

    [Fact]
    public void The_components_come_back_from_synthetic_data()
    {
        double[] found = new double[3];
        const int Rounds = 200;
        for (int round = 0; round < Rounds; round++)
        {
            CounterRandom random = new(1, "design", (ulong)round);
            double Normal() => (Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6) * 1;
            double[] seeds = [.. Enumerable.Range(0, 6).Select(_ => 3 * Normal())];
            double[] folds = [.. Enumerable.Range(0, 6).Select(_ => 2 * Normal())];
            SeedFoldSplit split = SeedFoldSplit.Of(
                from s in Enumerable.Range(0, 6) from f in Enumerable.Range(0, 6) select ((ulong)s, f, (double?)(seeds[s] + folds[f] + Normal())))!;
            found[0] += split.SeedComponent!.Value * split.SeedComponent.Value / Rounds;
            found[1] += split.FoldComponent!.Value * split.FoldComponent.Value / Rounds;
            found[2] += split.RestComponent!.Value * split.RestComponent.Value / Rounds;
        }

        Assert.InRange(found[0], 7, 11);
        Assert.InRange(found[1], 3.2, 4.8);
        Assert.InRange(found[2], .9, 1.1);
    }
}
