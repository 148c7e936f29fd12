using System.Numerics;

namespace An8Suite.Core.Geometry;

/// <summary>The room a mesh takes up while it turns on the world's y axis, for placing the camera.</summary>
/// <param name="Centre">The centre of the bounding sphere, always on the y axis.</param>
/// <param name="Radius">The sphere's radius: no turn of the mesh leaves it, and no smaller one on the axis holds it.</param>
/// <param name="AxisRadius">The farthest any vertex is from the y axis.</param>
/// <param name="MinY">The lowest vertex.</param>
/// <param name="MaxY">The highest vertex.</param>
public readonly record struct MeshBounds(Vector3 Centre, float Radius, float AxisRadius, float MinY, float MaxY)
{
    private const int HalvingCount = 60;

    /// <summary>The bounds of <paramref name="mesh"/>, which must have a vertex.</summary>
    public static MeshBounds Of(Mesh mesh)
    {
        float minY = mesh.Positions.Min(p => p.Y);
        float maxY = mesh.Positions.Max(p => p.Y);
        double axis = Math.Sqrt(mesh.Positions.Max(AxisDistanceSquared));

        // The squared radius needed around height h is the maximum of parabolas, so it is convex in h: the farthest
        // vertex says on which side of h the best height lies.
        double low = minY, high = maxY;
        for (int i = 0; i < HalvingCount; i++)
        {
            double middle = (low + high) / 2;
            Vector3 farthest = mesh.Positions.MaxBy(p => DistanceSquared(p, middle));
            (low, high) = farthest.Y > middle ? (middle, high) : (low, middle);
        }

        double height = (float)((low + high) / 2);
        double radius = Math.Sqrt(mesh.Positions.Max(p => DistanceSquared(p, height)));
        return new MeshBounds(new Vector3(0, (float)height, 0), AtLeast(radius), AtLeast(axis), minY, maxY);
    }

    private static double AxisDistanceSquared(Vector3 p) => ((double)p.X * p.X) + ((double)p.Z * p.Z);

    private static double DistanceSquared(Vector3 p, double height) =>
        AxisDistanceSquared(p) + ((p.Y - height) * (p.Y - height));

    // Rounding to float must not let the farthest vertex out.
    private static float AtLeast(double value) => (float)value < value ? MathF.BitIncrement((float)value) : (float)value;
}
