using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Localisation;

namespace An8Suite.Tests.Localisation;

/// <summary>Regions against flood fill, and the cases in which a choice is made.</summary>
public sealed class HeatRegionsTests
{
    [Fact]
    public void Falling_thresholds_give_what_flood_fill_gives_at_each()
    {
        for (int i = 0; i < 60; i++)
        {
            CounterRandom random = new(0, "regions", (ulong)i);
            (int width, int height, int levels) =
                (1 + random.NextInt32(14), 1 + random.NextInt32(9), 1 + random.NextInt32(6));
            Heatmap heat = new(width, height,
                [.. Enumerable.Range(0, width * height).Select(_ => (float)random.NextInt32(levels + 1))]);
            HeatRegions regions = new(heat);
            for (double threshold = levels + 0.5; threshold >= -0.5; threshold -= 0.5)
            {
                regions.LowerTo(threshold);
                List<(int Pixels, PixelBox Box)> plain = PlainRegions.At(heat, threshold);
                Assert.Equal(plain.Sum(region => region.Pixels), regions.PixelCount);
                Assert.Equal(plain.Select(region => region.Box).OrderBy(Order), regions.Boxes.OrderBy(Order));
                Assert.Equal(
                    plain.Count == 0 ? null : plain.MaxBy(region => region.Pixels).Box, regions.Largest);
            }
        }
    }

    [Fact]
    public void Corners_touch_and_of_equally_large_regions_the_first_counts()
    {
        Heatmap heat = new(6, 3,
        [
            0, 0, 0, 0, 0, 1,
            1, 0, 0, 0, 1, 0,
            1, 0, 0, 0, 0, 0,
        ]);
        HeatRegions regions = new(heat);
        Assert.Null(regions.Largest);
        regions.LowerTo(1);
        Assert.Equal(new PixelBox(4, 0, 5, 1), regions.Largest); // two pixels at a corner; its first row comes first
        Assert.Equal(2, regions.Boxes.Count());
    }

    [Fact]
    public void Boxes_hold_their_sides()
    {
        PixelBox box = new(1, 1, 2, 3);
        Assert.Equal(6, box.Area);
        Assert.Equal(1, box.IntersectionOverUnion(box));
        Assert.Equal(4.0 / 6, box.IntersectionOverUnion(new PixelBox(1, 1, 2, 2)));
        Assert.Equal(1.0 / 6, new PixelBox(2, 3, 2, 3).IntersectionOverUnion(box));
        Assert.Equal(0, box.IntersectionOverUnion(new PixelBox(3, 1, 3, 3))); // side by side
        Assert.Equal(0, box.IntersectionOverUnion(new PixelBox(5, 5, 6, 6)));
        Assert.Null(PixelBox.Of(new BinaryMask(2, 2, [false, false, false, false])));
        Assert.Equal(
            new PixelBox(0, 0, 1, 1), PixelBox.Of(new BinaryMask(2, 2, [false, true, true, false])));
    }

    private static int Order(PixelBox box) =>
        (box.Left * 1_000_000) + (box.Top * 10_000) + (box.Right * 100) + box.Bottom;
}
