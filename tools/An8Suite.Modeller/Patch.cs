namespace An8Suite.Modeller;

/// <summary>A smooth grid of points, rows along and columns across; its normal is (across) x (along).</summary>
/// <remarks>A row whose points coincide becomes one vertex. In a closed patch the last column lies on the first.</remarks>
internal sealed class Patch
{
    private readonly SurfacePoint[,] _points;

    private Patch(SurfacePoint[,] points) => _points = points;

    /// <summary>Whether first and last column share their normals.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The weight of the upper side where both are seen, as on petals and leaves; 1 on solids.</summary>
    public double UpperShare { get; init; } = 1;

    public int RowCount => _points.GetLength(0);

    public int ColumnCount => _points.GetLength(1);

    public SurfacePoint this[int row, int column] => _points[row, column];

    /// <summary>Samples <paramref name="surface"/> at (row, column).</summary>
    public static Patch Sheet(int rowCount, int columnCount, double upperShare, Func<int, int, SurfacePoint> surface) =>
        new(Sample(rowCount, columnCount, surface)) { UpperShare = upperShare };

    /// <summary>Samples a surface of revolution or a tube; <paramref name="sideCount"/> columns and the first again.</summary>
    public static Patch Tube(int rowCount, int sideCount, Func<int, int, SurfacePoint> surface) =>
        new(Sample(rowCount, sideCount + 1, surface)) { IsClosed = true };

    /// <summary>Whether all points of <paramref name="row"/> coincide.</summary>
    public bool IsPole(int row)
    {
        for (int column = 1; column < ColumnCount; column++)
        {
            if ((_points[row, column].Position - _points[row, 0].Position).Length > 1e-9)
            {
                return false;
            }
        }

        return true;
    }

    private static SurfacePoint[,] Sample(int rowCount, int columnCount, Func<int, int, SurfacePoint> surface)
    {
        var points = new SurfacePoint[rowCount, columnCount];
        for (int row = 0; row < rowCount; row++)
        {
            for (int column = 0; column < columnCount; column++)
            {
                points[row, column] = surface(row, column);
            }
        }

        return points;
    }
}
