using An8Suite.Core.Statistics;
using static An8Suite.Tests.Statistics.ScoredPoses;

namespace An8Suite.Tests.Statistics;

public sealed class FriedmanTests
{
    [Fact]
    public void Ties_share_their_mean_rank()
    {
        Assert.Equal([2.5, 1, 2.5, 4], Ranks.Ascending([3, 1, 3, 7]));
        Assert.Equal([2.5, 4, 2.5, 1], Ranks.Descending([3, 1, 3, 7]));
    }

    [Theory]
    [InlineData(3.841458820694124, 1, .05)]
    [InlineData(5.991464547107979, 2, .05)]
    [InlineData(2, 2, .36787944117144233)]
    [InlineData(18.307038053275146, 10, .05)]
    [InlineData(0, 3, 1)]
    [InlineData(100, 23, 1.4078728712723e-11)]
    [InlineData(12, 23, .970470678200546)]
    public void Chi_square_has_the_tails_of_the_tables(double statistic, int degrees, double tail) =>
        Assert.InRange(ChiSquare.UpperTail(statistic, degrees), tail * .998, tail * 1.002);

    [Fact]
    public void By_hand()
    {
        // Ranks (1 2 3), (1 2 3), (1 3 2): sums 3, 7, 8; chi^2 = 12 / (3 * 3 * 4) * (9 + 49 + 64) - 3 * 3 * 4 = 14/3.
        var test = FriedmanTest.Of([[.9, .5, .1], [.8, .7, .6], [.9, .2, .3]]);
        Assert.Equal([1, 7 / 3.0, 8 / 3.0], test.AverageRanks, (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(14 / 3.0, test.Statistic!.Value, 1e-12);
        Assert.Equal(Math.Exp(-7 / 3.0), test.P!.Value, 1e-12);
        Assert.Null(FriedmanTest.Of([[.5, .5], [.1, .1]]).Statistic);
    }

    [Fact]
    public void Poses_that_lack_a_method_are_no_blocks()
    {
        PoseTable table = Table(Line("a", .1, .2, .3).Concat([Row("b", 1, 0, .1), Row("b", 2, 0, .1)]));
        FriedmanTest test = FriedmanTest.Of(table, ["a", "b"])!;
        Assert.Equal(2, test.Poses);
        Assert.Equal([1.0, 2], test.AverageRanks);
        Assert.Null(FriedmanTest.Of(table, ["a", "none"]));
        Assert.Null(FriedmanTest.Of(table, ["a"]));
    }

    [Fact]
    public void Cliques_are_maximal_runs_without_a_difference()
    {
        bool[,] differ = new bool[5, 5];
        (int, int)[] pairs = [(0, 2), (0, 3), (0, 4), (1, 4), (2, 4), (3, 4), (1, 3)];
        Assert.Equal([(0, 1), (1, 2), (2, 3)], RankCliques.Of(5, (i, j) => pairs.Contains((Math.Min(i, j), Math.Max(i, j)))));
        Assert.Equal([(0, 4)], RankCliques.Of(5, (i, j) => differ[i, j]));
        Assert.Empty(RankCliques.Of(3, (_, _) => true));
    }

    [Fact]
    public void Rank_correlation_by_hand()
    {
        // Ranks 1 2 3 4 against 2 1 4 3: 1 - 6 * 4 / (4 * 15) = 0.6.
        Assert.Equal(.6, RankCorrelation.Of([.1, .2, .3, .4], [7, 5, 9, 8])!.Value, 1e-12);
        Assert.Equal(-1, RankCorrelation.Of([1, 2, 3], [3, 2, 1])!.Value, 1e-12);
        Assert.Null(RankCorrelation.Of([1, 1], [1, 2]));
    }
}
