using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Imaging;

public sealed class RegionPolygonsTests
{
    [Fact]
    public void One_pixel_is_its_four_corners_clockwise()
    {
        Polygon polygon = Assert.Single(Of("...", ".2.", "..."));
        Assert.Equal(2, polygon.PartId);
        Assert.Equal([new(1, 1), new(2, 1), new(2, 2), new(1, 2)], polygon.Corners);
        Assert.Equal(1, polygon.Area);
    }

    [Fact]
    public void A_plus_has_twelve_corners_and_straight_lines_no_others()
    {
        Polygon plus = Assert.Single(Of(".1.", "111", ".1."));
        Assert.Equal(
            [
                new(1, 0), new(2, 0), new(2, 1), new(3, 1), new(3, 2), new(2, 2),
                new(2, 3), new(1, 3), new(1, 2), new(0, 2), new(0, 1), new(1, 1),
            ],
            plus.Corners);
        Assert.Equal(5, plus.Area);
    }

    [Fact]
    public void A_hole_is_joined_by_a_cut_to_its_left_that_encloses_nothing()
    {
        // A plus whose middle is a hole: the cut joins (2, 2) with the notch's corner at (1, 2), straight on from (0,
        // 2).
        Polygon plus = Assert.Single(Of("..1..", ".111.", "11.11", ".111.", "..1.."));
        Assert.Equal(12, plus.Area);
        Assert.Equal(
            [
                new(2, 0), new(3, 0), new(3, 1), new(4, 1),
                new(4, 2), new(5, 2), new(5, 3), new(4, 3), new(4, 4), new(3, 4),
                new(3, 5), new(2, 5), new(2, 4), new(1, 4), new(1, 3), new(0, 3), new(0, 2),
                new(2, 2), new(2, 3), new(3, 3), new(3, 2), new(1, 2), new(1, 1), new(2, 1),
            ],
            plus.Corners);
    }

    [Fact]
    public void Pixels_that_touch_at_a_corner_alone_are_two_regions()
    {
        IReadOnlyList<Polygon> polygons = Of("1.", ".1");
        Assert.Equal([1, 1], polygons.Select(p => p.Area));
        Assert.All(polygons, p => Assert.Equal(4, p.Corners.Count));
    }

    [Fact]
    public void Regions_come_by_part_then_row_by_row()
    {
        IReadOnlyList<Polygon> polygons = Of("2.1", "...", "1.2");
        Assert.Equal([1, 1, 2, 2], polygons.Select(p => (int)p.PartId));
        Assert.Equal([new(2, 0), new(0, 2), new(0, 0), new(2, 2)], polygons.Select(p => p.Corners[0]));
    }

    [Fact]
    public void Nothing_shown_has_no_polygon_and_a_full_picture_one_of_four_corners()
    {
        Assert.Empty(Of("...", "..."));
        Assert.Equal([new(0, 0), new(3, 0), new(3, 2), new(0, 2)], Assert.Single(Of("111", "111")).Corners);
    }

    [Theory]
    [InlineData("11111", "1.1.1", "11111", "1...1", "11111")]
    [InlineData("11111", "1.1.1", "11.11", "1.1.1", "11111")]
    [InlineData("111111", "1....1", "1.22.1", "1.22.1", "1....1", "111111")]
    [InlineData("1111111", "1.....1", "1.111.1", "1.1.1.1", "1.111.1", "1.....1", "1111111")]
    public void Even_odd_at_pixel_centres_gives_the_regions_back(params string[] rows) => AssertExact(Mask(rows));

    [Fact]
    public void Noise_of_any_density_is_given_back()
    {
        for (int density = 1; density <= 9; density++)
        {
            var random = new CounterRandom(5, "polygons", (ulong)density);
            byte[] ids = [.. random.Permutation(31 * 23)
                .Select(rank => rank * 10 < density * 31 * 23 ? (byte)(1 + (rank % 2)) : (byte)0)];
            AssertExact(new PartMask(31, 23, ids));
        }
    }

    private static void AssertExact(PartMask mask)
    {
        IReadOnlyList<Polygon> polygons = RegionPolygons.Of(mask);
        byte[] drawn = new byte[mask.Ids.Length];
        foreach (Polygon polygon in polygons)
        {
            int area = 0;
            for (int i = 0; i < drawn.Length; i++)
            {
                if (Contains(polygon.Corners, (i % mask.Width) + 0.5, (i / mask.Width) + 0.5))
                {
                    Assert.Equal(0, drawn[i]);
                    drawn[i] = polygon.PartId;
                    area++;
                }
            }

            Assert.Equal(area, polygon.Area);
        }

        Assert.Equal(mask.Ids, drawn);
    }

    /// <summary>Counts the vertical edges to the left of a point: odd is inside.</summary>
    private static bool Contains(IReadOnlyList<PixelCorner> corners, double x, double y)
    {
        bool inside = false;
        for (int i = 0; i < corners.Count; i++)
        {
            (PixelCorner a, PixelCorner b) = (corners[i], corners[(i + 1) % corners.Count]);
            Assert.True(a.X == b.X || a.Y == b.Y, "every edge lies on the grid");
            inside ^= a.X < x && (a.Y < y) != (b.Y < y);
        }

        return inside;
    }

    private static IReadOnlyList<Polygon> Of(params string[] rows) => RegionPolygons.Of(Mask(rows));

    private static PartMask Mask(string[] rows) => new(
        rows[0].Length, rows.Length, [.. string.Concat(rows).Select(c => c == '.' ? (byte)0 : (byte)(c - '0'))]);
}
