using An8Suite.Core.Imaging;
using An8Suite.Core.Scoring;

namespace An8Suite.Tests.Scoring;

public sealed class HeatSortTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(7)]
    public void Levels_equal_those_of_a_comparison_sort(int levels)
    {
        for (ulong index = 0; index < 40; index++)
        {
            (Heatmap heat, BinaryMask mask) = PlainScores.Random(index, levels);
            var sorted = HeatLevels.Of(heat, mask, "random");
            float[] distinct = [.. heat.Values.Distinct().OrderDescending()];
            if (distinct.Length == 1)
            {
                distinct = [0];
            }

            Assert.Equal(distinct.Select(v => (double)v), sorted.Values.ToArray());
            Assert.Equal(distinct.Select(v => heat.Values.Count(o => o >= v)), sorted.Pixels.ToArray());
            Assert.Equal(distinct.Select(v => heat.Values.Where((o, i) => o >= v && mask.Values[i]).Count()), Enumerable.Range(0, sorted.Count).Select(sorted.HitsOf).ToArray());
            Assert.Equal((heat.Values.Length, mask.PixelCount), (sorted.PixelCount, sorted.MaskPixelCount));
        }
    }

    [Fact]
    public void Neighbouring_floats_stay_apart()
    {
        float next = MathF.BitIncrement(.5f);
        var sorted = HeatLevels.Of(
            new Heatmap(3, 1, [.5f, next, float.Epsilon]), new BinaryMask(3, 1, [true, false, true]), "close");
        Assert.Equal([next, .5f, float.Epsilon], sorted.Values.ToArray());
        Assert.Equal([0, 1, 2], Enumerable.Range(0, sorted.Count).Select(sorted.HitsOf).ToArray());
    }

    [Fact]
    public void Borrowed_arrays_leave_no_trace_in_the_next_map()
    {
        (Heatmap heat, BinaryMask mask) = PlainScores.Random(3, levels: 0);
        double alone = IouCurve.Of(heat, mask, "alone").Auc!.Value;
        for (ulong index = 0; index < 20; index++)
        {
            (Heatmap other, BinaryMask otherMask) = PlainScores.Random(index, levels: (int)(index % 4) * 5);
            using (HeatLevels.Of(other, otherMask, "other"))
            {
                using var levels = HeatLevels.Of(heat, mask, "again");
                Assert.Equal(alone, IouCurve.Of(levels).Auc);
            }
        }
    }
}
