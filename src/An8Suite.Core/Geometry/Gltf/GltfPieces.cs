using System.Numerics;
using An8Suite.Core.Imaging;
using SharpGLTF.Schema2;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>The pieces of a glTF file: the primitives of the default scene's nodes, in the order of the file's node list.</summary>
/// <remarks>Node transforms are applied; skins, and morph targets are not read. Occlusion is the red channel of COLOR_0.</remarks>
internal static class GltfPieces
{
    /// <summary>Reads <paramref name="content"/> of the file <paramref name="path"/>; what a broken file throws is anything.</summary>
    public static IReadOnlyList<MeshPiece> Read(string path, byte[] content)
    {
        ModelRoot model = GltfDocument.Load(path, content, out GltfMaterials materials);
        var limits = new MeshLimits(path);
        List<MeshPiece> pieces = [];
        Node[] nodes = [.. NodesWithMeshes(model)];
        for (int i = 0; i < nodes.Length; i++)
        {
            foreach (MeshPrimitive primitive in nodes[i].Mesh.Primitives)
            {
                string place = $"{path}: part '{NameOf(nodes[i], i)}'";
                int indices = primitive.IndexAccessor?.Count ?? 0; // which may all be one, and so no triangle
                limits.Count(0, indices);
                PrimitiveArrays arrays = PrimitiveArrays.Read(primitive, place);
                limits.Count(arrays.Positions.Length, Math.Max(0, arrays.Triangles.Length - indices));
                if (arrays.Triangles.Length > 0)
                {
                    GltfMaterial material = materials.Of(primitive);
                    pieces.Add(Placed(arrays, nodes[i], place) with
                    {
                        NodeIndex = i,
                        Material = material.Name,
                        BaseColor = material.Color,
                        Texture = material.Texture,
                        TextureFactor = material.Factor,
                    });
                }
            }
        }

        return pieces;
    }

    private static IEnumerable<Node> NodesWithMeshes(ModelRoot model)
    {
        IEnumerable<Node> nodes = model.DefaultScene is null ? model.LogicalNodes : Node.Flatten(model.DefaultScene);
        return nodes.Where(node => node.Mesh is not null).OrderBy(node => node.LogicalIndex);
    }

    private static string NameOf(Node node, int number)
    {
        string? name = string.IsNullOrWhiteSpace(node.Name) ? node.Mesh.Name : node.Name;
        return string.IsNullOrWhiteSpace(name) ? $"part_{number + 1}" : name.Trim().ToLowerInvariant();
    }

    private static MeshPiece Placed(PrimitiveArrays arrays, Node node, string place)
    {
        Matrix4x4 world = node.WorldMatrix;
        Vector3[] moved = Array.ConvertAll(arrays.Positions, p => Placement.Point(p, world));
        MeshLimits.RequireNear(moved, place);
        return new MeshPiece
        {
            Node = node.Name,
            Mesh = node.Mesh.Name,
            Positions = moved,
            Normals = IsUsable(arrays.Normals) ? Array.ConvertAll(arrays.Normals!, n => Placement.Normal(n, world)) : null,
            TexCoords = arrays.TexCoords is null ? null : Array.ConvertAll(arrays.TexCoords, Finite),
            Occlusion = arrays.Colors is null ? null : Array.ConvertAll(arrays.Colors, c => float.IsFinite(c.X) ? Math.Clamp(c.X, 0, 1) : 1),
            Colors = arrays.Colors is null ? null : Array.ConvertAll(arrays.Colors, ColorOf),
            Triangles = Placement.Determinant(world) < 0 ? Mirrored(arrays.Triangles) : arrays.Triangles,
        };
    }

    // A mirroring transform turns triangles inside out; swapping two corners turns them back.
    private static int[] Mirrored(int[] triangles) =>
        [.. triangles.Chunk(3).SelectMany(corners => new[] { corners[0], corners[2], corners[1] })];

    private static Vector2 Finite(Vector2 v) => float.IsFinite(v.X) && float.IsFinite(v.Y) ? v : Vector2.Zero;

    private static SrgbColor ColorOf(Vector4 c) => LinearColor.ToSrgb(c.X, c.Y, c.Z);

    private static bool IsUsable(Vector3[]? normals) =>
        normals is not null && normals.All(n => float.IsFinite(n.LengthSquared()) && n.LengthSquared() > 1e-12f);
}
