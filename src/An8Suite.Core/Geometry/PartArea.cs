using System.Numerics;

namespace An8Suite.Core.Geometry;

/// <summary>How large the parts of a mesh are.</summary>
public static class PartArea
{
    /// <summary>The area of a part's triangles, in the mesh's unit squared.</summary>
    public static double Of(Mesh mesh, MeshPart part)
    {
        double sum = 0;
        for (int i = part.FirstIndex; i < part.FirstIndex + part.IndexCount; i += 3)
        {
            sum += Triangle(
                mesh.Positions[mesh.Indices[i]],
                mesh.Positions[mesh.Indices[i + 1]], mesh.Positions[mesh.Indices[i + 2]]);
        }

        return sum;
    }

    // In double, so that huge and tiny meshes have areas as well.
    private static double Triangle(Vector3 a, Vector3 b, Vector3 c)
    {
        (double x1, double y1, double z1) = ((double)b.X - a.X, (double)b.Y - a.Y, (double)b.Z - a.Z);
        (double x2, double y2, double z2) = ((double)c.X - a.X, (double)c.Y - a.Y, (double)c.Z - a.Z);
        (double x, double y, double z) = ((y1 * z2) - (z1 * y2), (z1 * x2) - (x1 * z2), (x1 * y2) - (y1 * x2));
        return Math.Sqrt((x * x) + (y * y) + (z * z)) / 2;
    }
}
