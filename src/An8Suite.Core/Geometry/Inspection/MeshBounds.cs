using System.Numerics;

namespace An8Suite.Core.Geometry.Inspection;

/// <summary>The box that holds a mesh.</summary>
/// <param name="Low">Its least corner.</param>
/// <param name="High">Its greatest corner.</param>
public sealed record MeshBounds(Vector3 Low, Vector3 High)
{
    /// <summary>The middle of the box.</summary>
    public Vector3 Middle => (Low + High) / 2;

    /// <summary>Its largest side.</summary>
    public float LargestSide => Math.Max(High.X - Low.X, Math.Max(High.Y - Low.Y, High.Z - Low.Z));

    /// <summary>How far the middle lies from the y axis, about which scenes turn a mesh.</summary>
    public double FromAxis => Math.Sqrt(((double)Middle.X * Middle.X) + ((double)Middle.Z * Middle.Z));

    /// <summary>Whether a mesh in this box would circle rather than turn.</summary>
    public bool IsOffAxis => FromAxis > LargestSide / 4;

    /// <summary>The box of all vertices.</summary>
    public static MeshBounds Of(Mesh mesh) =>
        new(mesh.Positions.Aggregate(Vector3.Min), mesh.Positions.Aggregate(Vector3.Max));
}
