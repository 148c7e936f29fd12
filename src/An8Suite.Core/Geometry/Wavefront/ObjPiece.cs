using System.Numerics;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Geometry.Wavefront;

/// <summary>The numbers of a corner's point, texture coordinate and normal; -1 without one.</summary>
internal readonly record struct ObjCorner(int Point, int TexCoord, int Normal);

/// <summary>The faces of one group and material, however often the file comes back to them.</summary>
internal sealed class ObjPiece(string group, string? material, int nodeIndex)
{
    private readonly Dictionary<ObjCorner, int> _numbers = [];
    private readonly List<ObjCorner> _corners = [];
    private readonly List<int> _triangles = [];
    private readonly List<int> _triangleNumbers = [];

    /// <summary>What its material is called; null without one.</summary>
    public string? Material { get; } = material;

    /// <summary>Whether some corner has a texture coordinate.</summary>
    public bool HasTexCoords => _corners.Exists(corner => corner.TexCoord >= 0);

    /// <summary>
    /// Adds a triangle, the <paramref name="number"/>th of the file, and gives the number of vertices it brought.
    /// </summary>
    public int Add(ObjCorner a, ObjCorner b, ObjCorner c, int number)
    {
        int before = _corners.Count;
        foreach (ObjCorner corner in (ReadOnlySpan<ObjCorner>)[a, b, c])
        {
            if (_numbers.TryAdd(corner, _corners.Count))
            {
                _corners.Add(corner);
            }

            _triangles.Add(_numbers[corner]);
        }

        _triangleNumbers.Add(number);
        return _corners.Count - before;
    }

    /// <summary>The piece with what its corners name.</summary>
    public MeshPiece Of(
        IReadOnlyList<Vector3> points,
        IReadOnlyList<Vector2> texCoords, IReadOnlyList<Vector3> normals, IReadOnlyList<SrgbColor> colors)
    {
        bool hasNormals = _corners.TrueForAll(corner => corner.Normal >= 0 && IsDirection(normals[corner.Normal]));
        return new MeshPiece
        {
            Node = group,
            Mesh = group,
            Material = Material,
            NodeIndex = nodeIndex,
            Positions = [.. _corners.Select(corner => points[corner.Point])],
            Normals = hasNormals ? [.. _corners.Select(corner => SmoothNormals.Unit(normals[corner.Normal]))] : null,
            TexCoords = HasTexCoords
                ? [.. _corners.Select(corner => corner.TexCoord >= 0 ? texCoords[corner.TexCoord] : default)]
                : null,
            Colors = colors.Count > 0
                ? [.. _corners.Select(corner => corner.Point < colors.Count ? colors[corner.Point] : White)]
                : null,
            Triangles = [.. _triangles],
            TriangleNumbers = [.. _triangleNumbers],
        };
    }

    private static SrgbColor White { get; } = new(255, 255, 255);

    private static bool IsDirection(Vector3 n) => n.LengthSquared() is > 1e-12f and < float.PositiveInfinity;
}
