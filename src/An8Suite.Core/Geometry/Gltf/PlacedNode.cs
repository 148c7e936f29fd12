using System.Numerics;
using System.Text.Json.Nodes;
using An8Suite.Core.Files;
using SharpGLTF.Schema2;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>A node that shows a mesh, with everything that moves its vertices.</summary>
internal sealed class PlacedNode
{
    private readonly GltfScene _scene;
    private readonly Node _node;
    private readonly GltfSkin? _skin;
    private readonly string _name;

    private PlacedNode(GltfScene scene, Node node, string name)
    {
        (_scene, _node, _name) = (scene, node, name);
        _skin = scene.SkinOf(node);
        Places = _skin is null ? scene.Places(node) : [Matrix4x4.Identity];
    }

    /// <summary>Where its mesh stands, once or more often.</summary>
    public IReadOnlyList<Matrix4x4> Places { get; }

    /// <summary>Reads a node; <paramref name="name"/> names file and part in messages.</summary>
    public static PlacedNode Read(GltfScene scene, Node node, string name)
    {
        try
        {
            return new PlacedNode(scene, node, name);
        }
        catch (Exception error) when (error is not InputException)
        {
            // What broken skins and instances throw is not documented, so this boundary catches everything.
            throw new InputException($"{name} has data that cannot be read: {OneLine.Message(error.Message)}", error);
        }
    }

    /// <summary>A primitive of its mesh at all its places.</summary>
    public MeshPiece Piece(PrimitiveArrays arrays, MeshPrimitive primitive)
    {
        try
        {
            PrimitiveArrays moved = Morphed(arrays, primitive);
            moved = _skin?.Moved(moved, primitive) ?? moved;
            return Placed(moved);
        }
        catch (Exception error) when (error is not InputException)
        {
            throw new InputException($"{_name} has data that cannot be read: {OneLine.Message(error.Message)}", error);
        }
    }

    private PrimitiveArrays Morphed(PrimitiveArrays arrays, MeshPrimitive primitive)
    {
        foreach ((float weight, JsonNode target) in _scene.MorphsOf(_node, primitive))
        {
            Vector3[]? Of(string key, Vector3[]? rest)
            {
                Accessor? accessor = target[key] is JsonNode index
                    ? primitive.LogicalParent.LogicalParent.LogicalAccessors[index.GetValue<int>()]
                    : null;
                Vector3[]? shifts = PrimitiveArrays.Whole(accessor, a => a.AsVector3Array());
                return shifts is null || rest is null ? rest
                    : shifts.Length == rest.Length ? [.. rest.Zip(shifts, (at, shift) => at + (weight * shift))]
                    : throw new InvalidDataException($"a morph target has {shifts.Length} of {rest.Length} values");
            }

            arrays =
                arrays with { Positions = Of("POSITION", arrays.Positions)!, Normals = Of("NORMAL", arrays.Normals) };
        }

        return arrays;
    }

    private MeshPiece Placed(PrimitiveArrays arrays)
    {
        Vector3[] positions = [.. Places.SelectMany(world => arrays.Positions.Select(p => Placement.Point(p, world)))];
        MeshLimits.RequireNear(positions, _name);
        return new MeshPiece
        {
            Node = _node.Name,
            Mesh = _node.Mesh.Name,
            Positions = positions,
            Normals = IsUsable(arrays.Normals)
                ? [.. Places.SelectMany(world => arrays.Normals!.Select(n => Placement.Normal(n, world)))]
                : null,
            TexCoords = arrays.TexCoords is null ? null : [.. Places.SelectMany(_ => arrays.TexCoords.Select(Finite))],
            Triangles = [.. Places.SelectMany((world, i) => Shifted(
                Placement.Determinant(world) < 0 ? Mirrored(arrays.Triangles) : arrays.Triangles,
                i * arrays.Positions.Length))],
        };
    }

    private static IEnumerable<int> Shifted(int[] triangles, int first) =>
        first == 0 ? triangles : triangles.Select(i => first + i);

    // A mirroring transform turns triangles inside out; swapping two corners turns them back.
    private static int[] Mirrored(int[] triangles) =>
        [.. triangles.Chunk(3).SelectMany(corners => new[] { corners[0], corners[2], corners[1] })];

    private static Vector2 Finite(Vector2 v) => float.IsFinite(v.X) && float.IsFinite(v.Y) ? v : Vector2.Zero;

    private static bool IsUsable(Vector3[]? normals) =>
        normals is not null && normals.All(n => float.IsFinite(n.LengthSquared()) && n.LengthSquared() > 1e-12f);
}
