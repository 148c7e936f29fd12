using System.Numerics;

namespace An8Suite.Core.Geometry;

/// <summary>Normals for a mesh without: at every vertex the mean of its triangles', weighted by area.</summary>
internal static class SmoothNormals
{
    /// <summary>One unit normal a position.</summary>
    public static Vector3[] Of(Vector3[] positions, int[] triangles)
    {
        var sums = new Vector3[positions.Length];
        for (int i = 0; i < triangles.Length; i += 3)
        {
            (int a, int b, int c) = (triangles[i], triangles[i + 1], triangles[i + 2]);
            Vector3 doubleArea = Cross(positions[b] - positions[a], positions[c] - positions[a]);
            sums[a] += doubleArea;
            sums[b] += doubleArea;
            sums[c] += doubleArea;
        }

        return [.. sums.Select(Unit)];
    }

    /// <summary>In double: Vector3's own product uses fused steps on some processors and not on others.</summary>
    public static Vector3 Cross(Vector3 a, Vector3 b) => new(
        (float)(((double)a.Y * b.Z) - ((double)a.Z * b.Y)),
        (float)(((double)a.Z * b.X) - ((double)a.X * b.Z)),
        (float)(((double)a.X * b.Y) - ((double)a.Y * b.X)));

    /// <summary>The unit vector along <paramref name="v"/>; straight up where it has no direction.</summary>
    public static Vector3 Unit(Vector3 v)
    {
        double length = Math.Sqrt(((double)v.X * v.X) + ((double)v.Y * v.Y) + ((double)v.Z * v.Z));
        return length > 1e-30
            ? new Vector3((float)(v.X / length), (float)(v.Y / length), (float)(v.Z / length))
            : Vector3.UnitY;
    }
}
