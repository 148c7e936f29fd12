using An8Suite.Core.Grids;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Grids;

/// <summary>Grids of pictures of 2 x 1 pixels, worked out by hand.</summary>
public sealed class ImageGridTests
{
    private static readonly ImageGrid Layout = new(Side: 2, Width: 2, Height: 1);

    [Fact]
    public void Pictures_and_part_ids_lie_row_by_row()
    {
        ColorImage grid = Layout.Lay([.. Enumerable.Range(0, 4).Select(cell => new ColorImage(
            2, 1, [.. Enumerable.Range(6 * cell, 6).Select(value => (byte)value)]))]);
        Assert.Equal((4, 2), (grid.Width, grid.Height));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], grid.Rgb[..13]);
        PartMask parts = Layout.Lay([new PartMask(2, 1, [1, 2]), new(2, 1, [3, 4]), new(2, 1, [5, 6]), new(2, 1, [7, 8])]);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], parts.Ids);
        Assert.Throws<ArgumentOutOfRangeException>(() => Layout.Lay([.. Enumerable.Repeat(new PartMask(1, 1, [1]), 4)]));
    }

    [Fact]
    public void A_mask_is_in_its_cell_alone() => Assert.Equal(
        [false, false, false, false, true, false, false, false],
        Layout.Only(new BinaryMask(2, 1, [true, false]), cell: 2).Values);

    [Fact]
    public void Shares_are_of_the_positive_heat()
    {
        Assert.Equal([0.3, 0, 0.6, 0.1], Layout.Shares(new Heatmap(4, 2, [1, 2, -5, 0, 6, 0, 0, 1]))!.Select(share => Math.Round(share, 12)));
        Assert.Null(Layout.Shares(new Heatmap(4, 2, [0, 0, -1, 0, 0, 0, 0, 0])));
        Assert.All(Layout.Shares(new Heatmap(4, 2, [1, 1, 1, 1, 1, 1, 1, 1]))!, share => Assert.Equal(Layout.Chance, share));
    }

    [Fact]
    public void The_asked_cell_and_the_first_change_places()
    {
        Heatmap heat = new(4, 2, [1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.Equal([7, 8, 3, 4, 5, 6, 1, 2], Layout.CellFirst(heat, cell: 3, block: 1).Values);
        Assert.Equal(heat.Values, Layout.CellFirst(heat, cell: 0, block: 1).Values);
        Assert.Equal(
            [(1 + 1 + 3 + 3) / 4f, 2],
            new ImageGrid(1, 4, 2).CellFirst(new Heatmap(4, 2, [1, 1, 2, 2, 3, 3, 2, 2]), cell: 0, block: 2).Values);
    }
}
