using System.Numerics;
using System.Text.Json.Nodes;
using An8Suite.Core.Files;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>What a glTF material says and is not shown.</summary>
internal static class MaterialRemarks
{
    private const string Prefix = "KHR_materials_";
    private static readonly string[] Quiet =
    [
        "KHR_materials_pbrSpecularGlossiness",
        "KHR_materials_ior",
        "KHR_materials_specular",
        "KHR_materials_emissive_strength",
    ];
    private static readonly string[] SeeThrough =
        ["KHR_materials_transmission", "KHR_materials_diffuse_transmission", "KHR_materials_volume"];

    /// <summary>One sentence each.</summary>
    public static IEnumerable<string> Of(JsonNode? material)
    {
        string name = $"material '{OneLine.Short(GltfJson.Value(GltfJson.Key(material, "name"), string.Empty))}'";
        string[] extensions = [.. (GltfJson.Key(material, "extensions") as JsonObject ?? [])
            .Select(extension => extension.Key)];
        string mode = GltfJson.Value(GltfJson.Key(material, "alphaMode"), "OPAQUE");
        if (mode is not ("OPAQUE" or "MASK"))
        {
            yield return $"{name} is transparent (alphaMode {OneLine.Short(mode)}), which is not shown: "
                + "its parts are opaque, in pictures and masks; "
                + "alphaMode MASK is cut out";
        }

        if (extensions.FirstOrDefault(SeeThrough.Contains) is string through)
        {
            yield return $"{name} lets light through ({through}), which is not shown: its parts are opaque, "
                + "in pictures and masks";
        }

        if (extensions.Contains("KHR_materials_unlit"))
        {
            yield return $"{name} is to be shown without light (KHR_materials_unlit); it is lit as every other";
        }

        string[] others =
        [
            .. ((string[])["normalTexture", "occlusionTexture", "emissiveTexture"])
                .Where(key => GltfJson.Key(material, key) is not null),
            .. GltfJson.Vector(GltfJson.Key(material, "emissiveFactor")) is { } glow && glow != Vector3.Zero
                ? ["emissiveFactor"]
                : Array.Empty<string>(),
            .. GltfJson.Key(GltfJson.Key(material, "pbrMetallicRoughness"), "metallicRoughnessTexture") is not null
                ? ["metallicRoughnessTexture"]
                : Array.Empty<string>(),
            .. extensions.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)
                && key != "KHR_materials_unlit" && !Quiet.Contains(key) && !SeeThrough.Contains(key))
                .Select(OneLine.Short),
        ];
        if (others.Length > 0)
        {
            yield return $"{name}: {string.Join(", ", others)} {(others.Length == 1 ? "is" : "are")} not shown: gloss, "
                + "relief and glow are the suite's own";
        }
    }
}
