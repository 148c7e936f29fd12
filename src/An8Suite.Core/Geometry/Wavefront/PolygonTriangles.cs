using System.Numerics;

namespace An8Suite.Core.Geometry.Wavefront;

/// <summary>Cuts a face into triangles: a convex one as a fan from its first corner, another by its ears.</summary>
/// <remarks>
/// Source: G. H. Meisters, "Polygons have ears", 1975. A face that crosses itself is cut as a fan where no ear is left.
/// </remarks>
internal static class PolygonTriangles
{
    /// <summary>The most corners of a face that is not convex, whose cutting takes their square.</summary>
    public const int MostCorners = 1000;

    /// <summary>
    /// Three numbers of corners a triangle, in the face's winding; null where it has too many corners.
    /// </summary>
    public static int[]? Of(IReadOnlyList<Vector3> corners)
    {
        if (corners.Count == 3)
        {
            return [0, 1, 2];
        }

        (double X, double Y)[] flat = Flattened(corners);
        List<int> left = [.. Enumerable.Range(0, corners.Count)];
        List<int> triangles = new(3 * (corners.Count - 2));
        if (!IsConvex(flat))
        {
            if (corners.Count > MostCorners)
            {
                return null;
            }

            while (left.Count > 3 && Ear(flat, left) is int ear and >= 0)
            {
                triangles.AddRange(
                    [left[(ear + left.Count - 1) % left.Count], left[ear], left[(ear + 1) % left.Count]]);
                left.RemoveAt(ear);
            }
        }

        for (int i = 1; i + 1 < left.Count; i++)
        {
            triangles.AddRange([left[0], left[i], left[i + 1]]);
        }

        return [.. triangles];
    }

    /// <summary>
    /// Seen against the face's normal (Newell's sum), along the axis to which it is nearest, counter-clockwise.
    /// </summary>
    private static (double X, double Y)[] Flattened(IReadOnlyList<Vector3> corners)
    {
        (double x, double y, double z) = (0, 0, 0);
        for (int i = 0; i < corners.Count; i++)
        {
            (Vector3 a, Vector3 b) = (corners[i], corners[(i + 1) % corners.Count]);
            x += ((double)a.Y - b.Y) * ((double)a.Z + b.Z);
            y += ((double)a.Z - b.Z) * ((double)a.X + b.X);
            z += ((double)a.X - b.X) * ((double)a.Y + b.Y);
        }

        (double largest, Func<Vector3, (double, double)> along) = Math.Abs(x) >= Math.Abs(y)
            && Math.Abs(x) >= Math.Abs(z)
            ? (x, v => ((double)v.Y, (double)v.Z))
            : Math.Abs(y) >= Math.Abs(z) ? (y, v => ((double)v.Z, (double)v.X))
            : (z, (Func<Vector3, (double, double)>)(v => (v.X, v.Y)));
        return [.. corners.Select(along).Select(p => largest < 0 ? (-p.Item1, p.Item2) : p)];
    }

    private static bool IsConvex((double X, double Y)[] p) =>
        Enumerable.Range(0, p.Length).All(i => Turn(p[i], p[(i + 1) % p.Length], p[(i + 2) % p.Length]) >= 0);

    private static int Ear((double X, double Y)[] p, List<int> left)
    {
        for (int i = 0; i < left.Count; i++)
        {
            (int before,
                int at, int after) = (left[(i + left.Count - 1) % left.Count], left[i], left[(i + 1) % left.Count]);
            if (Turn(p[before], p[at], p[after]) > 0
                && left.TrueForAll(
                    k => k == before || k == at || k == after || !Holds(p[before], p[at], p[after], p[k])))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Holds(
        (double X, double Y) a, (double X, double Y) b, (double X, double Y) c, (double X, double Y) p) =>
        p != a && p != b && p != c && Turn(a, b, p) >= 0 && Turn(b, c, p) >= 0 && Turn(c, a, p) >= 0;

    /// <summary>Above 0 where the way from a over b to c turns left.</summary>
    private static double Turn((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
}
