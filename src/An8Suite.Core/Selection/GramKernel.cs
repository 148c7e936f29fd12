using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace An8Suite.Core.Selection;

/// <summary>Adds up the Gram matrix of a table of float rows in double precision, on all cores.</summary>
/// <remarks>
/// Columns are packed into panels of 8 and rows into chunks of 256, each times the root of how often it counts. Every
/// tile of 8 x 8 products belongs to one thread at a time and takes the rows in their order, so the result does not
/// depend on the number of threads.
/// </remarks>
internal sealed class GramKernel
{
    /// <summary>Columns a panel; the stride of the matrix is a multiple of it.</summary>
    internal const int Panel = 8;

    private const int ChunkRows = 256;
    private const int TileRows = 4;

    private readonly int _columns;
    private readonly int _stride;
    private readonly int[] _rows;
    private readonly double[] _scales;
    private readonly double[] _packed;
    private readonly double[] _gram;

    private GramKernel(int columns, int stride, int[] counts)
    {
        _columns = columns;
        _stride = stride;
        _rows = [.. Enumerable.Range(0, counts.Length).Where(row => counts[row] > 0)];
        _scales = [.. _rows.Select(row => Math.Sqrt(counts[row]))];
        _packed = new double[ChunkRows * stride];
        _gram = new double[columns * stride];
    }

    /// <summary>The sum over rows of row^T row; (columns, stride), the columns past the last one zero.</summary>
    /// <param name="values">Rows x columns, row by row.</param>
    /// <param name="columns">Columns of <paramref name="values"/>.</param>
    /// <param name="stride"><paramref name="columns"/> rounded up to a multiple of <see cref="Panel"/>.</param>
    /// <param name="counts">How often every row counts.</param>
    internal static double[] Accumulate(float[] values, int columns, int stride, int[] counts)
    {
        var kernel = new GramKernel(columns, stride, counts);
        int panels = stride / Panel;
        for (int first = 0; first < kernel._rows.Length; first += ChunkRows)
        {
            int from = first;
            int count = Math.Min(ChunkRows, kernel._rows.Length - first);
            Parallel.For(0, panels, panel => kernel.Pack(values, from, count, panel));
            Parallel.For(0, panels, panel => kernel.AddPanel(count, panels - 1 - panel));
        }

        kernel.Mirror();
        return kernel._gram;
    }

    private void Pack(float[] values, int firstRow, int rowCount, int panel)
    {
        Span<double> target = _packed.AsSpan(panel * Panel * ChunkRows, rowCount * Panel);
        int width = Math.Min(Panel, _columns - (panel * Panel));
        for (int row = 0; row < rowCount; row++)
        {
            ReadOnlySpan<float> source = values.AsSpan((_rows[firstRow + row] * _columns) + (panel * Panel), width);
            double scale = _scales[firstRow + row];
            for (int column = 0; column < width; column++)
            {
                target[(row * Panel) + column] = source[column] * scale;
            }
        }
    }

    // The lower triangle: the panel's rows against every panel up to itself.
    private void AddPanel(int rowCount, int panel)
    {
        for (int other = 0; other <= panel; other++)
        {
            for (int part = 0; part < Panel && (panel * Panel) + part < _columns; part += TileRows)
            {
                AddTile(rowCount, panel, part, other);
            }
        }
    }

    private void AddTile(int rowCount, int panel, int part, int other)
    {
        ref double left = ref MemoryMarshal.GetReference(_packed.AsSpan((panel * Panel * ChunkRows) + part));
        ref double right = ref MemoryMarshal.GetReference(_packed.AsSpan(other * Panel * ChunkRows));
        Vector256<double> s00 = default, s01 = default, s10 = default, s11 = default;
        Vector256<double> s20 = default, s21 = default, s30 = default, s31 = default;
        for (nuint n = 0; n < (nuint)(rowCount * Panel); n += Panel)
        {
            var r0 = Vector256.LoadUnsafe(ref right, n);
            var r1 = Vector256.LoadUnsafe(ref right, n + 4);
            var l = Vector256.LoadUnsafe(ref left, n);
            var l0 = Vector256.Create(l[0]);
            var l1 = Vector256.Create(l[1]);
            var l2 = Vector256.Create(l[2]);
            var l3 = Vector256.Create(l[3]);
            s00 += l0 * r0;
            s01 += l0 * r1;
            s10 += l1 * r0;
            s11 += l1 * r1;
            s20 += l2 * r0;
            s21 += l2 * r1;
            s30 += l3 * r0;
            s31 += l3 * r1;
        }

        int row = (panel * Panel) + part;
        AddRow(row, other, s00, s01);
        AddRow(row + 1, other, s10, s11);
        AddRow(row + 2, other, s20, s21);
        AddRow(row + 3, other, s30, s31);
    }

    private void AddRow(int row, int panel, Vector256<double> low, Vector256<double> high)
    {
        if (row < _columns)
        {
            Span<double> target = _gram.AsSpan((row * _stride) + (panel * Panel), Panel);
            (Vector256.Create<double>(target) + low).CopyTo(target);
            (Vector256.Create<double>(target[4..]) + high).CopyTo(target[4..]);
        }
    }

    private void Mirror()
    {
        for (int row = 0; row < _columns; row++)
        {
            for (int column = 0; column < row; column++)
            {
                _gram[(column * _stride) + row] = _gram[(row * _stride) + column];
            }
        }
    }
}
