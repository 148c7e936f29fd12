using System.Runtime.Intrinsics;
using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scoring;

namespace An8Suite.Tests.Scoring;

public sealed class MeasuresTests
{
    private static Measures Of(float[] heat, bool[] mask, int tolerance = 1)
    {
        using var levels = HeatLevels.Of(new Heatmap(heat.Length, 1, heat), new BinaryMask(mask.Length, 1, mask), "row");
        return Measures.Of(levels, IouCurve.Of(levels), new ScoreOptions { PointingTolerancePixels = tolerance })!;
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
            Assert.Equal(PlainScores.Entropy(heat), measures.Entropy!.Value, 9);
            Assert.Equal(PlainScores.Gini(heat), measures.Gini!.Value, 9);
            for (int tolerance = 0; tolerance < 12; tolerance++)
            {
                Assert.Equal(PlainScores.PointingNear(heat, mask, tolerance), PointingGame.Of(levels, tolerance));
            }
        }
    }

    [Fact]
    public void Hand_computed_entropy_and_gini()
    {
        // p = 1/2, 1/4, 1/4, 0: H = (1/2) ln 2 + (1/2) ln 4 = 1.5 ln 2 of at most ln 4 = 2 ln 2.
        Measures measures = Of([1, .5f, .5f, 0], [true, false, false, false]);
        Assert.Equal(.75, measures.Entropy!.Value, 12);

        // Ascending 0, .5, .5, 1 of sum 2: 1 - 2 (.25 * 2.5/4 + .25 * 1.5/4 + .5 * .5/4) = 1 - 2 * .3125.
        Assert.Equal(.375, measures.Gini!.Value, 12);
    }

    [Fact]
    public void One_hot_pixel_is_simplest_and_sparsest_and_an_even_map_neither()
    {
        Measures one = Of([0, 0, .3f, 0], [true, false, false, false]);
        Assert.Equal((0, .75), (one.Entropy, one.Gini));
        Measures even = Of([.7f, .7f, .7f, float.Epsilon], [true, false, false, false]);
        Assert.Equal(Math.Log(3) / Math.Log(4), even.Entropy!.Value, 9);
        Assert.Equal(.25, even.Gini!.Value, 9);
    }

    [Fact]
    public void One_pixel_has_no_entropy() => Assert.Null(Of([0], [true]).Entropy);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, .5)] // the pixel two to the right of the mask
    [InlineData(3, 1)]
    public void The_hottest_pixel_may_lie_within_the_tolerance(int tolerance, double expected) =>
        Assert.Equal(expected, Of([0, .9f, .2f, 0, .1f, 0, .9f, 0], [false, false, false, false, true, false, false, false], tolerance).PointingNear);

    [Fact]
    public void The_tolerance_is_a_disc_not_a_square()
    {
        // The hottest pixel is in one corner, the mask in the other: 2 right, 2 down.
        using var levels = HeatLevels.Of(
            new Heatmap(3, 3, [1, 0, 0, 0, 0, 0, 0, 0, 0]),
            new BinaryMask(3, 3, [false, false, false, false, false, false, false, false, true]),
            "corner");
        Assert.Equal((0, 1), (PointingGame.Of(levels, 2), PointingGame.Of(levels, 3)));
    }

    [Fact]
    public void A_negative_tolerance_is_refused() => Assert.Equal(
        "--tolerance: expected 0 pixels or more, found -1",
        Assert.Throws<InputException>(new ScoreOptions { PointingTolerancePixels = -1 }.Validate).Message);

    [Fact]
    public void The_logarithm_of_heat_is_that_of_the_library_to_the_last_places()
    {
        for (ulong index = 0; index < 2000; index++)
        {
            float heat = (float)Math.Pow(new CounterRandom(1, "logarithm", index).NextDouble(), index % 40);
            double found = UnitLogarithm.Of(Vector256.Create<double>(heat))[(int)(index % 4)];
            Assert.Equal(Math.Log(heat), found, 4e-16 * Math.Max(1, -Math.Log(heat)));
        }

        Vector256<double> four = UnitLogarithm.Of(Vector256.Create(1, 0.5, float.Epsilon, 0.70710678));
        Assert.Equal((0, Math.Log(.5)), (four[0], four[1]));
        Assert.Equal(Math.Log(float.Epsilon), four[2], 1e-13);
        Assert.Equal(Math.Log(.70710678), four[3], 1e-15);
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
            new Measures
            {
                Auc = 1,
                RankAuc = 1,
                MaxIou = 1,
                AveragePrecision = 1,
                Pointing = 1,
                PointingNear = 1,
                Energy = 1,
                RankAccuracy = 1,
            },
            Of([1, 0, 1, 0, 0], [true, false, true, false, false]) with { Entropy = null, Gini = null });

    [Fact]
    public void A_constant_map_has_no_energy_and_the_scores_of_chance()
    {
        Measures measures = Of([.3f, .3f, .3f, .3f], [true, false, false, false]);
        Assert.Null(measures.Energy);
        Assert.Null(measures.Entropy);
        Assert.Null(measures.Gini);
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
        Assert.Null(PointingGame.Of(levels, 3));
        Assert.Null(RankEqualized.Auc(levels));
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
