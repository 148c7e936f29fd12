namespace An8Suite.Modeller;

/// <summary>The core: a dome set with small bumps by the golden angle.</summary>
/// <remarks>
/// Bump n lies at angle n x 137.5 degrees and radius proportional to sqrt(n): H. Vogel, Math. Biosciences 44 (1979).
/// </remarks>
internal sealed record FlowerCore
{
    private const int BumpSides = 5;
    private const int DomeSides = 24;

    /// <summary>Bumps on the dome.</summary>
    public int BumpCount { get; init; } = 110;

    /// <summary>Half the width of a bump in the middle; those at the rim are a quarter larger.</summary>
    public double BumpSize { get; init; } = 0.0052;

    /// <summary>How far out there are bumps, as a share of the radius.</summary>
    public double Cover { get; init; } = 0.93;

    /// <summary>From the axis to the rim.</summary>
    public double Radius { get; init; } = 0.063;

    /// <summary>From the rim to the crown.</summary>
    public double Height { get; init; } = 0.032;

    /// <summary>The rim above the blossom's origin.</summary>
    public double Floor { get; init; } = 0.017;

    /// <summary>Appends the core of the blossom whose axis is the y of <paramref name="head"/>.</summary>
    public void Build(ModelPart core, Frame head)
    {
        core.Add(Dome(head));
        double goldenAngle = Math.PI * (3 - Math.Sqrt(5));
        for (int n = 0; n < BumpCount; n++)
        {
            double radius = Radius * Cover * Math.Sqrt((n + 0.5) / BumpCount);
            core.Add(Bump(head, radius, n * goldenAngle));
        }
    }

    // A dome with a shallow dimple where the youngest bumps crowd.
    private double Profile(double radius)
    {
        double r = radius / Radius;
        double dome = Math.Pow(Math.Max(0, 1 - Math.Pow(r, 2.4)), 0.7);
        return Floor + (Height * (dome - (0.22 * Math.Exp(-12 * r * r))));
    }

    private Patch Dome(Frame head)
    {
        double[] radii = [0.8, 1.0, 0.9, 0.72, 0.42, 0];
        return Patch.Tube(radii.Length, DomeSides, (row, side) =>
        {
            double radius = Radius * radii[row];
            double height = row == 0 ? Floor - 0.005 : Profile(radius);
            double angle = 2 * Math.PI * (side % DomeSides) / DomeSides;
            Vector3d p = head.ToWorld(OnRing(radius, height, angle));
            return new SurfacePoint(p, (double)side / DomeSides, 1 - radii[row]);
        });
    }

    private Patch Bump(Frame head, double radius, double angle)
    {
        double size = BumpSize + (0.0014 * radius / Radius);
        double slope = (Profile(radius + 1e-4) - Profile(Math.Max(0, radius - 1e-4))) / 2e-4;
        Vector3d axis = OnRing(-Math.Max(slope, -2.5), 1, angle).Unit;
        Frame seat = Frame.Along(OnRing(radius, Profile(radius), angle), axis);
        (double Share, double Rise)[] rings = [(1, -0.35), (0.72, 0.62), (0, 1)];
        return Patch.Tube(rings.Length, BumpSides, (row, side) =>
        {
            double turn = 2 * Math.PI * (side % BumpSides) / BumpSides;
            Vector3d p = seat.ToWorld(OnRing(size * rings[row].Share, size * rings[row].Rise, turn));
            return new SurfacePoint(head.ToWorld(p), (double)side / BumpSides, radius / Radius);
        });
    }

    private static Vector3d OnRing(double radius, double height, double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        return new Vector3d(radius * cos, height, -radius * sin);
    }
}
