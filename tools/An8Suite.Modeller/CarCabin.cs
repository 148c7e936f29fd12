namespace An8Suite.Modeller;

/// <summary>The cabin: rounded rectangles one above the other, with panes that stand slightly out of it.</summary>
internal static class CarCabin
{
    private const int SideCount = 40;
    private const double Foot = 0.275;
    private const double Height = 0.2;
    private const double Exponent = 5;

    // Heights, and how much of the outline is left there: the roof closes in the middle.
    private static readonly (double Y, double Share)[] Rows =
    [
        (0.275, 1), (0.31, 1), (0.35, 1), (0.39, 1), (0.425, 1), (0.442, 0.99), (0.455, 0.965), (0.465, 0.92), (0.471, 0.85),
        (0.475, 0.72), (0.478, 0.45), (0.479, 0),
    ];

    private static readonly (double Share, double Out)[] PaneRings =
        [(1.02, -0.006), (1, 0.0015), (0.955, 0.0045), (0.7, 0.005), (0.3, 0.005), (0, 0.005)];

    public static void Build(ModelPart body, ModelPart windows)
    {
        body.Add(Patch.Tube(Rows.Length, SideCount, (row, side) =>
        {
            (double y, double share) = Rows[row];
            Outline at = Outline.At(y);
            (double x, double z) = Superellipse.At(2 * Math.PI * (side % SideCount) / SideCount, Exponent);
            var p = new Vector3d(at.HalfWidth * share * x, y, at.Middle - (at.HalfLength * share * z));
            return new SurfacePoint(p, (double)side / SideCount, 1);
        }));
        foreach (int side in (int[])[1, -1])
        {
            windows.Add(Pane([(0.155, 0.322), (-0.072, 0.322), (-0.072, 0.428), (0.07, 0.428)], side, OnSide));
            windows.Add(Pane([(-0.1, 0.322), (-0.318, 0.322), (-0.247, 0.428), (-0.1, 0.428)], side, OnSide));
            windows.Add(Pane([(-0.152, 0.322), (0.152, 0.322), (0.128, 0.432), (-0.128, 0.432)], side, OnEnd));
        }
    }

    // The four corners run anticlockwise as seen from the side where side is 1.
    private static Patch Pane((double A, double Y)[] corners, int side, Func<double, double, int, double, Vector3d> surface)
    {
        const int columnCount = 20;
        return Patch.Tube(PaneRings.Length, columnCount, (row, column) =>
        {
            (double share, double away) = PaneRings[row];
            (double x, double y) = Superellipse.At(side * 2 * Math.PI * (column % columnCount) / columnCount, 5);
            double u = 0.5 + (share * x / 2), v = 0.5 + (share * y / 2);
            double a = Mix(Mix(corners[0].A, corners[1].A, u), Mix(corners[3].A, corners[2].A, u), v);
            double height = Mix(corners[0].Y, corners[3].Y, v);
            return new SurfacePoint(surface(a, height, side, away), Math.Clamp(u, 0, 1), Math.Clamp(v, 0, 1));
        });
    }

    private static Vector3d OnSide(double z, double y, int side, double away)
    {
        Outline at = Outline.At(y);
        double rise = Superellipse.Rise((z - at.Middle) / at.HalfLength, Exponent);
        return new Vector3d(side * ((at.HalfWidth * rise) + away), y + (0.2 * away), z);
    }

    private static Vector3d OnEnd(double x, double y, int side, double away)
    {
        Outline at = Outline.At(y);
        double rise = Superellipse.Rise(x / at.HalfWidth, Exponent);
        return new Vector3d(x, y + (0.5 * away), at.Middle + (side * ((at.HalfLength * rise) + (1.2 * away))));
    }

    private static double Mix(double a, double b, double t) => a + ((b - a) * t);

    private readonly record struct Outline(double HalfWidth, double Middle, double HalfLength)
    {
        public static Outline At(double y)
        {
            double t = (y - Foot) / Height;
            double front = Mix(0.215, 0.085, t), back = Mix(-0.395, -0.285, t);
            return new Outline(Mix(0.192, 0.158, t), (front + back) / 2, (front - back) / 2);
        }
    }
}
