using System.Numerics;
using An8Suite.Core.Geometry;

namespace An8Suite.Core.Scenes.Placing;

/// <summary>The triangles of some parts of a mesh, apart from the rest of it, and what they fill.</summary>
internal sealed class ProbeShape
{
    /// <summary>Gathers the parts; at least one.</summary>
    public ProbeShape(Mesh mesh, IReadOnlyList<MeshPart> parts)
    {
        Dictionary<int, int> moved = [];
        List<Vector3> positions = [];
        List<int> triangles = [];
        List<byte> ids = [];
        foreach (MeshPart part in parts)
        {
            foreach (int index in mesh.Indices.AsSpan(part.FirstIndex, part.IndexCount))
            {
                if (!moved.TryGetValue(index, out int at))
                {
                    moved.Add(index, at = positions.Count);
                    positions.Add(mesh.Positions[index]);
                }

                triangles.Add(at);
            }

            ids.AddRange(Enumerable.Repeat(part.Id, part.IndexCount / 3));
        }

        (Positions, Triangles, Ids) = ([.. positions], [.. triangles], [.. ids]);
        (FirstId, LastId) = (parts.Min(part => part.Id), parts.Max(part => part.Id));
        Vector3 low = Positions.Aggregate(Vector3.Min);
        Vector3 high = Positions.Aggregate(Vector3.Max);
        Foot = new Vector3((low.X + high.X) / 2, low.Y, (low.Z + high.Z) / 2);
        Height = (double)high.Y - low.Y;
        Extent = Math.Max(Height, Math.Max((double)high.X - low.X, (double)high.Z - low.Z));
        Radius = Positions.Max(AwayFromFoot);
        double ground = low.Y + (0.05 * Extent);
        FootRadius = Positions.Where(p => p.Y <= ground).Max(AwayFromFoot);
    }

    /// <summary>Where its vertices lie.</summary>
    public Vector3[] Positions { get; }

    /// <summary>Three numbers of vertices a triangle.</summary>
    public int[] Triangles { get; }

    /// <summary>The part of each triangle.</summary>
    public byte[] Ids { get; }

    /// <summary>The smallest id.</summary>
    public byte FirstId { get; }

    /// <summary>The largest id.</summary>
    public byte LastId { get; }

    /// <summary>The middle of the bottom of its box.</summary>
    public Vector3 Foot { get; }

    /// <summary>From foot to top.</summary>
    public double Height { get; }

    /// <summary>The largest side of its box.</summary>
    public double Extent { get; }

    /// <summary>The largest distance of a vertex from the vertical line through its foot.</summary>
    public double Radius { get; }

    /// <summary>The same of the vertices that stand on the ground, or nearly.</summary>
    public double FootRadius { get; }

    private double AwayFromFoot(Vector3 p)
    {
        (double x, double z) = ((double)p.X - Foot.X, (double)p.Z - Foot.Z);
        return Math.Sqrt((x * x) + (z * z));
    }
}
