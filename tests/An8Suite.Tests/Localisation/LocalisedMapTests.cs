using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Localisation;
using An8Suite.Core.Statistics;

namespace An8Suite.Tests.Localisation;

/// <summary>The proxy task on 6 x 6 pixels worked out by hand, and against plain counting.</summary>
public sealed class LocalisedMapTests
{
    // 20 % of 10 is 2, which the pixel at a corner has exactly; the three pixels below are a region of their own.
    private static readonly Heatmap Heat = new(6, 6,
    [
        0, 0, 0, 0, 0, 0,
        0, 5, 5, 0, 0, 0,
        0, 5, 10, 0, 0, 1,
        0, 0, 0, 2, 0, 0,
        0, 0, 0, 0, 0, 3,
        0, 0, 0, 0, 3, 3,
    ]);

    private static readonly BinaryMask Mask = new(6, 6,
        [.. Enumerable.Range(0, 36).Select(i => i % 6 is 1 or 2 && i / 6 is >= 1 and <= 3)]);

    private static readonly LocalisationOptions Five = new() { Thresholds = 5 };

    [Fact]
    public void The_box_at_a_fifth_of_the_maximum_holds_the_largest_region()
    {
        LocalisedMap map = LocalisedMap.Of(Heat, Mask, Five, "x")!;
        Assert.True(map.HasBox);
        Assert.Equal(new PixelBox(1, 1, 3, 3), map.Box);
        Assert.Equal(6.0 / 9, map.BoxIou);
        LocalisedMap higher = LocalisedMap.Of(Heat, Mask, Five with { Share = 0.21 }, "x")!;
        Assert.Equal((new PixelBox(1, 1, 2, 2), 4.0 / 6), (higher.Box, higher.BoxIou));
    }

    [Fact]
    public void MaxBoxAccV2_and_PxAP_of_one_map()
    {
        LocalisedMap map = LocalisedMap.Of(Heat, Mask, Five, "x")!;
        Assert.Equal([6.0 / 9, 4.0 / 6, 1.0 / 6, 1.0 / 6, 1.0 / 6], map.BestIous);
        Assert.Equal([36, 8, 4, 1, 1, 1], map.Reached);
        Assert.Equal([6, 4, 4, 1, 1, 1], map.Hits);
        LocalisationTally tally = new(5);
        Assert.Null(tally.MaxBoxAccV2);
        Assert.Null(tally.PixelAveragePrecision);
        tally.Add(map);
        Assert.Equal(2.0 / 3, tally.MaxBoxAccV2!.Value, 12); // right at 0.3 and 0.5, not at 0.7
        Assert.Equal(13.0 / 18, tally.PixelAveragePrecision!.Value, 12); // 1/6 + 3/6 + 2/6 of 6/36
    }

    [Fact]
    public void Each_overlap_has_its_best_threshold_for_all_images_together()
    {
        // Two maps whose best thresholds differ: no threshold is right for both at 0.7.
        BinaryMask one = Square(0, 0, 1, 1);
        Heatmap tight = new(6, 6, [.. one.Values.Select(inside => inside ? 5f : 4f)]); // right above 0.8
        Heatmap wide = new(6, 6, [.. Enumerable.Range(0, 36).Select(i =>
            i == 0 ? 5f : i % 6 < 2 && i / 6 < 2 ? 1f : 0f)]); // right up to 0.2
        LocalisationTally tally = new(5);
        tally.Add(LocalisedMap.Of(tight, one, Five, "x")!);
        tally.Add(LocalisedMap.Of(wide, one, Five, "x")!);
        Assert.Equal(0.5, tally.MaxBoxAccV2!.Value, 12);

        // Counted twice, nothing changes; beside a perfect map, the best threshold is the perfect one's and the tight
        // one's.
        LocalisationTally twice = new(5);
        twice.Add(tally, 2);
        twice.Add(tally, 0);
        Assert.Equal(tally.MaxBoxAccV2, twice.MaxBoxAccV2);
        Assert.Equal(tally.PixelAveragePrecision, twice.PixelAveragePrecision);
        twice.Add(LocalisedMap.Of(new Heatmap(6, 6, [.. one.Values.Select(inside => inside ? 1f : 0)]), one, Five, "x")!);
        Assert.Equal(3.0 / 5, twice.MaxBoxAccV2!.Value, 12);
    }

    [Fact]
    public void A_map_whose_pixels_are_all_equal_has_no_box_and_is_wrong()
    {
        foreach (float value in (float[])[0, 0.7f])
        {
            LocalisedMap map = LocalisedMap.Of(
                new Heatmap(6, 6, [.. Enumerable.Repeat(value, 36)]), Square(0, 0, 5, 5), Five, "x")!;
            Assert.False(map.HasBox);
            Assert.Null(map.Box);
            Assert.Equal(0, map.BoxIou);
            LocalisationTally tally = new(5);
            tally.Add(map);
            Assert.Equal(0, tally.MaxBoxAccV2);
            Assert.Equal(1, tally.PixelAveragePrecision); // every pixel is the object: chance is 1
        }
    }

    [Fact]
    public void Without_an_object_there_is_nothing_to_find_and_sizes_must_agree()
    {
        Assert.Null(LocalisedMap.Of(Heat, new BinaryMask(6, 6, new bool[36]), Five, "x"));
        InputException error = Assert.Throws<InputException>(
            () => LocalisedMap.Of(Heat, new BinaryMask(2, 2, new bool[4]), Five, "image a"));
        Assert.Equal("image a: the heatmap has 6 x 6 pixels, its mask 2 x 2", error.Message);
        error = Assert.Throws<InputException>(
            () => new LocalisationOptions { Share = 0, Overlap = 1.5, Thresholds = 0 }.Validate());
        Assert.Equal(
            "--share: expected a number above 0 and at most 1, found 0; --overlap: expected a number above 0 and at "
            + "most 1, found 1.5; --thresholds: expected 1 or more, found 0", error.Message);
    }

    [Fact]
    public void Every_number_is_that_of_flood_fill_and_counting()
    {
        LocalisationOptions options = new() { Thresholds = 7, Share = 0.4 };
        for (int i = 0; i < 40; i++)
        {
            (Heatmap heat, BinaryMask mask) = Random(i);
            LocalisedMap? map = LocalisedMap.Of(heat, mask, options, "x");
            PixelBox? truth = PixelBox.Of(mask);
            Assert.Equal(truth is null, map is null);
            float maximum = heat.Values.Max();
            if (map is null || !map.HasBox)
            {
                continue;
            }

            Assert.Equal(PlainRegions.At(heat, 0.4 * maximum).MaxBy(region => region.Pixels).Box, map.Box);
            for (int k = 1; k <= 7; k++)
            {
                double threshold = k / 7.0 * maximum;
                Assert.Equal(
                    PlainRegions.At(heat, threshold).Max(region => region.Box.IntersectionOverUnion(truth!.Value)),
                    map.BestIous[k - 1]);
                Assert.Equal(heat.Values.Count(value => value >= threshold), map.Reached[k]);
                Assert.Equal(
                    heat.Values.Zip(mask.Values).Count(pixel => pixel.First >= threshold && pixel.Second), map.Hits[k]);
            }
        }
    }

    [Fact]
    public void Intervals_draw_whole_poses_as_the_other_statistics_do()
    {
        ResamplingOptions resampling = new() { Resamples = 200, Seed = 3 };
        MeasuredImage[] images = [.. Enumerable.Range(0, 24).Select(i => new MeasuredImage($"{i:00}", i % 3, 10 + (i / 3)))];
        double[] scores = [.. images.Select((_, i) => new CounterRandom(1, "scores", (ulong)i).NextDouble())];
        LocalisedMethods methods = new(images.Select(image => image.Pose), resampling);
        ResampledNumber mean = methods.Mean([.. images.Zip(scores, (image, score) => (image, (double?)score))]);
        var table = PoseTable.Of([new CellTable(images, new Dictionary<string, double[]> { ["m"] = scores })]);
        var bootstrap = PoseBootstrap.Of(table, resampling);
        Assert.Equal(table.Find("m")!.Mean()!.Value, mean.Value!.Value, 12);
        Assert.Equal(bootstrap.Means("m"), mean.Resampled);
        Assert.Equal(bootstrap.Mean("m"), mean.Interval);

        // Tallies on the same draws, against counting the drawn maps one by one.
        LocalisedMap[] maps = [.. images.Select((_, i) => LocalisedMap.Of(Random(i).Heat, Square(1, 1, 4, 3), Five, "x")!)];
        Dictionary<int, LocalisationTally> byPose = [];
        for (int i = 0; i < maps.Length; i++)
        {
            LocalisationTally tally = byPose[images[i].Pose] =
                byPose.GetValueOrDefault(images[i].Pose) ?? new LocalisationTally(5);
            tally.Add(maps[i]);
        }

        (ResampledNumber best, ResampledNumber pixels) = methods.Tallied(byPose, 5);
        for (int sample = 0; sample < 200; sample += 37)
        {
            LocalisationTally plain = new(5);
            int[] drawn = PoseBootstrap.Draw(8, 3, sample);
            for (int i = 0; i < maps.Length; i++)
            {
                for (int times = 0; times < drawn[images[i].Pose - 10]; times++)
                {
                    plain.Add(maps[i]);
                }
            }

            Assert.Equal(plain.MaxBoxAccV2, best.Resampled[sample]);
            Assert.Equal(plain.PixelAveragePrecision, pixels.Resampled[sample]);
        }
    }

    [Fact]
    public void The_correlation_is_of_ranks_over_methods_and_needs_three()
    {
        ResampledNumber[] one = [Number(0.1, 0.1, 0.3), Number(0.2, 0.2, 0.2), Number(0.9, 0.3, 0.1)];
        ResampledNumber[] other = [Number(5, 1, 1), Number(6, 2, 2), Number(7, 3, 3)];
        var correlation = ResampledNumber.Correlation([.. one.Zip(other)], 0.95);
        Assert.Equal(1, correlation.Value!.Value, 12);
        Assert.Equal([1, -1], correlation.Resampled.Select(value => Math.Round(value, 12)));
        Assert.Null(ResampledNumber.Correlation([.. one.Zip(other).Take(2)], 0.95).Value);
        Assert.Null(ResampledNumber.Correlation(
            [.. one.Zip(other).Take(2), (new ResampledNumber(null, [double.NaN, double.NaN], null), other[2])], 0.95).Value);

        static ResampledNumber Number(double value, params double[] resampled) =>
            new(value, resampled, new Interval(resampled.Min(), resampled.Max()));
    }

    private static (Heatmap Heat, BinaryMask Mask) Random(int i)
    {
        CounterRandom random = new(5, "localised", (ulong)i);
        return (
            new Heatmap(6, 6, [.. Enumerable.Range(0, 36).Select(_ => (float)random.NextInt32(4 + (i % 9)))]),
            new BinaryMask(6, 6, [.. Enumerable.Range(0, 36).Select(_ => random.NextInt32(12) == 0)]));
    }

    private static BinaryMask Square(int left, int top, int right, int bottom) => new(6, 6,
        [.. Enumerable.Range(0, 36).Select(i => i % 6 >= left && i % 6 <= right && i / 6 >= top && i / 6 <= bottom)]);
}
