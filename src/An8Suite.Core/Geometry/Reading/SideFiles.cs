using System.Text.Json;
using System.Text.Json.Nodes;
using An8Suite.Core.Files;
using An8Suite.Core.Geometry.Gltf;
using An8Suite.Core.Geometry.Wavefront;

namespace An8Suite.Core.Geometry.Reading;

/// <summary>
/// The files that a mesh file names: buffers and pictures of .gltf, materials of .obj and their pictures.
/// </summary>
public static class SideFiles
{
    private const string ObjMaterials = "mtllib ", ObjPicture = "map_Kd ";

    /// <summary>Their paths, whether they exist or not; none where the mesh file itself cannot be read.</summary>
    public static IReadOnlyList<string> Of(string path)
    {
        try
        {
            MeshFolder folder = new(path);
            IEnumerable<string> named = Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".gltf" => OfGltf(path),
                ".obj" => OfObj(path, folder),
                _ => [],
            };
            return [.. named.Select(folder.PathOf).Where(folder.IsBelow)];
        }
        catch (Exception error) when (
            error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException
                or ArgumentException)
        {
            return [];
        }
    }

    private static IEnumerable<string> OfGltf(string path)
    {
        var root = JsonNode.Parse(File.ReadAllBytes(path)) as JsonObject;
        foreach (JsonNode? item in ((string[])["buffers", "images"]).SelectMany(key => root?[key] as JsonArray ?? []))
        {
            if ((item as JsonObject)?["uri"] is JsonValue value
                && value.TryGetValue(out string? uri) && !DataUri.Is(uri))
            {
                yield return Uri.UnescapeDataString(uri);
            }
        }
    }

    private static IEnumerable<string> OfObj(string path, MeshFolder folder)
    {
        foreach (string materials in Named(path, ObjMaterials))
        {
            yield return materials;
            string file = folder.PathOf(materials);
            foreach (string picture in folder.Holds(file) && RegularFile.Is(file) ? Named(file, ObjPicture) : [])
            {
                yield return MtlMap.Of(picture).File;
            }
        }
    }

    private static IEnumerable<string> Named(string file, string key) => File.ReadLines(file)
        .Select(line => line.Trim())
        .Where(line => line.StartsWith(key, StringComparison.Ordinal))
        .Select(line => line[key.Length..].Trim());
}
