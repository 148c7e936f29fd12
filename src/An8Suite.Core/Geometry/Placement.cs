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
    /// <remarks>
    /// Normals go by the inverse transpose, here the cofactors, so that uneven scaling keeps them at right angles.
    /// </remarks>
    public static Vector3 Normal(Vector3 n, Matrix4x4 m)
    {
        (double x, double y, double z) = (
            (n.X * Minor(m.M22, m.M33, m.M23, m.M32))
            + (n.Y * Minor(m.M13, m.M32, m.M12, m.M33)) + (n.Z * Minor(m.M12, m.M23, m.M13, m.M22)),
            (n.X * Minor(m.M23, m.M31, m.M21, m.M33))
            + (n.Y * Minor(m.M11, m.M33, m.M13, m.M31)) + (n.Z * Minor(m.M13, m.M21, m.M11, m.M23)),
            (n.X * Minor(m.M21, m.M32, m.M22, m.M31))
            + (n.Y * Minor(m.M12, m.M31, m.M11, m.M32)) + (n.Z * Minor(m.M11, m.M22, m.M12, m.M21)));
        double length = Math.Sqrt((x * x) + (y * y) + (z * z)) * (Determinant(m) < 0 ? -1 : 1);
        return Math.Abs(length) > 1e-30
            ? new Vector3((float)(x / length), (float)(y / length), (float)(z / length))
            : Vector3.UnitY;
    }

    /// <summary>What <paramref name="first"/> and then <paramref name="second"/> do.</summary>
    public static Matrix4x4 Product(Matrix4x4 first, Matrix4x4 second)
    {
        Matrix4x4 product = default;
        for (int row = 0; row < 4; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                product[row, column] = (float)(
                    ((double)first[row, 0] * second[0, column]) + ((double)first[row, 1] * second[1, column])
                    + ((double)first[row, 2] * second[2, column]) + ((double)first[row, 3] * second[3, column]));
            }
        }

        return product;
    }

    /// <summary>A turn by a quaternion of any length but 0, then a shift.</summary>
    public static Matrix4x4 Turn(double x, double y, double z, double w, Vector3 shift)
    {
        double s = 2 / ((x * x) + (y * y) + (z * z) + (w * w));
        return new Matrix4x4(
            (float)(1 - (s * ((y * y) + (z * z)))), (float)(s * ((x * y) + (z * w))),
            (float)(s * ((x * z) - (y * w))), 0,
            (float)(s * ((x * y) - (z * w))), (float)(1 - (s * ((x * x) + (z * z)))),
            (float)(s * ((y * z) + (x * w))), 0,
            (float)(s * ((x * z) + (y * w))), (float)(s * ((y * z) - (x * w))),
            (float)(1 - (s * ((x * x) + (y * y)))), 0,
            shift.X, shift.Y, shift.Z, 1);
    }

    /// <summary>Negative where the placement mirrors.</summary>
    public static double Determinant(Matrix4x4 m) =>
        (m.M11 * Minor(m.M22, m.M33, m.M23, m.M32)) - (m.M12 * Minor(m.M21, m.M33, m.M23, m.M31))
        + (m.M13 * Minor(m.M21, m.M32, m.M22, m.M31));

    private static double Along(Vector3 p, double x, double y, double z) => (p.X * x) + (p.Y * y) + (p.Z * z);

    private static double Minor(double a, double b, double c, double d) => (a * b) - (c * d);
}
