namespace An8Suite.Modeller;

/// <summary>The stem: a tube on a bent curve from the soil to the blossom, widening into the receptacle.</summary>
internal sealed class Stem
{
    private const int SideCount = 14;

    // How far from the blossom the stem begins to turn into its axis.
    private const double NeckLength = 0.2;

    private static readonly (double T, double Radius)[] Stout =
    [
        (0, 0.026), (0.02, 0.0225), (0.05, 0.02), (0.1, 0.0185), (0.17, 0.0178), (0.24, 0.0172), (0.31, 0.0167),
        (0.38, 0.0163), (0.45, 0.016), (0.52, 0.0157), (0.59, 0.0154), (0.66, 0.0151), (0.73, 0.0149), (0.8, 0.0148),
        (0.86, 0.015), (0.91, 0.0175), (0.945, 0.025), (0.97, 0.038), (0.985, 0.048), (1, 0.055), (1.02, 0.064),
    ];

    private readonly Vector3d[] _control;

    /// <summary>The stem between two points.</summary>
    /// <param name="foot">In the soil.</param>
    /// <param name="top">Where the blossom sits.</param>
    /// <param name="tiltDegrees">How far the blossom leans towards z.</param>
    /// <param name="pull">Where the stem heads for at its foot, and how far its neck is off the blossom's axis.</param>
    public Stem(Vector3d foot, Vector3d top, double tiltDegrees, (Vector3d Foot, Vector3d Neck) pull)
    {
        (double sin, double cos) = Math.SinCos(double.DegreesToRadians(tiltDegrees));
        var axis = new Vector3d(0, cos, sin);
        Head = Frame.Along(top, axis);
        _control = [foot, foot + pull.Foot, top - (axis * NeckLength) + pull.Neck, top];
    }

    /// <summary>The radius along the stem.</summary>
    public IReadOnlyList<(double T, double Radius)> Profile { get; init; } = Stout;

    /// <summary>Where the blossom sits: its axis is the frame's y.</summary>
    public Frame Head { get; }

    /// <summary>The middle of the stem, from the soil (0) to the blossom (1).</summary>
    public Vector3d At(double t)
    {
        double s = 1 - t;
        return (_control[0] * (s * s * s)) + (_control[1] * (3 * s * s * t))
            + (_control[2] * (3 * s * t * t)) + (_control[3] * (t * t * t));
    }

    /// <summary>Appends the tube to <paramref name="stem"/>.</summary>
    public void Build(ModelPart stem) => stem.Add(Patch.Tube(Profile.Count, SideCount, (row, side) =>
    {
        (double t, double radius) = Profile[row];
        Frame frame = Frame.Along(At(t), Tangent(t));
        (double sin, double cos) = Math.SinCos(2 * Math.PI * (side % SideCount) / SideCount);
        Vector3d p = frame.ToWorld(new Vector3d(radius * cos, 0, -radius * sin));
        return new SurfacePoint(p, (double)side / SideCount, t);
    }));

    private Vector3d Tangent(double t)
    {
        double s = 1 - t;
        return (((_control[1] - _control[0]) * (s * s)) + ((_control[2] - _control[1]) * (2 * s * t))
            + ((_control[3] - _control[2]) * (t * t))).Unit;
    }
}
