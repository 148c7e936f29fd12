using An8Suite.Core;

namespace An8Suite.Tests;

public sealed class CounterRandomTests
{
    [Fact]
    public void Item_17_is_the_same_whether_or_not_item_16_was_made()
    {
        ulong alone = new CounterRandom(5, "noise", 17).NextUInt64();
        CounterRandom other = new(5, "noise", 16);
        other.NextUInt64();
        Assert.Equal(alone, new CounterRandom(5, "noise", 17).NextUInt64());
    }

    [Fact]
    public void Seed_stream_and_index_all_matter_and_zero_is_a_seed()
    {
        ulong[] first =
        [
            new CounterRandom(0, "a", 0).NextUInt64(),
            new CounterRandom(1, "a", 0).NextUInt64(),
            new CounterRandom(0, "b", 0).NextUInt64(),
            new CounterRandom(0, "a", 1).NextUInt64(),
            new CounterRandom(0, "", 0).NextUInt64(),
        ];
        Assert.Equal(first.Length, first.Distinct().Count());
    }

    [Fact]
    public void Doubles_are_uniform_in_the_unit_interval()
    {
        CounterRandom random = new(3, "uniform", 0);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextDouble())];
        Assert.All(draws, d => Assert.InRange(d, 0, 1 - 1e-17));
        Assert.InRange(draws.Average(), 0.495, 0.505);
        Assert.InRange(draws.Average(d => d * d), 0.328, 0.339);
    }

    [Fact]
    public void Neighbouring_indices_are_uncorrelated()
    {
        double[] draws = [.. Enumerable.Range(0, 20_000)
            .Select(i => new CounterRandom(0, "s", (ulong)i).NextDouble() - 0.5)];
        double product = draws.Zip(draws.Skip(1), (a, b) => a * b).Average() * 12;
        Assert.InRange(product, -0.03, 0.03);
    }

    [Fact]
    public void A_permutation_holds_every_number_once_and_moves_them()
    {
        int[] order = new CounterRandom(0, "order", 0).Permutation(1000);
        Assert.Equal(Enumerable.Range(0, 1000), order.Order());
        Assert.InRange(order.Where((value, index) => value == index).Count(), 0, 10);
    }

    [Fact]
    public void Integers_cover_their_range_evenly()
    {
        CounterRandom random = new(9, "dice", 0);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++)
        {
            counts[random.NextInt32(6)]++;
        }

        Assert.All(counts, c => Assert.InRange(c, 9_500, 10_500));
    }
}
