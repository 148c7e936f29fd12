using System.Text.Json;
using System.Text.Json.Nodes;
using An8Suite.Core.Geometry.Gltf;

namespace An8Suite.Core.Geometry;

/// <summary>The files that a mesh file names: buffers and pictures of .gltf, materials of .obj.</summary>
public static class SideFiles
{
    private const string ObjMaterials = "mtllib ";

    /// <summary>Their paths, whether they exist or not; none where the mesh file itself cannot be read.</summary>
    public static IReadOnlyList<string> Of(string path)
    {
        try
        {
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".gltf" => [.. OfGltf(path)],
                ".obj" => [.. OfObj(path)],
                _ => [],
            };
        }
        catch (Exception error) when (
            error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or ArgumentException)
        {
            return [];
        }
    }

    private static IEnumerable<string> OfGltf(string path)
    {
        var root = JsonNode.Parse(File.ReadAllBytes(path)) as JsonObject;
        foreach (JsonNode? item in ((string[])["buffers", "images"]).SelectMany(key => root?[key] as JsonArray ?? []))
        {
            if ((item as JsonObject)?["uri"] is JsonValue value && value.TryGetValue(out string? uri) && !GltfPictures.IsInline(uri)
                && GltfDocument.IsBeside(path, uri, out string file))
            {
                yield return file;
            }
        }
    }

    private static IEnumerable<string> OfObj(string path) => File.ReadLines(path)
        .Where(line => line.StartsWith(ObjMaterials, StringComparison.Ordinal))
        .Select(line => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, line[ObjMaterials.Length..].Trim()));
}
