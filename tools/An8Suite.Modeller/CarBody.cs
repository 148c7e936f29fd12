namespace An8Suite.Modeller;

/// <summary>The lower body: sections from side to side, one behind the other, with arches for the wheels in their lower edge.</summary>
internal static class CarBody
{
    public const double FrontAxle = 0.282;
    public const double RearAxle = -0.272;
    public const double AxleHeight = 0.108;
    private const double ArchRadius = 0.127;
    private const double HalfLength = 0.47;
    private const double HalfWidth = 0.213;
    private const double Floor = 0.08;
    private const double Belt = 0.252;
    private const double EndHeight = 0.185;
    private const double PlanExponent = 5;
    private const double LowerShare = 0.35;

    // The underside: the arches end at a wall behind the wheels.
    private static readonly (double Across, bool Arched)[][] Below =
    [
        [(-1, true), (-0.68, true)], [(-0.68, true), (-0.64, false)], [(-0.64, false), (0, false), (0.64, false)],
        [(0.64, false), (0.68, true)], [(0.68, true), (1, true)],
    ];

    private static readonly double[] EndDegrees = [90, 88, 84, 76, 68, 60, 52];
    private static readonly double[] HalfSection = [0, 0.015, 0.06, 0.18, 0.3, 0.37, 0.46, 0.56, 0.67, 0.8, 1];
    private static readonly double[] Rows = [.. AllRows().Order()];

    public static void Build(ModelPart body)
    {
        double[] section = [.. HalfSection, .. HalfSection.SkipLast(1).Reverse().Select(u => 2 - u)];
        body.Add(Patch.Sheet(Rows.Length, section.Length, 1, (row, column) =>
            Point(Outside(Rows[row], section[column]), Rows[row], (double)column / (section.Length - 1))));
        foreach ((double Across, bool Arched)[] strip in Below)
        {
            body.Add(Patch.Sheet(Rows.Length, strip.Length, 1, (row, column) =>
            {
                (double x, double y) = Outside(Rows[row], 0);
                (double across, bool arched) = strip[column];
                double height = arched ? y : Math.Min(y, Ends(Rows[row], Floor));
                return Point((x * across, height), Rows[row], (across + 1) / 2);
            }));
        }

        foreach (double axle in (double[])[FrontAxle, RearAxle])
        {
            body.Add(Flare(axle, 1));
            body.Add(Flare(axle, -1));
        }
    }

    /// <summary>Half the width at <paramref name="z"/>, at the belt.</summary>
    public static double HalfWidthAt(double z) => HalfWidth * Superellipse.Rise(z / HalfLength, PlanExponent);

    // From the lower edge on the right (0) over the top (1) to the lower edge on the left (2).
    private static (double X, double Y) Outside(double z, double u)
    {
        double side = u <= 1 ? 1 : -1, v = u <= 1 ? u : 2 - u;
        (double x, double y) = v < LowerShare ? Flank(z, v / LowerShare) : Shoulder(z, (v - LowerShare) / (1 - LowerShare));
        return (side * x * HalfWidthAt(z), Ends(z, y));
    }

    // Nose and tail close at one height.
    private static double Ends(double z, double y) => EndHeight + ((y - EndHeight) * Superellipse.Rise(z / HalfLength, 7));

    private static (double Share, double Y) Flank(double z, double v)
    {
        double low = Lower(z), away = 1 - v;
        return (1 - (0.05 * away * away) - (0.05 * Math.Pow(away, 12)), low + ((Belt - low) * v));
    }

    private static (double Share, double Y) Shoulder(double z, double v)
    {
        (double x, double y) = Superellipse.At(v * Math.PI / 2, 2.8);
        return (x, Belt + ((Upper(z) - Belt) * y));
    }

    private static double Upper(double z)
    {
        double bonnet = Math.Max(0, (z - 0.12) / 0.35), boot = Math.Max(0, (-z - 0.3) / 0.17);
        return 0.305 - (0.026 * bonnet * bonnet) - (0.02 * boot * boot);
    }

    private static double Lower(double z)
    {
        double away = z > 0 ? z - FrontAxle : z - RearAxle;
        double square = (ArchRadius * ArchRadius) - (away * away);
        return square < -1e-12 ? Floor : AxleHeight + Math.Sqrt(Math.Max(0, square));
    }

    // A lip round the arch, which follows the body's side.
    private static Patch Flare(double axle, double side)
    {
        Vector3d[] path = [.. Enumerable.Range(0, 13).Select(i =>
        {
            (double sin, double cos) = Math.SinCos(double.DegreesToRadians(-3 + (15.5 * i)));
            double z = axle + (ArchRadius * cos);
            return new Vector3d(side * ((HalfWidthAt(z) * 0.985) - 0.002), AxleHeight + (ArchRadius * sin), z);
        })];
        return Sweep.Rod(path, (0.016, 0.0125), 7, Vector3d.UnitX);
    }

    private static SurfacePoint Point((double X, double Y) p, double z, double across) =>
        new(new Vector3d(p.X, p.Y, z), across, Math.Clamp((p.Y - Floor) / (0.305 - Floor), 0, 1));

    private static IEnumerable<double> AllRows()
    {
        foreach (double degrees in EndDegrees)
        {
            double z = HalfLength * Superellipse.At(double.DegreesToRadians(degrees), PlanExponent).Y;
            yield return z;
            yield return -z;
        }

        foreach (double axle in (double[])[FrontAxle, RearAxle])
        {
            for (int i = 0; i <= 8; i++)
            {
                yield return axle + (ArchRadius * Math.Cos(Math.PI * i / 8));
            }
        }

        foreach (double z in (double[])[0.145, 0.08, 0, -0.08, -0.135])
        {
            yield return z;
        }
    }
}
