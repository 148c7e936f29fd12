using System.Numerics;
using System.Text.Json.Nodes;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>Looks into the JSON of a glTF file, where anything may be missing or of another kind.</summary>
internal static class GltfJson
{
    /// <summary>What stands under a key.</summary>
    public static JsonNode? Key(JsonNode? node, string key) => (node as JsonObject)?[key];

    /// <summary>The items of a list under a key; none without one.</summary>
    public static JsonArray Items(JsonNode? node, string key) => Key(node, key) as JsonArray ?? [];

    /// <summary>An item of a list under a key.</summary>
    public static JsonNode? Item(JsonNode? node, string key, int index) => Items(node, key).ElementAtOrDefault(index);

    /// <summary>What an extension says of a node.</summary>
    public static JsonNode? Extension(JsonNode? node, string name) => Key(Key(node, "extensions"), name);

    /// <summary>A value of one type, else the standard one.</summary>
    public static T Value<T>(JsonNode? node, T standard) =>
        node is JsonValue value && value.TryGetValue(out T? found) ? found : standard;

    /// <summary>Three numbers; null where there are not three.</summary>
    public static Vector3? Vector(JsonNode? node)
    {
        float[] numbers = [.. (node as JsonArray ?? []).Select(item => (float)Value(item, double.NaN))];
        return numbers.Length >= 3 ? new Vector3(numbers[0], numbers[1], numbers[2]) : null;
    }
}
