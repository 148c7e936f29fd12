using System.Numerics;

namespace An8Suite.Core.Geometry;

/// <summary>Moves a part's vertices to where its node stands.</summary>
/// <remarks>In double: System.Numerics' own transforms use fused steps on some processors and not on others.</remarks>
public static class Placement
{
    /// <summary>A point as <paramref name="m"/> moves it.</summary>
    public static Vector3 Point(Vector3 p, Matrix4x4 m) => new(
        (float)(Along(p, m.M11, m.M21, m.M31) + m.M41),
        (float)(Along(p, m.M12, m.M22, m.M32) + m.M42),
        (float)(Along(p, m.M13, m.M23, m.M33) + m.M43));

    /// <summary>A unit normal as <paramref name="m"/> turns it.</summary>
    /// <remarks>Normals go by the inverse transpose, here the cofactors, so that uneven scaling keeps them at right angles.</remarks>
    public static Vector3 Normal(Vector3 n, Matrix4x4 m)
    {
        (double x, double y, double z) = (
            (n.X * Minor(m.M22, m.M33, m.M23, m.M32)) + (n.Y * Minor(m.M13, m.M32, m.M12, m.M33)) + (n.Z * Minor(m.M12, m.M23, m.M13, m.M22)),
            (n.X * Minor(m.M23, m.M31, m.M21, m.M33)) + (n.Y * Minor(m.M11, m.M33, m.M13, m.M31)) + (n.Z * Minor(m.M13, m.M21, m.M11, m.M23)),
            (n.X * Minor(m.M21, m.M32, m.M22, m.M31)) + (n.Y * Minor(m.M12, m.M31, m.M11, m.M32)) + (n.Z * Minor(m.M11, m.M22, m.M12, m.M21)));
        double length = Math.Sqrt((x * x) + (y * y) + (z * z)) * (Determinant(m) < 0 ? -1 : 1);
        return Math.Abs(length) > 1e-30
            ? new Vector3((float)(x / length), (float)(y / length), (float)(z / length))
            : Vector3.UnitY;
    }

    /// <summary>Negative where the placement mirrors.</summary>
    public static double Determinant(Matrix4x4 m) =>
        (m.M11 * Minor(m.M22, m.M33, m.M23, m.M32)) - (m.M12 * Minor(m.M21, m.M33, m.M23, m.M31))
        + (m.M13 * Minor(m.M21, m.M32, m.M22, m.M31));

    private static double Along(Vector3 p, double x, double y, double z) => (p.X * x) + (p.Y * y) + (p.Z * z);

    private static double Minor(double a, double b, double c, double d) => (a * b) - (c * d);
}
