using An8Suite.Core;
using An8Suite.Core.Ablation;

namespace An8Suite.Tests.Ablation;

public sealed class ChannelRankingTests
{
    private static readonly string[] Layers = ["a", "a", "a", "b", "b", "b", "b"];

    [Fact]
    public void Scores_rank_from_the_top_and_equals_keep_their_order() =>
        Assert.Equal([4, 1, 3, 5], ChannelRanking.Descending([1, 3, 4, 5], [9, 2, 9, 1, 7, 1]));

    [Fact]
    public void A_layer_matched_list_has_the_same_layer_at_every_place_and_every_channel_once()
    {
        int[] list = [5, 0, 6, 2, 1, 3, 4];
        HashSet<string> seen = [];
        for (ulong draw = 0; draw < 40; draw++)
        {
            int[] drawn = ChannelRanking.LayerMatched(list, Layers, new CounterRandom(1, "test", draw));
            Assert.Equal(list.Select(column => Layers[column]), drawn.Select(column => Layers[column]));
            Assert.Equal(list.Order(), drawn.Order());
            seen.Add(string.Join(',', drawn));
        }

        Assert.True(seen.Count > 30);
    }

    [Fact]
    public void Numbers_of_channels_are_even_in_their_logarithm_and_end_with_all()
    {
        Assert.Equal([1, 10, 100], SilencingGrid.Even(100, 3));
        Assert.Equal([1, 2, 3], SilencingGrid.Even(3, 12));
        Assert.Equal([1], SilencingGrid.Even(1, 12));
        Assert.Equal([2, 7], SilencingGrid.Named([2, 9, 2], 7));
        Assert.Equal([7], SilencingGrid.Named([], 7));
    }

    [Fact]
    public void An_area_over_the_logarithm_is_the_mean_height()
    {
        Assert.Equal(0.25, LogArea.Of([1, 10, 100], [0.5, 0.25, 0]), 1e-12);
        Assert.Equal(0.5, LogArea.Of([1, 10], [1, 0]), 1e-12);
        Assert.Equal(0.75, LogArea.Of([1, 10, 100], [1, 1, 0]), 1e-12);
        Assert.Equal(0.3, LogArea.Of([4], [0.3]));
    }
}
