using System.Numerics;

namespace An8Suite.Core.Geometry;

/// <summary>Normals for a mesh that came without: at every vertex the mean of its triangles' normals, weighted by area.</summary>
internal static class SmoothNormals
{
    /// <summary>One unit normal a position.</summary>
    public static Vector3[] Of(Vector3[] positions, int[] triangles)
    {
        var sums = new Vector3[positions.Length];
        for (int i = 0; i < triangles.Length; i += 3)
        {
            (int a, int b, int c) = (triangles[i], triangles[i + 1], triangles[i + 2]);
            Vector3 doubleArea = Vector3.Cross(positions[b] - positions[a], positions[c] - positions[a]);
            sums[a] += doubleArea;
            sums[b] += doubleArea;
            sums[c] += doubleArea;
        }

        return [.. sums.Select(Unit)];
    }

    /// <summary>The unit vector along <paramref name="v"/>; straight up where it has no direction.</summary>
    public static Vector3 Unit(Vector3 v)
    {
        double length = Math.Sqrt(((double)v.X * v.X) + ((double)v.Y * v.Y) + ((double)v.Z * v.Z));
        return length > 1e-30
            ? new Vector3((float)(v.X / length), (float)(v.Y / length), (float)(v.Z / length))
            : Vector3.UnitY;
    }
}
