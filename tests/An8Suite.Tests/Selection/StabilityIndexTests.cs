using An8Suite.Core;
using An8Suite.Core.Selection;

namespace An8Suite.Tests.Selection;

public sealed class StabilityIndexTests
{
    [Fact]
    public void Three_sets_of_four_features_by_hand()
    {
        // p = (1, 2/3, 1/3, 0), k = 2: Phi = 1 - (1/4 * 3/2 * 4/9) / (1/4) = 1/3; phi_i = 1, 2/3, 1: v = 8/243.
        StabilityIndex index = StabilityIndex.Of(Sets("1100", "1010", "1100"))!;
        Assert.Equal(1 / 3.0, index.Value, 1e-14);
        Assert.Equal((1 / 3.0) - (1.959963984540054 * Math.Sqrt(8 / 243.0)), index.Lower, 1e-14);
        Assert.Equal((1 / 3.0) + (1.959963984540054 * Math.Sqrt(8 / 243.0)), index.Upper, 1e-14);
    }

    [Fact]
    public void Sets_of_different_sizes_as_the_authors_own_program_says()
    {
        // Z = 10110, 10010, 00111, 11010; v from the package "stability" that goes with the paper.
        StabilityIndex index = StabilityIndex.Of(Sets("10110", "10010", "00111", "11010"))!;
        Assert.Equal(0.12457912457912457, index.Value, 1e-12);
        Assert.Equal(-0.2203551835953899, index.Lower, 1e-9);
        Assert.Equal(0.46951343275363905, index.Upper, 1e-9);
    }

    [Fact]
    public void One_where_all_agree_and_the_lower_bound_where_two_are_opposite()
    {
        Assert.Equal(new StabilityIndex(1, 1, 1), StabilityIndex.Of(Sets("0110", "0110", "0110")));
        Assert.Equal(-1, StabilityIndex.Of(Sets("0110", "1001"))!.Value, 1e-14);
        Assert.Equal(-1 / 2.0, StabilityIndex.Of(Sets("100", "010", "001"))!.Value, 1e-14);
    }

    [Fact]
    public void Undefined_where_nothing_or_everything_is_selected_or_there_is_one_set()
    {
        Assert.Null(StabilityIndex.Of(Sets("000", "000")));
        Assert.Null(StabilityIndex.Of(Sets("111", "111")));
        Assert.Null(StabilityIndex.Of(Sets("101")));
        Assert.Null(StabilityIndex.Of([]));
    }

    [Fact]
    public void Within_its_bounds_and_about_zero_by_chance()
    {
        double sum = 0;
        for (ulong seed = 0; seed < 100; seed++)
        {
            var random = new CounterRandom(seed, "sets", 0);
            int count = 2 + random.NextInt32(10);
            double share = random.NextDouble();
            bool[][] sets = [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 40).Select(_ => random.NextDouble() < share).ToArray())];
            if (StabilityIndex.Of(sets) is { } index)
            {
                Assert.InRange(index.Value, (-1.0 / (count - 1)) - 1e-12, 1);
                Assert.InRange(index.Value, index.Lower, index.Upper);
                sum += index.Value;
            }
        }

        Assert.InRange(sum / 100, -0.05, 0.05);
    }

    [Fact]
    public void Jaccard_by_hand_and_where_it_is_undefined()
    {
        Assert.Equal(5 / 9.0, JaccardOverlap.Mean(Sets("1100", "1010", "1100"))!.Value, 1e-14);
        Assert.Equal(0, JaccardOverlap.Mean(Sets("1100", "0011")));
        Assert.Equal(0, JaccardOverlap.Mean(Sets("0000", "0000", "0001")));
        Assert.Null(JaccardOverlap.Mean(Sets("0000", "0000")));
        Assert.Null(JaccardOverlap.Mean(Sets("1000")));
        string most = new('1', 129);
        Assert.Equal(129 / 130.0, JaccardOverlap.Mean(Sets(most + "1", most + "0"))!.Value, 1e-14);
    }

    private static bool[][] Sets(params IEnumerable<string> rows) => [.. rows.Select(row => row.Select(c => c == '1').ToArray())];
}
