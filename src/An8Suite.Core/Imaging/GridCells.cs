namespace An8Suite.Core.Imaging;

/// <summary>
/// The cells of a grid laid over a picture; cell i of g over a side of s pixels begins at ceil(i s / g).
/// </summary>
public static class GridCells
{
    /// <summary>The cell of every pixel, row by row, cells numbered row by row from 0.</summary>
    /// <param name="width">Columns of the picture.</param>
    /// <param name="height">Rows of the picture.</param>
    /// <param name="side">Cells along a side.</param>
    public static int[] Places(int width, int height, int side)
    {
        int[] places = new int[width * height];
        for (int at = 0; at < places.Length; at++)
        {
            places[at] = (at / width * side / height * side) + (at % width * side / width);
        }

        return places;
    }
}
