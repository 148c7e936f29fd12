using System.Numerics;
using An8Suite.Core.Geometry;

namespace An8Suite.Core.Scenes;

/// <summary>The upright cylinder about the vertical axis that holds a mesh at every yaw; cameras are placed by it.</summary>
/// <param name="Centre">The middle of the cylinder, on the y axis.</param>
/// <param name="Radius">The largest distance of a vertex from the y axis.</param>
/// <param name="HalfHeight">Half the mesh's extent in y.</param>
public sealed record Framing(Vector3 Centre, float Radius, float HalfHeight)
{
    /// <summary>The cylinder of <paramref name="mesh"/>; a mesh without vertices or without extent is refused.</summary>
    public static Framing Of(Mesh mesh)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        double radiusSquared = 0;
        foreach (Vector3 p in mesh.Positions)
        {
            low = Math.Min(low, p.Y);
            high = Math.Max(high, p.Y);
            radiusSquared = Math.Max(radiusSquared, ((double)p.X * p.X) + ((double)p.Z * p.Z));
        }

        if (!(Math.Sqrt(radiusSquared) + high - low > 0) || !double.IsFinite(radiusSquared + high - low))
        {
            throw new InputException(
                $"mesh: expected vertices that span a finite, non-empty volume, found {mesh.Positions.Length} vertices that do not");
        }

        return new Framing(new Vector3(0, (float)((low + high) / 2), 0), (float)Math.Sqrt(radiusSquared), (float)((high - low) / 2));
    }
}
