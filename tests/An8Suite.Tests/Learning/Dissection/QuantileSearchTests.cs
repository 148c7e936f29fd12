using An8Suite.Core;
using An8Suite.Learning.Dissection;

namespace An8Suite.Tests.Learning.Dissection;

public sealed class QuantileSearchTests
{
    [Theory]
    [InlineData(0.005)]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void It_is_the_value_that_sorting_finds(double share)
    {
        CounterRandom random = new(0, "quantile", 0);
        for (int round = 0; round < 20; round++)
        {
            float[] values = [.. Enumerable.Range(0, 1 + random.NextInt32(3000))
                .Select(_ => (random.NextInt32(5)) switch
                {
                    0 => 0f,
                    1 => -0f,
                    2 => (float)(random.NextDouble() - 0.5),
                    3 => random.NextInt32(3) - 1,
                    _ => (float)Math.Exp(40 * (random.NextDouble() - 0.5)),
                })];
            float[] sorted = [.. values.OrderDescending()];
            Assert.Equal(sorted[(int)Math.Floor(share * values.Length)], Search(values, share));
        }
    }

    [Fact]
    public void At_most_the_share_exceeds_it()
    {
        float[] values = [.. Enumerable.Range(0, 1000).Select(i => (float)i)];
        Assert.Equal(994, Search(values, 0.005));
        Assert.Equal(5, values.Count(value => value > 994));
        Assert.Equal(0, Search([0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 0.1));
        Assert.Equal(1, Search([0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 0.05));
    }

    [Fact]
    public void Neither_a_nan_nor_a_search_cut_short_gives_a_number()
    {
        QuantileSearch search = new(0.5);
        Assert.Contains(
            "NaN", Assert.Throws<InputException>(() => search.Add([1, float.NaN])).Message, StringComparison.Ordinal);
        search.EndPass();
        Assert.Equal(
            "1 of 3 passes have ended", Assert.Throws<InvalidOperationException>(() => search.Threshold).Message);
    }

    private static float Search(float[] values, double share)
    {
        QuantileSearch search = new(share);
        for (int pass = 0; pass < QuantileSearch.PassCount; pass++)
        {
            search.Add(values.AsSpan(values.Length / 3));
            search.Add(values.AsSpan(0, values.Length / 3));
            search.EndPass();
        }

        return search.Threshold;
    }
}
