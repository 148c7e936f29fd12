using An8Suite.Core;
using An8Suite.Core.Statistics;
using static An8Suite.Tests.Statistics.ScoredPoses;

namespace An8Suite.Tests.Statistics;

public sealed class ComparisonTests
{
    private static ResamplingOptions Options { get; } = new() { Resamples = 200 };

    [Fact]
    public void Holm_by_hand()
    {
        Assert.Equal([.03, .06, .06, .02], HolmCorrection.Of([.01, .04, .03, .005]), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal([1, 1.0], HolmCorrection.Of([.6, .9]));
        Assert.Empty(HolmCorrection.Of([]));
    }

    [Fact]
    public void Effect_sizes_by_hand()
    {
        // Differences 1, 2, -3, 0: mean 0; ranks 1, 2, 3: W+ = W- = 3; two higher, one tie, one lower.
        Assert.Equal(new PairedEffect(0, 0, .625), PairedEffect.Of([1, 2, -3, 0]));
        PairedEffect effect = PairedEffect.Of([2, 1, 3]);
        Assert.Equal((2, 1, 1), (effect.CohenDz, effect.RankBiserial, effect.Superiority));
        Assert.Equal(2 / 6.0, PairedEffect.Of([1, -2, 3]).RankBiserial, 1e-12);
        Assert.Null(PairedEffect.Of([2, 2]).CohenDz);
        Assert.Equal(0, PairedEffect.Of([0, 0]).RankBiserial);
    }

    [Fact]
    public void Contributions_add_up_to_the_difference_of_the_means()
    {
        CounterRandom random = new(4, "pairs", 0);
        An8Suite.Core.Scoring.ImageScore[] rows =
        [
            .. from method in new[] { "a", "b" } from pose in Enumerable.Range(0, 9) from label in Enumerable.Range(0, 3)
               select Row(method, pose, label, (pose * label) % 5 == 4 ? null : random.NextDouble()),
        ];
        PoseTable table = Table(rows);
        var pair = PairedScores.Of(table, "a", "b");
        Assert.Equal(table.Find("a")!.Mean()!.Value - table.Find("b")!.Mean()!.Value, pair.Contributions.Sum(), 1e-12);
        Assert.Equal(table.Find("a")!.ImageCount, pair.Images);
    }

    [Fact]
    public void Only_images_that_both_were_scored_on_are_compared()
    {
        PoseTable table = Table(Line("a", .9, .2, .4).Concat([Row("b", 1, 0, .1), Row("b", 2, 0, .1), Row("b", 3, 0, .7)]));
        MethodComparison found = Assert.Single(MethodComparisons.AllPairs(table, PoseBootstrap.Of(table, Options), ["a", "b", "none"], Options));
        Assert.Equal((2, 2), (found.Images, found.Poses));
        Assert.Equal(((.2 - .1) + (.4 - .1)) / 2, found.Difference, 1e-12);
        Assert.Equal(.5, found.Test.P);
        MethodComparison reversed = found.Reversed();
        Assert.Equal(("b", "a", -found.Difference, -1.0, 0.0), (reversed.One, reversed.Other, reversed.Difference, reversed.Effect.RankBiserial, reversed.Effect.Superiority));
        Assert.Equal(-found.Interval!.Value.High, reversed.Interval!.Value.Low);
    }

    [Fact]
    public void All_pairs_come_in_order_and_are_corrected_together()
    {
        PoseTable table = Table(
            Line("a", [.. Enumerable.Range(0, 12).Select(i => .1 + (.01 * i))])
            .Concat(Line("b", [.. Enumerable.Range(0, 12).Select(i => .3 + (.01 * i))]))
            .Concat(Line("c", [.. Enumerable.Range(0, 12).Select(i => .3 + (.01 * ((i * 5) % 12)))])));
        IReadOnlyList<MethodComparison> pairs = MethodComparisons.AllPairs(table, PoseBootstrap.Of(table, Options), ["b", "a", "c"], Options);
        Assert.Equal([("b", "a"), ("b", "c"), ("a", "c")], pairs.Select(pair => (pair.One, pair.Other)));
        Assert.Equal(.2, pairs[0].Difference, 1e-12);
        Assert.Equal(2 / 4096.0, pairs[0].Test.P, 1e-12);
        Assert.Equal(3 * 2 / 4096.0, pairs[0].HolmP, 1e-12);
        Assert.InRange(pairs[1].HolmP, .9, 1);
    }
}
