namespace An8Suite.Modeller;

/// <summary>A flat heap of bumpy soil.</summary>
internal static class Mound
{
    private const int SideCount = 44;
    private const double Radius = 0.38;
    private static readonly double[] Shares = [1, 0.985, 0.95, 0.88, 0.78, 0.66, 0.52, 0.36, 0.18, 0];

    public static void Build(ModelPart soil)
    {
        soil.Add(Lathe.Turn([(0, 0), (Radius, 0)], SideCount));
        soil.Add(Patch.Tube(Shares.Length, SideCount, (row, side) =>
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * (side % SideCount) / SideCount);
            double x = Radius * Shares[row] * cos, z = -Radius * Shares[row] * sin;
            return new SurfacePoint(new Vector3d(x, Height(x, z), z), (double)side / SideCount, row / (Shares.Length - 1.0));
        }));
    }

    /// <summary>The ground's height, 0 at the heap's edge.</summary>
    public static double Height(double x, double z)
    {
        double rise = Superellipse.Rise(Math.Sqrt((x * x) + (z * z)) / Radius, 2.6);
        double clods = (0.006 * Math.Sin((31 * x) + (11 * z)) * Math.Cos((29 * z) - (9 * x)))
            + (0.003 * Math.Sin((53 * z) + (19 * x) + 1.3));
        return rise * (0.064 + clods);
    }
}
