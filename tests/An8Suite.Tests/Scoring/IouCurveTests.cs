using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scoring;

namespace An8Suite.Tests.Scoring;

public sealed class IouCurveTests
{
    // Vector V10.
    private static Heatmap Heat { get; } = new(2, 2, [0, .25f, .5f, 1]);
    private static BinaryMask Mask { get; } = new(2, 2, [false, false, true, true]);

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1e-9, 2.0 / 3)]
    [InlineData(.25, 2.0 / 3)]
    [InlineData(.2500001, 1)]
    [InlineData(.5, 1)]
    [InlineData(.5000001, .5)]
    [InlineData(1, .5)]
    public void Golden_vector_V10_at_each_step(double threshold, double expected) =>
        Assert.Equal(expected, IouCurve.Of(Heat, Mask, "V10").At(threshold)!.Value, 12);

    [Fact]
    public void Golden_vector_V10_has_area_two_thirds()
    {
        var curve = IouCurve.Of(Heat, Mask, "V10");
        Assert.Equal(2.0 / 3, curve.Auc!.Value, 12);
        Assert.Equal((1, .5), (curve.MaxIou, curve.MaxIouThreshold));
    }

    [Fact]
    public void Thresholds_above_all_heat_select_nothing_and_score_zero() =>
        Assert.Equal(0, IouCurve.Of(new Heatmap(2, 1, [.2f, .4f]), new BinaryMask(2, 1, [true, true]), "low").At(.5));

    [Fact]
    public void Area_counts_thresholds_above_all_heat_as_zero() =>
        Assert.Equal(.5 * .25, IouCurve.Of(
            new Heatmap(2, 1, [.25f, 0]), new BinaryMask(2, 1, [true, true]), "low").Auc!.Value, 12);

    [Fact]
    public void Equals_the_plain_implementation_at_every_distinct_value_and_in_area()
    {
        for (ulong index = 0; index < 300; index++)
        {
            (Heatmap heat, BinaryMask mask) = PlainScores.Random(index, levels: (int)(index % 3) * 6);
            if (heat.Values.Distinct().Count() == 1)
            {
                continue;
            }

            var curve = IouCurve.Of(heat, mask, "random");
            Assert.Equal(PlainScores.Auc(heat, mask), curve.Auc!.Value, 9);
            Assert.Equal(PlainScores.MaxIou(heat, mask), curve.MaxIou!.Value, 12);
            Assert.Equal(PlainScores.Iou(heat, mask, curve.MaxIouThreshold!.Value), curve.MaxIou!.Value, 12);
            Assert.All(heat.Values.Distinct(), v => Assert.Equal(PlainScores.Iou(heat, mask, v), curve.At(v)!.Value, 12));
            Assert.All(
                curve.Sample()!.Select((iou, i) => (iou, i)),
                s => Assert.Equal(PlainScores.Iou(heat, mask, s.i / 100.0), s.iou, 12));
        }
    }

    [Fact]
    public void A_heatmap_equal_to_the_mask_scores_100_percent()
    {
        for (ulong index = 0; index < 50; index++)
        {
            (_, BinaryMask mask) = PlainScores.Random(index);
            if (mask.PixelCount == mask.Values.Length)
            {
                continue;
            }

            var heat = new Heatmap(mask.Width, mask.Height, Array.ConvertAll(mask.Values, inside => inside ? 1f : 0f));
            Assert.Equal(1, IouCurve.Of(heat, mask, "mask").Auc);
        }
    }

    [Fact]
    public void Uniform_heat_inside_the_mask_scores_about_50()
    {
        float[] values = [.. Enumerable.Range(0, 2000).Select(i => i < 1000 ? i / 999f : 0)];
        bool[] inside = [.. Enumerable.Range(0, 2000).Select(i => i < 1000)];
        Assert.Equal(.5, IouCurve.Of(new Heatmap(50, 40, values), new BinaryMask(50, 40, inside), "u").Auc!.Value, 2);
    }

    [Fact]
    public void Empty_mask_has_no_score()
    {
        var curve = IouCurve.Of(Heat, new BinaryMask(2, 2, new bool[4]), "empty");
        Assert.False(curve.HasScore);
        Assert.Null(curve.Auc);
        Assert.Null(curve.MaxIou);
        Assert.Null(curve.MaxIouThreshold);
        Assert.Null(curve.At(.5));
        Assert.Null(curve.Sample());
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(.5f)]
    public void Constant_map_counts_as_zeros(float value)
    {
        var curve = IouCurve.Of(new Heatmap(2, 2, [value, value, value, value]), Mask, "constant");
        Assert.Equal(0, curve.Auc);
        Assert.Equal(.5, curve.At(0));
        Assert.Equal(0, curve.At(.01));
    }

    [Fact]
    public void Negative_zero_is_zero() =>
        Assert.Equal(2.0 / 3, IouCurve.Of(new Heatmap(2, 2, [-0f, .25f, .5f, 1]), Mask, "V10").Auc!.Value, 12);

    [Fact]
    public void Heat_that_is_not_a_number_names_the_image_and_the_pixel()
    {
        var error = Assert.Throws<InputException>(() => IouCurve.Of(new Heatmap(2, 2, [0, 0, float.NaN, 0]), Mask, "00_red-p0017"));
        Assert.Equal("00_red-p0017: heat at row 1, column 0 is not a number, expected a value in [0, 1]", error.Message);
    }

    [Theory]
    [InlineData(-.5f, "-0.5")]
    [InlineData(1.5f, "1.5")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void Heat_outside_zero_to_one_is_refused(float value, string found)
    {
        var error = Assert.Throws<InputException>(() => IouCurve.Of(new Heatmap(2, 2, [0, value, 0, 0]), Mask, "a"));
        Assert.Equal($"a: heat at row 0, column 1 is {found}, expected a value in [0, 1]", error.Message);
    }

    [Fact]
    public void Different_sizes_are_refused()
    {
        var error = Assert.Throws<InputException>(() => IouCurve.Of(new Heatmap(4, 1, new float[4]), Mask, "a"));
        Assert.Equal("a: the heatmap has 4 x 1 pixels, its mask 2 x 2", error.Message);
    }

    [Fact]
    public void A_heatmap_without_pixels_is_refused()
    {
        var error = Assert.Throws<InputException>(() => IouCurve.Of(new Heatmap(0, 0, []), new BinaryMask(0, 0, []), "a"));
        Assert.Equal("a: the heatmap has no pixels", error.Message);
    }
}
