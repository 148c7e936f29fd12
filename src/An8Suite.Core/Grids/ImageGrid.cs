using An8Suite.Core.Imaging;

namespace An8Suite.Core.Grids;

/// <summary>Side x side pictures of one size laid out as one; cells are numbered row by row from 0.</summary>
/// <param name="Side">Cells across and down.</param>
/// <param name="Width">Of a cell, in pixels.</param>
/// <param name="Height">Of a cell, in pixels.</param>
public sealed record ImageGrid(int Side, int Width, int Height)
{
    /// <summary>Side x side.</summary>
    public int CellCount => Side * Side;

    /// <summary>The share of a cell of all pixels: what a map that knows nothing scores.</summary>
    public double Chance => 1.0 / CellCount;

    /// <summary>One picture of all; in the order of the cells.</summary>
    public ColorImage Lay(IReadOnlyList<ColorImage> cells) => new(
        Side * Width, Side * Height, Laid([.. cells.Select(cell => cell.Rgb)], bytes: 3));

    /// <summary>One map of part ids of all; in the order of the cells.</summary>
    public PartMask Lay(IReadOnlyList<PartMask> cells) => new(
        Side * Width, Side * Height, Laid([.. cells.Select(cell => cell.Ids)], bytes: 1));

    /// <summary>A mask in one cell, and nothing in the others.</summary>
    public BinaryMask Only(BinaryMask mask, int cell)
    {
        bool[] nothing = new bool[Width * Height];
        return new BinaryMask(Side * Width, Side * Height, Laid(
            [.. Enumerable.Range(0, CellCount).Select(other => other == cell ? mask.Values : nothing)], bytes: 1));
    }

    /// <summary>
    /// The share of a map's heat that lies in each cell: sum over the cell's pixels, divided by the sum over all; null
    /// where the map has no heat.
    /// </summary>
    /// <remarks>
    /// The localisation score of S. Rao, M. Böhle, B. Schiele, Towards Better Understanding Attribution Methods, CVPR
    /// 2022, arXiv 2205.10435, equation 1; heat is what is positive.
    /// </remarks>
    public double[]? Shares(Heatmap heat)
    {
        double[] sums = new double[CellCount];
        for (int y = 0; y < heat.Height; y++)
        {
            for (int x = 0; x < heat.Width; x++)
            {
                sums[(y / Height * Side) + (x / Width)] += Math.Max(0, heat.Values[(y * heat.Width) + x]);
            }
        }

        double all = sums.Sum();
        return all > 0 ? [.. sums.Select(sum => sum / all)] : null;
    }

    /// <summary>
    /// The mean of squares of <paramref name="block"/> pixels, with <paramref name="cell"/> and the first cell changing
    /// places, so that the asked cell is at the top left in every map. The block divides both sides of a cell.
    /// </summary>
    public Heatmap CellFirst(Heatmap heat, int cell, int block)
    {
        (int width, int height) = (heat.Width / block, heat.Height / block);
        float[] means = new float[width * height];
        for (int i = 0; i < heat.Values.Length; i++)
        {
            (int y, int x) = Math.DivRem(i, heat.Width);
            int here = (y / Height * Side) + (x / Width);
            int there = here == cell ? 0 : here == 0 ? cell : here;
            int row = (there / Side * Height) + (y % Height);
            int column = (there % Side * Width) + (x % Width);
            means[(row / block * width) + (column / block)] += heat.Values[i] / (block * block);
        }

        return new Heatmap(width, height, means);
    }

    private T[] Laid<T>(T[][] cells, int bytes)
    {
        T[] laid = new T[CellCount * Width * Height * bytes];
        for (int cell = 0; cell < CellCount; cell++)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(cells[cell].Length, Width * Height * bytes);
            for (int y = 0; y < Height; y++)
            {
                int row = (cell / Side * Height) + y;
                Array.Copy(
                    cells[cell], y * Width * bytes,
                    laid, ((row * Side * Width) + (cell % Side * Width)) * bytes, Width * bytes);
            }
        }

        return laid;
    }
}
