using System.Numerics;
using An8Suite.Core.Geometry;

namespace An8Suite.Tests.Scenes;

/// <summary>Builds meshes of a few triangles, part by part.</summary>
internal sealed class SmallMesh
{
    private readonly List<Vector3> _positions = [];
    private readonly List<Vector3> _normals = [];
    private readonly List<MeshPart> _parts = [];

    /// <summary>Three parts: a box, a roof on it, and a flag on the right (+x) side, all of different extent.</summary>
    public static Mesh House() => new SmallMesh()
        .Box("walls", new Vector3(-0.4f, 0, -0.3f), new Vector3(0.4f, 0.6f, 0.3f))
        .Box("roof", new Vector3(-0.3f, 0.6f, -0.2f), new Vector3(0.3f, 0.9f, 0.2f))
        .Box("petals", new Vector3(0.4f, 0.2f, -0.05f), new Vector3(0.7f, 0.4f, 0.05f))
        .Mesh();

    /// <summary>A part of loose triangles, three corners each, lit as their winding says.</summary>
    public SmallMesh Part(string name, params Vector3[] corners)
    {
        _parts.Add(new MeshPart((byte)(_parts.Count + 1), name, _positions.Count, corners.Length));
        for (int i = 0; i < corners.Length; i += 3)
        {
            Vector3 normal = Vector3.Normalize(Vector3.Cross(corners[i + 1] - corners[i], corners[i + 2] - corners[i]));
            _positions.AddRange(corners[i..(i + 3)]);
            _normals.AddRange([normal, normal, normal]);
        }

        return this;
    }

    public SmallMesh Box(string name, Vector3 low, Vector3 high)
    {
        List<Vector3> corners = [];
        Vector3 size = high - low;
        foreach ((Vector3 u, Vector3 v) in new[]
        {
            (Vector3.UnitX, Vector3.UnitY), (Vector3.UnitY, Vector3.UnitZ), (Vector3.UnitZ, Vector3.UnitX),
        })
        {
            Vector3 across = Vector3.Cross(u, v) * size;
            corners.AddRange(Quad(low + across, u * size, v * size));
            corners.AddRange(Quad(low, v * size, u * size));
        }

        return Part(name, [.. corners]);
    }

    public Mesh Mesh() => new()
    {
        Positions = [.. _positions],
        Normals = [.. _normals],
        TexCoords = new Vector2[_positions.Count],
        Occlusion = [.. Enumerable.Repeat(1f, _positions.Count)],
        Indices = [.. Enumerable.Range(0, _positions.Count)],
        Parts = _parts,
    };

    public static Vector3[] Quad(Vector3 corner, Vector3 u, Vector3 v) =>
        [corner, corner + u, corner + u + v, corner, corner + u + v, corner + v];
}
