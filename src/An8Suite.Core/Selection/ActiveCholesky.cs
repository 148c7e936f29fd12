namespace An8Suite.Core.Selection;

/// <summary>
/// The Cholesky factor of the Gram matrix of a changing set of features: insert at the end, delete anywhere.
/// </summary>
/// <remarks>
/// L L^T = G_AA + ridge I with L lower triangular. Insertion is one triangular solve; deletion removes a row and makes
/// L triangular again with Givens rotations. Both take time quadratic in the size of the set.
/// </remarks>
internal sealed class ActiveCholesky(GramSystem system, double ridge)
{
    // A feature is taken to depend on the set when what is left of it is below this part of its own squared length:
    // two units of rounding, so that only what double precision cannot tell apart is refused.
    private const double SmallestPivot = 4e-16;

    private readonly List<int> _columns = [];
    private double[][] _rows = [];

    /// <summary>The features of the set, in the order of the factor.</summary>
    internal IReadOnlyList<int> Columns => _columns;

    internal int Count => _columns.Count;

    /// <summary>Appends a feature, unless it depends linearly on the set.</summary>
    internal bool TryInsert(int column)
    {
        int n = Count;
        double[] row = new double[n + 1];
        ReadOnlySpan<double> gram = system.GramRow(column);
        for (int i = 0; i < n; i++)
        {
            row[i] = gram[_columns[i]];
        }

        SolveLower(row.AsSpan(0, n));
        double length = gram[column] + ridge;
        double pivot = length - DenseRows.Dot(row.AsSpan(0, n), row.AsSpan(0, n));
        if (!(pivot > SmallestPivot * length))
        {
            return false;
        }

        row[n] = Math.Sqrt(pivot);
        if (n == _rows.Length)
        {
            Array.Resize(ref _rows, Math.Max(16, 2 * n));
        }

        _rows[n] = row;
        _columns.Add(column);
        return true;
    }

    /// <summary>Removes the feature at a position of <see cref="Columns"/>.</summary>
    internal void RemoveAt(int position)
    {
        _columns.RemoveAt(position);
        Array.Copy(_rows, position + 1, _rows, position, Count - position);
        for (int i = position; i < Count; i++)
        {
            // Row i has one element right of the diagonal; rotating columns i and i + 1 clears it, and nothing reads it
            // again.
            double[] row = _rows[i];
            double length = double.Hypot(row[i], row[i + 1]);
            double cosine = row[i] / length;
            double sine = row[i + 1] / length;
            row[i] = length;
            for (int below = i + 1; below < Count; below++)
            {
                double[] other = _rows[below];
                (other[i], other[i + 1]) =
                    ((cosine * other[i]) + (sine * other[i + 1]), (cosine * other[i + 1]) - (sine * other[i]));
            }
        }
    }

    /// <summary>Solves (G_AA + ridge I) x = b in place.</summary>
    internal void Solve(Span<double> b)
    {
        SolveLower(b);
        for (int i = Count - 1; i >= 0; i--)
        {
            b[i] /= _rows[i][i];
            DenseRows.AddScaled(b[..i], _rows[i], -b[i]);
        }
    }

    private void SolveLower(Span<double> b)
    {
        for (int i = 0; i < Count; i++)
        {
            b[i] = (b[i] - DenseRows.Dot(b[..i], _rows[i])) / _rows[i][i];
        }
    }
}
