namespace An8Suite.Modeller;

/// <summary>The cap: a dome whose rim curls in, and pleated gills below it.</summary>
internal static class FungusCap
{
    private const int SideCount = 40;
    private const double Exponent = 2.15;

    // The rim from inside, in cap radii; the dome follows, by degrees.
    private static readonly (double Radius, double Height)[] Rim = [(0.9, -0.004), (0.93, -0.032), (0.962, -0.042), (0.986, -0.032)];
    private static readonly double[] DomeDegrees = [0, 6, 15, 25, 35, 45, 55, 65, 74, 82, 90];
    private static readonly double[] GillShares = [0, 0.1, 0.3, 0.6, 0.88, 1];

    public static void Build(ModelPart cap, ModelPart gills, Fungus fungus)
    {
        int rowCount = Rim.Length + DomeDegrees.Length;
        cap.Add(Patch.Tube(rowCount, SideCount, (row, side) =>
        {
            double turn = 2 * Math.PI * (side % SideCount) / SideCount;
            Vector3d p = row < Rim.Length
                ? Below(fungus, turn, Rim[row].Radius, Rim[row].Height)
                : Above(fungus, turn, double.DegreesToRadians(DomeDegrees[row - Rim.Length]));
            return new SurfacePoint(p, (double)side / SideCount, row / (rowCount - 1.0));
        }));
        int sideCount = 2 * fungus.GillCount;
        gills.Add(Patch.Tube(GillShares.Length, sideCount, (row, side) =>
        {
            double turn = 2 * Math.PI * (side % sideCount) / sideCount, share = GillShares[row];
            double inner = 0.05 * fungus.Scale / fungus.CapRadius;
            double radius = inner + ((0.93 - inner) * share);
            double depth = side % 2 == 0 && share < 1 ? 0.05 * Math.Min(1, 1.4 * share) : 0;
            double height = 0.11 * (1 - Math.Pow(share, 1.7));
            return new SurfacePoint(Below(fungus, turn, radius, height - 0.012 - depth), (double)side / sideCount, share);
        }));
    }

    /// <summary>The dome's point <paramref name="rise"/> radians above the rim.</summary>
    public static Vector3d Above(Fungus fungus, double turn, double rise)
    {
        (double radius, double height) = Superellipse.At(rise, Exponent);
        return Place(fungus, turn, radius, height * fungus.CapHeight);
    }

    private static Vector3d Below(Fungus fungus, double turn, double radius, double height) =>
        Place(fungus, turn, radius, height * fungus.CapRadius);

    // No cap is a perfect circle, and its rim is not quite level.
    private static Vector3d Place(Fungus fungus, double turn, double radius, double height)
    {
        double round = 1 + (radius * ((0.018 * Math.Cos((2 * turn) + 0.6)) + (0.01 * Math.Cos((5 * turn) + 2.1))));
        double level = 0.022 * radius * radius * Math.Cos((3 * turn) + 1.1);
        (double sin, double cos) = Math.SinCos(turn);
        double r = radius * round * fungus.CapRadius;
        return fungus.Head.ToWorld(new Vector3d(r * cos, height + (level * fungus.CapRadius), -r * sin));
    }
}
