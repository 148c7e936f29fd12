using System.Numerics;
using System.Text.Json.Nodes;
using SharpGLTF.Schema2;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>
/// What a glTF file says of its nodes that the library does not see: skins, instances, what is hidden, and what is not
/// shown.
/// </summary>
internal sealed class GltfScene
{
    private const string Instancing = "EXT_mesh_gpu_instancing";
    private const string OwnGenerator = "An8Suite";

    private readonly JsonNode?[] _nodes;
    private readonly JsonNode?[] _meshes;
    private readonly JsonNode?[] _skins;
    private readonly List<string> _remarks = [];

    /// <summary>Remembers what <paramref name="root"/> says; the caller may then take it out.</summary>
    public GltfScene(JsonNode root)
    {
        JsonNode?[] Copies(string key) => [.. GltfJson.Items(root, key).Select(node => node?.DeepClone())];
        (_nodes, _meshes, _skins) = (Copies("nodes"), Copies("meshes"), Copies("skins"));
        HasOcclusion = GltfJson.Value(GltfJson.Key(GltfJson.Key(root, "asset"), "generator"), string.Empty)
            .StartsWith(OwnGenerator, StringComparison.Ordinal);
        _remarks.AddRange(GltfExtensions.Remarks(root));
        Tell(root, "animations", count => $"{count} animations are not played: the mesh stands as its nodes do");
        Tell(root, "cameras", _ => "its cameras are not used: recipes have their own");
        Tell(GltfJson.Extension(root, "KHR_lights_punctual"), "lights", _ => "its lights are not used: "
            + "recipes have their own");
        Tell(GltfJson.Extension(root, "KHR_materials_variants"), "variants", _ => "of its material variants the "
            + "standard ones are shown");
    }

    /// <summary>
    /// Whether COLOR_0 is occlusion, as in the files that this suite writes; everywhere else it is a colour.
    /// </summary>
    public bool HasOcclusion { get; }

    /// <summary>What is said and not shown, one sentence each.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>The nodes of the default scene that show a mesh, in the order of the file's list.</summary>
    public Node[] ShownNodes(ModelRoot model)
    {
        Node[] meshes = [.. model.LogicalNodes.Where(node => node.Mesh is not null)];
        Node[] inScene = model.DefaultScene is null ? meshes
            : [.. Node.Flatten(model.DefaultScene).Where(node => node.Mesh is not null)
                .OrderBy(node => node.LogicalIndex)];
        if (inScene.Length < meshes.Length)
        {
            _remarks.Add($"{meshes.Length - inScene.Length} nodes with meshes are in no shown scene, and left out");
        }

        Node[] shown = [.. inScene.Where(node => !IsHidden(node))];
        if (shown.Length < inScene.Length)
        {
            _remarks.Add(
                $"{inScene.Length - shown.Length} nodes with meshes are hidden (KHR_node_visibility), and left out");
        }

        return shown;
    }

    /// <summary>Where a node puts its mesh: once, or once an instance.</summary>
    public IReadOnlyList<Matrix4x4> Places(Node node)
    {
        if (GltfJson.Key(GltfJson.Extension(Json(node), Instancing), "attributes") is not JsonObject attributes)
        {
            return [node.WorldMatrix];
        }

        Accessor? Of(string key) =>
            attributes[key] is JsonNode index ? node.LogicalParent.LogicalAccessors[index.GetValue<int>()] : null;
        Vector3[]? shifts = PrimitiveArrays.Whole(Of("TRANSLATION"), a => a.AsVector3Array());
        Quaternion[]? turns = PrimitiveArrays.Whole(Of("ROTATION"), a => a.AsQuaternionArray());
        Vector3[]? scales = PrimitiveArrays.Whole(Of("SCALE"), a => a.AsVector3Array());
        int[] counts = [.. ((int?[])[shifts?.Length, turns?.Length, scales?.Length]).OfType<int>().Distinct()];
        if (counts.Length != 1)
        {
            throw new InvalidDataException(
                $"its instances ({Instancing}) have no attribute that is read, or attributes of different lengths");
        }

        return [.. Enumerable.Range(0, counts[0]).Select(i => Placement.Product(
            Instance(shifts?[i] ?? Vector3.Zero, turns?[i] ?? Quaternion.Identity, scales?[i] ?? Vector3.One),
            node.WorldMatrix))];
    }

    /// <summary>The skin of a node; null without one.</summary>
    public GltfSkin? SkinOf(Node node)
    {
        int index = GltfJson.Value(GltfJson.Key(Json(node), "skin"), -1);
        return index < 0 ? null : GltfSkin.Read(_skins.ElementAtOrDefault(index), node.LogicalParent);
    }

    /// <summary>The morph targets of a primitive that have a weight where the node stands.</summary>
    public IReadOnlyList<(float Weight, JsonNode Target)> MorphsOf(Node node, MeshPrimitive primitive)
    {
        JsonNode? mesh = _meshes.ElementAtOrDefault(node.Mesh.LogicalIndex);
        JsonArray targets = GltfJson.Items(GltfJson.Item(mesh, "primitives", primitive.LogicalIndex), "targets");
        JsonArray weights = GltfJson.Key(Json(node), "weights") as JsonArray ?? GltfJson.Items(mesh, "weights");
        return [.. targets.Zip(weights, (target, weight) => ((float)GltfJson.Value(weight, 0.0), target!))
            .Where(morph => morph.Item1 != 0)];
    }

    private JsonNode? Json(Node node) => _nodes.ElementAtOrDefault(node.LogicalIndex);

    private bool IsHidden(Node node)
    {
        for (Node? at = node; at is not null; at = at.VisualParent)
        {
            if (!GltfJson.Value(GltfJson.Key(GltfJson.Extension(Json(at), "KHR_node_visibility"), "visible"), true))
            {
                return true;
            }
        }

        return false;
    }

    private void Tell(JsonNode? node, string key, Func<int, string> remark)
    {
        if (GltfJson.Items(node, key).Count is int count and > 0)
        {
            _remarks.Add(remark(count));
        }
    }

    private static Matrix4x4 Instance(Vector3 shift, Quaternion turn, Vector3 scale)
    {
        Matrix4x4 turned = turn == default ? Matrix4x4.CreateTranslation(shift)
            : Placement.Turn(turn.X, turn.Y, turn.Z, turn.W, shift);
        return Placement.Product(Matrix4x4.CreateScale(scale), turned);
    }
}
