namespace An8Suite.Modeller;

/// <summary>A right-handed coordinate system somewhere on the plant: an origin and three unit axes.</summary>
internal readonly record struct Frame(Vector3d Origin, Vector3d X, Vector3d Y, Vector3d Z)
{
    /// <summary>The world's own axes at <paramref name="origin"/>.</summary>
    public static Frame Upright(Vector3d origin) => new(origin, Vector3d.UnitX, Vector3d.UnitY, Vector3d.UnitZ);

    /// <summary>The frame at <paramref name="origin"/> whose y axis is <paramref name="y"/> and whose x axis stays level.</summary>
    public static Frame Along(Vector3d origin, Vector3d y)
    {
        Vector3d z = Vector3d.Cross(Vector3d.UnitX, y).Unit;
        return new Frame(origin, Vector3d.Cross(y, z), y, z);
    }

    /// <summary>A point given in this frame, in the world.</summary>
    public Vector3d ToWorld(Vector3d p) => Origin + ToWorldDirection(p);

    /// <summary>A direction given in this frame, in the world.</summary>
    public Vector3d ToWorldDirection(Vector3d d) => (X * d.X) + (Y * d.Y) + (Z * d.Z);

    /// <summary>This frame turned about its own y axis, so that its z axis points to <paramref name="degrees"/> (towards x).</summary>
    public Frame Turned(double degrees)
    {
        (double sin, double cos) = Math.SinCos(double.DegreesToRadians(degrees));
        return this with { X = (X * cos) - (Z * sin), Z = (X * sin) + (Z * cos) };
    }
}
