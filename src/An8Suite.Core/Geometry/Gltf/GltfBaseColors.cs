using System.Text.Json.Nodes;
using An8Suite.Core.Imaging;
using SharpGLTF.Schema2;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>The names and base colours of a glTF file's materials, which are taken out before the library sees them.</summary>
/// <remarks>Nothing here refuses a file: what cannot be read is no colour.</remarks>
internal sealed class GltfBaseColors
{
    private readonly int[][] _materialOfPrimitive;
    private readonly (string? Name, SrgbColor? Color)[] _materials;

    /// <summary>Remembers what <paramref name="root"/> says of materials.</summary>
    public GltfBaseColors(JsonNode root)
    {
        _materialOfPrimitive = [.. Items(Key(root, "meshes")).Select(mesh =>
            (int[])[.. Items(Key(mesh, "primitives")).Select(primitive => Value(Key(primitive, "material"), -1))])];
        _materials = [.. Items(Key(root, "materials")).Select(material =>
            (Value<string?>(Key(material, "name"), null), Color(Key(Key(material, "pbrMetallicRoughness"), "baseColorFactor"))))];
    }

    /// <summary>The material's name and base colour, each null where the file does not say it.</summary>
    public (string? Name, SrgbColor? Color) Of(MeshPrimitive primitive)
    {
        int[] materials = _materialOfPrimitive.ElementAtOrDefault(primitive.LogicalParent.LogicalIndex) ?? [];
        int index = primitive.LogicalIndex < materials.Length ? materials[primitive.LogicalIndex] : -1;
        return index >= 0 && index < _materials.Length ? _materials[index] : (null, null);
    }

    private static SrgbColor? Color(JsonNode? factor)
    {
        double[] rgb = [.. Items(factor).Take(3).Select(item => Value(item, 1.0))];
        return rgb.Length == 3 ? LinearColor.ToSrgb(rgb[0], rgb[1], rgb[2]) : null;
    }

    private static T Value<T>(JsonNode? node, T standard) => node is JsonValue value && value.TryGetValue(out T? found) ? found : standard;

    private static JsonArray Items(JsonNode? node) => node as JsonArray ?? [];

    private static JsonNode? Key(JsonNode? node, string key) => (node as JsonObject)?[key];
}
