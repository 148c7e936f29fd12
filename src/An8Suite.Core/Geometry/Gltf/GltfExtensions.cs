using System.Text.Json.Nodes;
using An8Suite.Core.Files;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>
/// The extensions that a glTF file uses: refused where the shape hangs on one that is not read, told where less does.
/// </summary>
internal static class GltfExtensions
{
    private const string Draco = "KHR_draco_mesh_compression";
    private static readonly string[] Meshopt = ["EXT_meshopt_compression", "KHR_meshopt_compression"];

    /// <summary>Honoured, or told where they stand: at textures, materials and lights.</summary>
    private static readonly string[] Known =
    [
        "KHR_texture_transform", "KHR_mesh_quantization", "KHR_node_visibility",
        "EXT_mesh_gpu_instancing", "EXT_texture_webp",
        "KHR_texture_basisu", "MSFT_texture_dds", "EXT_texture_avif",
        "KHR_lights_punctual", "KHR_xmp", "KHR_xmp_json_ld", "KHR_animation_pointer",
    ];

    private static readonly Dictionary<string, string> Remedies = new()
    {
        [Draco] = "its triangles are Draco-compressed; open it in Blender and export it again without compression",
        [Meshopt[0]] = "its buffers are meshopt-compressed; write it again without, for example with gltfpack "
            + "without -c",
        [Meshopt[1]] = "its buffers are meshopt-compressed; write it again without, for example with gltfpack "
            + "without -c",
    };

    /// <summary>
    /// Throws <see cref="InputException"/> where the file cannot be shown rightly without an extension that is not
    /// read.
    /// </summary>
    public static void Check(string path, JsonNode root)
    {
        string[] refused =
        [
            .. Names(root, "extensionsRequired").Where(name => !IsKnown(name)),
            .. NeedsDraco(root) ? [Draco] : Array.Empty<string>(),
            .. Meshopt.Where(name => GltfJson.Items(root, "buffers")
                .Any(buffer => GltfJson.Key(GltfJson.Extension(buffer, name), "fallback") is not null)),
        ];
        if (refused.Length > 0)
        {
            string name = OneLine.Short(refused[0]);
            throw new InputException($"{path}: needs the glTF extension {name}, which is not read: "
                + Remedies.GetValueOrDefault(refused[0], "export it again without that extension"));
        }
    }

    /// <summary>The extensions that are used, not required and not read, one sentence each.</summary>
    public static IEnumerable<string> Remarks(JsonNode root) => Names(root, "extensionsUsed").Distinct()
        .Where(name => !IsKnown(name) && !Remedies.ContainsKey(name))
        .Select(name => $"the glTF extension {OneLine.Short(name)} is not read");

    private static bool IsKnown(string name) =>
        Known.Contains(name) || name.StartsWith("KHR_materials_", StringComparison.Ordinal);

    // A file may hold a compressed and a plain version; then the plain one is read.
    private static bool NeedsDraco(JsonNode root)
    {
        JsonNode?[] accessors = [.. GltfJson.Items(root, "accessors")];
        return GltfJson.Items(root, "meshes").SelectMany(mesh => GltfJson.Items(mesh, "primitives"))
            .Where(primitive => GltfJson.Extension(primitive, Draco) is not null)
            .Select(primitive => GltfJson.Value(GltfJson.Key(GltfJson.Key(primitive, "attributes"), "POSITION"), -1))
            .Any(index => GltfJson.Key(accessors.ElementAtOrDefault(index), "bufferView") is null);
    }

    private static IEnumerable<string> Names(JsonNode root, string key) =>
        GltfJson.Items(root, key).Select(name => GltfJson.Value(name, string.Empty)).Where(name => name.Length > 0);
}
