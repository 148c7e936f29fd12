using An8Suite.Core.Statistics;

namespace An8Suite.Tests.Statistics;

public sealed class KendallTauTests
{
    [Fact]
    public void Same_and_reverse_orders_are_the_ends()
    {
        Assert.Equal(1, KendallTau.Of([1, 2, 3], [10, 20, 30]));
        Assert.Equal(-1, KendallTau.Of([1, 2, 3], [3, 2, 1]));
    }

    // By hand: 6 pairs; one tie in the first, two in the second (1-2 and 3-4 of it); of those both tell apart 3 agree.
    [Fact]
    public void Ties_count_in_neither_and_shorten_the_measure() =>
        Assert.Equal(3 / Math.Sqrt(5 * 4), KendallTau.Of([1, 2, 2, 3], [1, 1, 2, 2])!.Value, 12);

    [Fact]
    public void Undefined_where_one_says_nothing()
    {
        Assert.Null(KendallTau.Of([1, 1, 1], [1, 2, 3]));
        Assert.Null(KendallTau.Of([1], [1]));
        Assert.Null(KendallTau.Of([], []));
    }
}
