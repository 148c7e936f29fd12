namespace An8Suite.Modeller;

/// <summary>What stands in the tulip's cup: a pistil with three lobes, and six stamens round it.</summary>
internal static class TulipCore
{
    private const int SideCount = 18;
    private const int StamenCount = 6;

    // The last number is how far the three lobes stand out.
    private static readonly (double Radius, double Height, double Lobes)[] Pistil =
    [
        (0.014, -0.004, 0), (0.0195, 0.012, 0.06), (0.0205, 0.045, 0.08), (0.0185, 0.085, 0.1), (0.0165, 0.115, 0.12),
        (0.0165, 0.13, 0.2), (0.0225, 0.14, 0.3), (0.0275, 0.148, 0.32), (0.0255, 0.155, 0.32), (0.015, 0.158, 0.3),
        (0, 0.154, 0),
    ];

    // Along a stamen: a thin filament, then the anther.
    private static readonly (double Share, double Radius)[] Stamen =
    [
        (0, 0.0034), (0.3, 0.003), (0.52, 0.0027), (0.56, 0.0034), (0.6, 0.0072), (0.68, 0.0096), (0.78, 0.01),
        (0.88, 0.0091), (0.95, 0.0063), (0.985, 0.003), (1, 0),
    ];

    public static void Build(ModelPart core, Frame head)
    {
        core.Add(Patch.Tube(Pistil.Length, SideCount, (row, side) =>
        {
            (double radius, double height, double lobes) = Pistil[row];
            double turn = 2 * Math.PI * (side % SideCount) / SideCount;
            (double sin, double cos) = Math.SinCos(turn);
            double r = radius * (1 + (lobes * Math.Cos(3 * turn)));
            Vector3d p = head.ToWorld(new Vector3d(r * cos, height, -r * sin));
            return new SurfacePoint(p, (double)side / SideCount, row / (Pistil.Length - 1.0));
        }));
        for (int i = 0; i < StamenCount; i++)
        {
            core.Add(BuildStamen(head.Turned((i * 360.0 / StamenCount) + 9), 0.152 + (0.009 * (i % 2))));
        }
    }

    private static Patch BuildStamen(Frame frame, double length)
    {
        const int sides = 10;
        return Patch.Tube(Stamen.Length, sides, (row, side) =>
        {
            (double share, double radius) = Stamen[row];
            (double sin, double cos) = Math.SinCos(2 * Math.PI * (side % sides) / sides);
            var middle = new Vector3d(0, length * share, 0.02 + (0.034 * Math.Sqrt(share)) - (0.006 * share * share));
            Vector3d p = frame.ToWorld(middle + new Vector3d(radius * cos, 0, -radius * sin));
            return new SurfacePoint(p, (double)side / sides, share);
        });
    }
}
