using System.Numerics;
using System.Text.Json.Nodes;
using SharpGLTF.Schema2;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>
/// The names, base colours, textures and cut-outs of a glTF file's materials, which <see cref="GltfDocument"/> takes
/// out before the library sees them.
/// </summary>
/// <remarks>
/// Nothing here refuses a file: what cannot be read is no colour, and what is wrong with a texture is told to those who
/// show it.
/// </remarks>
internal sealed class GltfMaterials
{
    private const double StandardCutoff = 0.5;
    private const string SpecularGlossiness = "KHR_materials_pbrSpecularGlossiness";

    private readonly int[][] _materialOfPrimitive;
    private readonly JsonNode?[] _materials;
    private readonly GltfTextureReader _textures;
    private readonly Dictionary<(int Material, bool HasCoordinates), GltfMaterial> _known = [];

    /// <summary>Remembers what <paramref name="root"/> says of materials; the caller may then take it out.</summary>
    public GltfMaterials(string path, JsonNode root)
    {
        _materialOfPrimitive = [.. GltfJson.Items(root, "meshes").Select(mesh =>
            (int[])[.. GltfJson.Items(mesh, "primitives")
                .Select(primitive => GltfJson.Value(GltfJson.Key(primitive, "material"), -1))])];
        _materials = [.. GltfJson.Items(root, "materials").Select(material => material?.DeepClone())];
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
        if (!_known.TryGetValue((index, hasCoordinates), out GltfMaterial? found))
        {
            found = Read(_materials[index], hasCoordinates, primitive.LogicalParent.LogicalParent);
            _known.Add((index, hasCoordinates), found);
        }

        return found;
    }

    private GltfMaterial Read(JsonNode? material, bool hasCoordinates, ModelRoot model)
    {
        JsonNode? older = GltfJson.Extension(material, SpecularGlossiness);
        JsonNode? surface = older ?? GltfJson.Key(material, "pbrMetallicRoughness");
        JsonArray rgba = GltfJson.Items(surface, older is null ? "baseColorFactor" : "diffuseFactor");
        double[] rgb = [.. rgba.Take(3).Select(item => GltfJson.Value(item, 1.0))];
        float[] factor = [.. rgb.Select(value => (float)Math.Clamp(value, 0, 1))];
        return new GltfMaterial
        {
            Name = GltfJson.Value<string?>(GltfJson.Key(material, "name"), null),
            Color = rgb.Length == 3 ? LinearColor.ToSrgb(rgb[0], rgb[1], rgb[2]) : null,
            Texture = GltfJson.Key(surface, older is null ? "baseColorTexture" : "diffuseTexture") is JsonNode texture
                ? _textures.Read(texture, hasCoordinates, model)
                : null,
            Factor = factor.Length == 3 ? new Vector3(factor) : Vector3.One,
            Alpha = (float)GltfJson.Value(rgba.ElementAtOrDefault(3), 1.0),
            Cutoff = GltfJson.Value(GltfJson.Key(material, "alphaMode"), string.Empty) == "MASK"
                ? (float)GltfJson.Value(GltfJson.Key(material, "alphaCutoff"), StandardCutoff)
                : null,
            Remarks = [.. MaterialRemarks.Of(material)],
        };
    }
}
