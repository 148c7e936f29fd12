using System.Numerics;
using An8Suite.Core.Imaging;
using SharpGLTF.Schema2;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>
/// The pieces of a glTF file: the primitives of the default scene's nodes, in the order of the file's node list.
/// </summary>
/// <remarks>
/// Node transforms, instances, skins and morph weights are applied as they stand in the file. COLOR_0 is a colour, but
/// occlusion in the files that this suite writes.
/// </remarks>
internal static class GltfPieces
{
    /// <summary>
    /// Reads <paramref name="content"/> of the file <paramref name="path"/>; what a broken file throws is anything.
    /// </summary>
    public static IReadOnlyList<MeshPiece> Read(string path, byte[] content)
    {
        ModelRoot model = GltfDocument.Load(path, content, out GltfMaterials materials, out GltfScene scene);
        var limits = new MeshLimits(path);
        List<MeshPiece> pieces = [];
        bool hasLines = false;
        Node[] nodes = scene.ShownNodes(model);
        for (int i = 0; i < nodes.Length; i++)
        {
            string place = $"{path}: part '{NameOf(nodes[i], i)}'";
            var placed = PlacedNode.Read(scene, nodes[i], place);
            foreach (MeshPrimitive primitive in nodes[i].Mesh.Primitives)
            {
                hasLines |= primitive.DrawPrimitiveType is PrimitiveType.POINTS
                    or PrimitiveType.LINES or PrimitiveType.LINE_LOOP or PrimitiveType.LINE_STRIP;
                int indices = primitive.IndexAccessor?.Count ?? 0; // which may all be one, and so no triangle
                limits.Count(0, indices);
                PrimitiveArrays arrays = PrimitiveArrays.Read(primitive, place);
                long places = placed.Places.Count;
                limits.Count(
                    places * arrays.Positions.Length, Math.Max(0, (places * arrays.Triangles.Length) - indices));
                if (arrays.Triangles.Length > 0 && places > 0)
                {
                    pieces.Add(Dressed(placed.Piece(arrays, primitive), arrays, materials.Of(primitive), scene) with
                    {
                        NodeIndex = i,
                    });
                }
            }
        }

        string[] remarks = [.. scene.Remarks, .. hasLines ? ["points and lines are not shown: they have no area"]
            : Array.Empty<string>()];
        return remarks.Length == 0 ? pieces
            : [.. pieces.Select(piece => piece with { Remarks = [.. remarks, .. piece.Remarks] })];
    }

    private static string NameOf(Node node, int number)
    {
        string? name = string.IsNullOrWhiteSpace(node.Name) ? node.Mesh.Name : node.Name;
        return string.IsNullOrWhiteSpace(name) ? $"part_{number + 1}" : name.Trim().ToLowerInvariant();
    }

    private static MeshPiece Dressed(MeshPiece piece, PrimitiveArrays arrays, GltfMaterial material, GltfScene scene)
    {
        MeshPiece dressed = piece with
        {
            Material = material.Name,
            BaseColor = material.Color,
            Texture = material.Texture,
            TextureFactor = material.Factor,
            Remarks = material.Remarks,
        };
        dressed = arrays.Colors is null ? dressed
            : scene.HasOcclusion ? dressed with
            {
                Occlusion = Repeated(
                    piece, Array.ConvertAll(arrays.Colors, c => float.IsFinite(c.X) ? Math.Clamp(c.X, 0, 1) : 1)),
            }
            : dressed with { Colors = Repeated(piece, Array.ConvertAll(arrays.Colors, ColorOf)) };
        return material.Cutoff is float cutoff ? Cut(dressed, material, cutoff, arrays) : dressed;
    }

    private static MeshPiece Cut(MeshPiece piece, GltfMaterial material, float cutoff, PrimitiveArrays arrays)
    {
        float[] alphas = [.. (arrays.Colors ?? []).Select(color => color.W).Distinct().Take(2)];
        if (alphas.Length == 2)
        {
            piece = piece with
            {
                Remarks = [.. piece.Remarks, $"material '{material.Name}': the alpha of vertex colours varies, "
                    + "which cuts nothing out: its texture and factor alone do"],
            };
        }

        float factor = material.Alpha * (alphas.Length == 1 ? alphas[0] : 1);
        return piece.Texture is not null ? piece with { Cut = new AlphaCut(cutoff, factor) }
            : factor >= cutoff ? piece
            : piece with
            {
                Triangles = [],
                Remarks =
                [
                    .. piece.Remarks,
                    $"material '{material.Name}' is cut out as a whole (alphaMode MASK), and left out",
                ],
            };
    }

    private static T[] Repeated<T>(MeshPiece piece, T[] values) => values.Length == piece.Positions.Length
        ? values
        : [.. Enumerable.Repeat(values, piece.Positions.Length / values.Length).SelectMany(all => all)];

    private static SrgbColor ColorOf(Vector4 c) => LinearColor.ToSrgb(c.X, c.Y, c.Z);
}
