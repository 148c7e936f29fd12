using An8Suite.Core.Imaging;
using An8Suite.Core.Scoring;

namespace An8Suite.Tests.Scoring;

public sealed class MeasuresTests
{
    private static Measures Of(float[] heat, bool[] mask)
    {
        var levels = HeatLevels.Of(new Heatmap(heat.Length, 1, heat), new BinaryMask(mask.Length, 1, mask), "row");
        return Measures.Of(levels, IouCurve.Of(levels))!;
    }

    [Fact]
    public void Hand_computed_row()
    {
        // Hottest first: hit, miss, hit, miss. Ranks 3, 2, 1, 0 stretch to 1, 2/3, 1/3, 0.
        Measures measures = Of([.9f, .6f, .3f, 0], [true, false, true, false]);
        Assert.Equal(((1.0 / 2) + (1.0 / 3) + (2.0 / 3)) / 3, measures.RankAuc!.Value, 12);
        Assert.Equal(((1.0 / 2) + (1.0 / 3) + (2.0 / 3)) * .3, measures.Auc!.Value, 6);
        Assert.Equal(2.0 / 3, measures.MaxIou!.Value, 12);
        Assert.Equal(((1.0 / 1) + (2.0 / 3)) / 2, measures.AveragePrecision!.Value, 12);
        Assert.Equal(1, measures.Pointing);
        Assert.Equal(1.2 / 1.8, measures.Energy!.Value, 6);
        Assert.Equal(.5, measures.RankAccuracy);
    }

    [Fact]
    public void Ties_share_their_rank_their_pointing_and_their_rank_accuracy()
    {
        // Ranks: the two hottest share 2.5, the others 1 and 0; stretched 1, 1, 0.4, 0.
        Measures measures = Of([.8f, .8f, .1f, 0], [true, false, false, false]);
        Assert.Equal((.6 * (1.0 / 2)) + (.4 * (1.0 / 3)), measures.RankAuc!.Value, 12);
        Assert.Equal(.5, measures.Pointing);
        Assert.Equal(.5, measures.RankAccuracy);
        Assert.Equal(.5, measures.AveragePrecision);
    }

    [Fact]
    public void Equal_the_plain_implementations()
    {
        for (ulong index = 0; index < 200; index++)
        {
            (Heatmap heat, BinaryMask mask) = PlainScores.Random(index, (int)(index % 3) * 5);
            var levels = HeatLevels.Of(heat, mask, "random");
            if (levels.IsConstant)
            {
                continue;
            }

            Measures measures = Measures.Of(levels, IouCurve.Of(levels))!;
            Assert.Equal(PlainScores.RankAuc(heat, mask), measures.RankAuc!.Value, 6);
            Assert.Equal(PlainScores.AveragePrecision(heat, mask), measures.AveragePrecision!.Value, 12);
            Assert.Equal(PlainScores.Energy(heat, mask), measures.Energy!.Value, 9);
        }
    }

    [Fact]
    public void Rank_auc_does_not_change_under_a_strictly_increasing_map()
    {
        for (ulong index = 0; index < 50; index++)
        {
            (Heatmap heat, BinaryMask mask) = PlainScores.Random(index, levels: 0);
            var squared = new Heatmap(heat.Width, heat.Height, Array.ConvertAll(heat.Values, v => v * v));
            Measures one = Of(heat.Values, mask.Values);
            Measures two = Of(squared.Values, mask.Values);
            Assert.Equal(one.RankAuc!.Value, two.RankAuc!.Value, 9);
            Assert.Equal(one.MaxIou, two.MaxIou);
            Assert.Equal(one.AveragePrecision, two.AveragePrecision);
        }
    }

    [Fact]
    public void The_mask_itself_is_perfect_by_every_measure() =>
        Assert.Equal(
            new Measures { Auc = 1, RankAuc = 1, MaxIou = 1, AveragePrecision = 1, Pointing = 1, Energy = 1, RankAccuracy = 1 },
            Of([1, 0, 1, 0, 0], [true, false, true, false, false]));

    [Fact]
    public void A_constant_map_has_no_energy_and_the_scores_of_chance()
    {
        Measures measures = Of([.3f, .3f, .3f, .3f], [true, false, false, false]);
        Assert.Null(measures.Energy);
        Assert.Equal((0, 0), (measures.Auc, measures.RankAuc));
        Assert.Equal((.25, .25, .25), (measures.Pointing, measures.AveragePrecision, measures.RankAccuracy));
    }

    [Fact]
    public void An_empty_mask_leaves_every_measure_undefined()
    {
        var levels = HeatLevels.Of(new Heatmap(2, 1, [0, 1]), new BinaryMask(2, 1, [false, false]), "empty");
        Assert.Null(Measures.Of(levels, IouCurve.Of(levels)));
        Assert.Null(AveragePrecision.Of(levels));
        Assert.Null(PointingGame.Of(levels));
        Assert.Null(EnergyInMask.Of(levels));
        Assert.Null(RankAccuracy.Of(levels));
    }

    [Fact]
    public void The_mean_leaves_undefined_values_out()
    {
        var mean = Measures.Mean([new Measures { Auc = .2, Energy = .5 }, new Measures { Auc = .4 }]);
        Assert.Equal(.3, mean.Auc!.Value, 12);
        Assert.Equal(.5, mean.Energy);
        Assert.Null(mean.Pointing);
    }

    [Theory]
    [InlineData(.1, 0.0)]
    [InlineData(.9, 1.0)]
    [InlineData(.5, 0.5)]
    [InlineData(.02, -0.1)]
    public void Headroom_runs_from_chance_to_ceiling(double score, double expected) =>
        Assert.Equal(expected, Headroom.Of(score, .1, .9)!.Value, 12);

    [Fact]
    public void Headroom_without_room_or_controls_is_undefined()
    {
        Assert.Null(Headroom.Of(.5, .3, .3));
        Assert.Null(Headroom.Of(.5, null, .9));
        Assert.Null(Headroom.Of(.5, .1, null));
        Assert.Null(Headroom.Of(null, .1, .9));
    }
}
