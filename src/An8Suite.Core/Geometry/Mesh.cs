using System.Numerics;

namespace An8Suite.Core.Geometry;

/// <summary>A triangle mesh whose parts have names.</summary>
/// <remarks>
/// Right-handed, y up, in metres or any unit: scenes frame the mesh by its bounds. Triangles wind counter-clockwise.
/// </remarks>
public sealed record Mesh
{
    /// <summary>Vertex positions.</summary>
    public required Vector3[] Positions { get; init; }

    /// <summary>Unit normals, one a vertex.</summary>
    public required Vector3[] Normals { get; init; }

    /// <summary>
    /// Texture coordinates, one a vertex; on petals and leaves v runs from root (0) to tip (1), u across.
    /// </summary>
    public required Vector2[] TexCoords { get; init; }

    /// <summary>Baked ambient occlusion, one a vertex: 1 is open sky, 0 is closed.</summary>
    public required float[] Occlusion { get; init; }

    /// <summary>Three vertex numbers a triangle.</summary>
    public required int[] Indices { get; init; }

    /// <summary>The parts, in order of id; together they cover <see cref="Indices"/>.</summary>
    public required IReadOnlyList<MeshPart> Parts { get; init; }

    /// <summary>What its file says and is not shown, one sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
