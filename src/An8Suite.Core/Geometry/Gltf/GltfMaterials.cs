using System.Numerics;
using System.Text.Json.Nodes;
using An8Suite.Core.Imaging;
using SharpGLTF.Schema2;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>The names, base colours and textures of a glTF file's materials, which <see cref="GltfDocument"/> takes out before the library sees them.</summary>
/// <remarks>Nothing here refuses a file: what cannot be read is no colour, and what is wrong with a texture is told to those who show it.</remarks>
internal sealed class GltfMaterials
{
    private readonly int[][] _materialOfPrimitive;
    private readonly JsonNode?[] _materials;
    private readonly GltfTextureReader _textures;
    private readonly Dictionary<(int Material, bool HasCoordinates), GltfMaterial> _known = [];

    /// <summary>Remembers what <paramref name="root"/> says of materials; the caller may then take it out.</summary>
    public GltfMaterials(string path, JsonNode root)
    {
        _materialOfPrimitive = [.. Items(Key(root, "meshes")).Select(mesh =>
            (int[])[.. Items(Key(mesh, "primitives")).Select(primitive => Value(Key(primitive, "material"), -1))])];
        _materials = [.. Items(Key(root, "materials")).Select(material => material?.DeepClone())];
        _textures = new GltfTextureReader(path, root);
    }

    /// <summary>The material of a primitive.</summary>
    public GltfMaterial Of(MeshPrimitive primitive)
    {
        int[] indices = _materialOfPrimitive.ElementAtOrDefault(primitive.LogicalParent.LogicalIndex) ?? [];
        int index = primitive.LogicalIndex < indices.Length ? indices[primitive.LogicalIndex] : -1;
        if (index < 0 || index >= _materials.Length)
        {
            return GltfMaterial.None;
        }

        bool hasCoordinates = primitive.GetVertexAccessor("TEXCOORD_0") is not null;
        if (!_known.TryGetValue((index, hasCoordinates), out GltfMaterial found))
        {
            found = Read(_materials[index], hasCoordinates, primitive.LogicalParent.LogicalParent);
            _known.Add((index, hasCoordinates), found);
        }

        return found;
    }

    private GltfMaterial Read(JsonNode? material, bool hasCoordinates, ModelRoot model)
    {
        JsonNode? surface = Key(material, "pbrMetallicRoughness");
        double[] rgb = [.. Items(Key(surface, "baseColorFactor")).Take(3).Select(item => Value(item, 1.0))];
        SrgbColor? color = rgb.Length == 3 ? LinearColor.ToSrgb(rgb[0], rgb[1], rgb[2]) : null;
        float[] factor = [.. rgb.Select(value => (float)Math.Clamp(value, 0, 1))];
        return new GltfMaterial(
            Value<string?>(Key(material, "name"), null),
            color,
            Key(surface, "baseColorTexture") is JsonNode texture ? _textures.Read(texture, hasCoordinates, model) : null,
            factor.Length == 3 ? new Vector3(factor) : Vector3.One);
    }

    private static T Value<T>(JsonNode? node, T standard) => node is JsonValue value && value.TryGetValue(out T? found) ? found : standard;

    private static JsonArray Items(JsonNode? node) => node as JsonArray ?? [];

    private static JsonNode? Key(JsonNode? node, string key) => (node as JsonObject)?[key];
}
