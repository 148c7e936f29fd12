namespace An8Suite.Modeller;

/// <summary>The soil: a bumpy disc inside the pot, heaped a little round the stem.</summary>
internal static class Soil
{
    /// <summary>The height of the soil at the stem's foot.</summary>
    public const double FootHeight = 0.245;

    private const int SideCount = 32;
    private static readonly double[] Radii = [0.163, 0.145, 0.12, 0.092, 0.062, 0.034, 0];

    public static void Build(ModelPart soil) => soil.Add(Patch.Tube(Radii.Length, SideCount, (row, side) =>
    {
        double radius = Radii[row];
        (double sin, double cos) = Math.SinCos(2 * Math.PI * (side % SideCount) / SideCount);
        (double x, double z) = (radius * cos, -radius * sin);
        return new SurfacePoint(new Vector3d(x, Height(x, z), z), (double)side / SideCount, (double)row / (Radii.Length - 1));
    }));

    private static double Height(double x, double z)
    {
        double inside = 1 - (0.85 * Math.Pow(((x * x) + (z * z)) / (Radii[0] * Radii[0]), 3));
        double heap = 0.014 * Math.Exp(-((x * x) + (z * z)) / 0.003);
        double clods = (0.005 * Math.Sin((67 * x) + (23 * z)) * Math.Cos((59 * z) - (17 * x)))
            + (0.0025 * Math.Sin((117 * z) + (41 * x) + 1.3));
        return FootHeight - 0.014 + heap + (inside * clods);
    }
}
