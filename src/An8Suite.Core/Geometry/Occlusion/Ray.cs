namespace An8Suite.Core.Geometry.Occlusion;

/// <summary>A ray that sees only what is farther than <paramref name="Near"/>.</summary>
internal readonly record struct Ray(Vector3d Origin, Vector3d Direction, double Near)
{
    private readonly Vector3d _inverse = new(1 / Direction.X, 1 / Direction.Y, 1 / Direction.Z);

    /// <summary>Whether the ray meets the box before <paramref name="far"/>.</summary>
    public bool Meets(Vector3d low, Vector3d high, double far)
    {
        double enter = Near, leave = far;
        return Clip(low.X, high.X, Origin.X, _inverse.X, ref enter, ref leave)
            && Clip(low.Y, high.Y, Origin.Y, _inverse.Y, ref enter, ref leave)
            && Clip(low.Z, high.Z, Origin.Z, _inverse.Z, ref enter, ref leave);
    }

    /// <summary>The distance to the triangle, from either side; infinite when it is missed.</summary>
    /// <remarks>T. Moller, B. Trumbore, Journal of Graphics Tools 2 (1997).</remarks>
    public double Hit(Vector3d a, Vector3d b, Vector3d c)
    {
        Vector3d e1 = b - a, e2 = c - a;
        Vector3d p = Vector3d.Cross(Direction, e2);
        double determinant = Vector3d.Dot(e1, p);
        if (Math.Abs(determinant) < 1e-18)
        {
            return double.PositiveInfinity;
        }

        Vector3d s = Origin - a;
        double u = Vector3d.Dot(s, p) / determinant;
        if (u is < 0 or > 1)
        {
            return double.PositiveInfinity;
        }

        Vector3d q = Vector3d.Cross(s, e1);
        double v = Vector3d.Dot(Direction, q) / determinant;
        double t = Vector3d.Dot(e2, q) / determinant;
        return v >= 0 && u + v <= 1 && t > Near ? t : double.PositiveInfinity;
    }

    private static bool Clip(
        double low, double high, double origin, double inverse, ref double enter, ref double leave)
    {
        if (double.IsInfinity(inverse))
        {
            return origin >= low && origin <= high;
        }

        double a = (low - origin) * inverse, b = (high - origin) * inverse;
        enter = Math.Max(enter, Math.Min(a, b));
        leave = Math.Min(leave, Math.Max(a, b));
        return enter <= leave;
    }
}
