using An8Suite.Core.Imaging;
using An8Suite.Learning.Faithfulness;

namespace An8Suite.Tests.Learning.Faithfulness;

public class CellDeletionTests
{
    [Fact]
    public void Cells_cover_the_picture_and_heat_is_added_up_on_them()
    {
        int[] places = CellDeletion.Places(8, 8);
        Assert.Equal(Enumerable.Range(0, 16), places.Distinct().Order());
        Assert.All(places.GroupBy(place => place), cell => Assert.Equal(4, cell.Count()));
        Assert.Equal((0, 3, 12, 15), (places[0], places[7], places[56], places[63]));

        float[] heat = new float[64];
        (heat[0], heat[9], heat[63]) = (1, 2, 4);
        double[] sums = CellDeletion.Heat(new Heatmap(8, 8, heat));
        Assert.Equal((3, 4, 7), (sums[0], sums[15], sums.Sum()));
    }

    [Fact]
    public void A_side_that_four_does_not_divide_has_cells_too()
    {
        int[] places = CellDeletion.Places(10, 7);
        Assert.Equal(Enumerable.Range(0, 16), places.Distinct().Order());
    }

    [Fact]
    public void A_missing_cell_has_the_colour_and_the_others_stay()
    {
        ColorImage image = new(8, 8, [.. Enumerable.Range(0, 192).Select(at => (byte)at)]);
        bool[] gone = new bool[16];
        gone[5] = true;
        ColorImage without = CellDeletion.Without(image, gone, [7, 8, 9]);
        int[] places = CellDeletion.Places(8, 8);
        for (int at = 0; at < 192; at++)
        {
            Assert.Equal(places[at / 3] == 5 ? 7 + (at % 3) : image.Rgb[at], without.Rgb[at]);
        }
    }
}
