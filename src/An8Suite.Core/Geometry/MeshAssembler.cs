using System.Numerics;
using SharpGLTF.Schema2;

namespace An8Suite.Core.Geometry;

/// <summary>Gathers the nodes of a glTF file into one <see cref="Mesh"/>.</summary>
internal sealed class MeshAssembler(string path, GltfMaterials materials)
{
    /// <summary>Squares of what is nearer are still finite numbers.</summary>
    private const float FarthestCoordinate = 1e15f;

    private readonly List<Vector3> _positions = [];
    private readonly List<Vector3> _normals = [];
    private readonly List<Vector2> _texCoords = [];
    private readonly List<float> _occlusion = [];
    private readonly List<int> _indices = [];
    private readonly List<MeshPart> _parts = [];
    private long _readVertexCount;
    private long _readCornerCount;

    /// <summary>Appends a node's mesh as the next part; a node without triangles adds none.</summary>
    public void Add(Node node)
    {
        int firstIndex = _indices.Count;
        string name = NameOf(node);
        string place = $"{path}: part '{name}'";
        Matrix4x4 world = node.WorldMatrix;
        List<MaterialRun> runs = [];
        foreach (MeshPrimitive primitive in node.Mesh.Primitives)
        {
            PrimitiveArrays arrays = PrimitiveArrays.Read(primitive, place);
            Count(arrays.Positions.Length, arrays.Triangles.Length);
            int first = _indices.Count;
            AddPrimitive(arrays, world, place);
            (BaseTexture? texture, Vector3 factor) = materials.Of(primitive);
            runs.Add(new MaterialRun(first, _indices.Count - first, texture, factor));
        }

        if (_indices.Count == firstIndex)
        {
            return;
        }

        if (_parts.Any(part => part.Name == name))
        {
            throw new InputException($"{path}: two parts are named '{name}' (names are compared in lower case)");
        }

        if (_parts.Count == MeshReader.MaxPartCount)
        {
            throw new InputException($"{path}: expected at most {MeshReader.MaxPartCount} parts, found more");
        }

        _parts.Add(new MeshPart((byte)(_parts.Count + 1), name, firstIndex, _indices.Count - firstIndex)
        {
            Runs = runs.Exists(run => run.Texture is not null) ? runs : Array.Empty<MaterialRun>(),
        });
    }

    /// <summary>The mesh of all nodes added.</summary>
    public Mesh Finish() => _parts.Count == 0
        ? throw new InputException($"{path}: expected a mesh, found no triangles")
        : new Mesh
        {
            Positions = [.. _positions],
            Normals = [.. _normals],
            TexCoords = [.. _texCoords],
            Occlusion = [.. _occlusion],
            Indices = [.. _indices],
            Parts = [.. _parts],
        };

    private string NameOf(Node node)
    {
        string? name = string.IsNullOrWhiteSpace(node.Name) ? node.Mesh.Name : node.Name;
        return string.IsNullOrWhiteSpace(name) ? $"part_{_parts.Count + 1}" : name.Trim().ToLowerInvariant();
    }

    // A short file can name the same data again and again.
    private void Count(int vertices, int corners)
    {
        _readVertexCount += vertices;
        _readCornerCount += corners;
        if (Math.Max(_readVertexCount, _readCornerCount) > MeshReader.MaxVertexCount)
        {
            throw new InputException(
                $"{path}: expected at most {MeshReader.MaxVertexCount} vertices and {MeshReader.MaxVertexCount / 3} triangles, found more");
        }
    }

    private void AddPrimitive(PrimitiveArrays arrays, Matrix4x4 world, string place)
    {
        if (arrays.Triangles.Length == 0)
        {
            return;
        }

        Vector3[] moved = [.. arrays.Positions.Select(p => Placement.Point(p, world))];
        int bad = Array.FindIndex(moved, p => !(Math.Max(Math.Abs(p.X), Math.Max(Math.Abs(p.Y), Math.Abs(p.Z))) <= FarthestCoordinate));
        if (bad >= 0)
        {
            throw new InputException(FormattableString.Invariant($"{place} has a position beyond {FarthestCoordinate:0e0} once its node has moved it (vertex {bad})"));
        }

        int[] triangles = Placement.Determinant(world) < 0 ? Mirrored(arrays.Triangles) : arrays.Triangles;
        _indices.AddRange(triangles.Select(i => _positions.Count + i));
        _positions.AddRange(moved);
        _normals.AddRange(IsUsable(arrays.Normals)
            ? arrays.Normals!.Select(n => Placement.Normal(n, world))
            : SmoothNormals.Of(moved, triangles));
        _texCoords.AddRange(arrays.TexCoords?.Select(Finite) ?? new Vector2[moved.Length]);
        _occlusion.AddRange(arrays.Colors?.Select(c => float.IsFinite(c.X) ? Math.Clamp(c.X, 0, 1) : 1)
            ?? Enumerable.Repeat(1f, moved.Length));
    }

    // A mirroring transform turns triangles inside out; swapping two corners turns them back.
    private static int[] Mirrored(int[] triangles) =>
        [.. triangles.Chunk(3).SelectMany(corners => new[] { corners[0], corners[2], corners[1] })];

    private static Vector2 Finite(Vector2 v) => float.IsFinite(v.X) && float.IsFinite(v.Y) ? v : Vector2.Zero;

    private static bool IsUsable(Vector3[]? normals) =>
        normals is not null && normals.All(n => float.IsFinite(n.LengthSquared()) && n.LengthSquared() > 1e-12f);
}
