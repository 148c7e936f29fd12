using System.Numerics;
using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;

namespace An8Suite.Assimp;

/// <summary>The pieces of a scene that Assimp has read, in the order of its node tree.</summary>
/// <remarks>Colours are taken as sRGB, which is what most programs show for the numbers of these formats.</remarks>
internal sealed unsafe class ScenePieces(AssimpScene* scene, string path, string name)
{
    private const int MostNodes = 100_000;
    private const int MaterialDiffuse = 0;

    /// <summary>Grey ones that the library makes up where a file has none.</summary>
    private static readonly string?[] InventedMaterials = ["DefaultMaterial", "%%%DEFAULT"];

    private readonly List<MeshPiece> _pieces = [];
    private readonly MeshLimits _limits = new(name);
    private readonly SceneTextures _textures = new(scene, path, name);
    private int _nodes;

    /// <summary>Reads all of them.</summary>
    public IReadOnlyList<MeshPiece> Read()
    {
        Stack<(nint Node, Matrix4x4 Parent)> open = new([((nint)scene->Root, Upright(SceneRemarks.UpAxisOf(scene)))]);
        int seen = 0;
        while (open.TryPop(out (nint Node, Matrix4x4 Parent) next))
        {
            var node = (AssimpScene.Node*)next.Node;
            if (node is null || ++seen > MostNodes)
            {
                throw new InputException(
                    $"{name}: expected 1 to {MostNodes} nodes, found {(node is null ? "none" : "more")}");
            }

            Matrix4x4 world = Placement.Product(Transform(node->Transform), next.Parent);
            AddMeshes(node, world);
            for (int i = (int)node->ChildCount - 1; i >= 0; i--)
            {
                open.Push(((nint)node->Children[i], world));
            }
        }

        string[] remarks = [.. SceneRemarks.Of(scene)];
        return remarks.Length == 0 ? _pieces
            : [.. _pieces.Select(piece => piece with { Remarks = [.. remarks, .. piece.Remarks] })];
    }

    private static Matrix4x4 Upright(UpAxis up) => up switch
    {
        UpAxis.Z => new Matrix4x4(1, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1),
        UpAxis.X => new Matrix4x4(0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1),
        _ => Matrix4x4.Identity,
    };

    private void AddMeshes(AssimpScene.Node* node, Matrix4x4 world)
    {
        for (uint i = 0; i < node->MeshCount; i++)
        {
            uint index = node->Meshes[i];
            if (index >= scene->MeshCount)
            {
                throw new InputException($"{name}: a node uses mesh {index} of {scene->MeshCount}");
            }

            AssimpScene.Mesh* mesh = scene->Meshes[index];
            _limits.Count(mesh->VertexCount, 3L * mesh->FaceCount);
            if (mesh->Positions is not null && mesh->VertexCount > 0)
            {
                _pieces.Add(Piece(mesh, world) with { Node = AssimpScene.Text(node->Name), NodeIndex = _nodes });
            }
        }

        _nodes += node->MeshCount > 0 ? 1 : 0;
    }

    private MeshPiece Piece(AssimpScene.Mesh* mesh, Matrix4x4 world)
    {
        int count = (int)mesh->VertexCount;
        Vector3[] positions = Array.ConvertAll(
            new Span<Vector3>(mesh->Positions, count).ToArray(), p => Placement.Point(p, world));
        MeshLimits.RequireNear(positions, $"{name}: '{AssimpScene.Text(mesh->Name)}'");

        Vector3[]? normals = mesh->Normals is null ? null : new Span<Vector3>(mesh->Normals, count).ToArray();
        (string? material, SrgbColor? color) = Material(mesh->Material);
        BaseTexture? texture = _textures.Of(mesh->Material, mesh->TexCoords is not null);
        return new MeshPiece
        {
            Mesh = AssimpScene.Text(mesh->Name),
            Material = material,
            Remarks = mesh->Material < scene->MaterialCount
                ? [.. SceneRemarks.Of(scene->Materials[mesh->Material], material)]
                : [],
            BaseColor = color,
            Texture = texture,

            // A texture stands in the place of a colour, which the library, and many programs, make up beside it.
            TextureFactor = texture is null && color is SrgbColor own ? LinearColor.Of(own) : Vector3.One,
            Positions = positions,
            Normals = normals is not null
                && normals.All(n => n.LengthSquared() is > 1e-12f and < float.PositiveInfinity)
                ? Array.ConvertAll(normals, n => Placement.Normal(n, world))
                : null,
            TexCoords = mesh->TexCoords is null ? null
                : Array.ConvertAll(
                    new Span<Vector3>(mesh->TexCoords, count).ToArray(), t => Finite(new Vector2(t.X, t.Y))),
            Colors = mesh->Colors is null ? null
                : Array.ConvertAll(new Span<Vector4>(mesh->Colors, count).ToArray(), c => Color(c.X, c.Y, c.Z)),
            Triangles = Triangles(mesh, Placement.Determinant(world) < 0),
        };
    }

    private int[] Triangles(AssimpScene.Mesh* mesh, bool mirrored)
    {
        List<int> triangles = new(3 * (int)mesh->FaceCount);
        for (uint i = 0; i < mesh->FaceCount; i++)
        {
            AssimpScene.Face face = mesh->Faces[i];
            if (face.Count != 3)
            {
                continue; // Points and lines.
            }

            (uint a,
                uint b, uint c) = (face.Indices[0], face.Indices[mirrored ? 2 : 1], face.Indices[mirrored ? 1 : 2]);
            if (Math.Max(a, Math.Max(b, c)) >= mesh->VertexCount)
            {
                throw new InputException(
                    $"{name}: '{AssimpScene.Text(mesh->Name)}' has an index out of range: triangle {i}");
            }

            triangles.AddRange([(int)a, (int)b, (int)c]);
        }

        return [.. triangles];
    }

    private (string? Name, SrgbColor? Color) Material(uint index)
    {
        if (index >= scene->MaterialCount)
        {
            return (null, null);
        }

        byte* text = stackalloc byte[AssimpScene.StringBytes];
        float* rgba = stackalloc float[4];
        string? material = AssimpLibrary.MaterialString(
            scene->Materials[index], "?mat.name", 0, 0, text) == 0 ? AssimpScene.Text(text) : null;

        bool has = !InventedMaterials.Contains(material)
            && AssimpLibrary.MaterialColor(scene->Materials[index], "$clr.diffuse", MaterialDiffuse, 0, rgba) == 0;
        return (material, has ? Color(rgba[0], rgba[1], rgba[2]) : null);
    }

    private static Matrix4x4 Transform(float* m) => new(
        m[0], m[4], m[8], m[12], m[1], m[5], m[9], m[13], m[2], m[6], m[10], m[14], m[3], m[7], m[11], m[15]);

    private static SrgbColor Color(float r, float g, float b) => new(Byte(r), Byte(g), Byte(b));

    private static byte Byte(float value) =>
        float.IsNaN(value) ? (byte)255 : (byte)Math.Round(255 * Math.Clamp(value, 0, 1));

    private static Vector2 Finite(Vector2 v) => float.IsFinite(v.X) && float.IsFinite(v.Y) ? v : Vector2.Zero;
}
