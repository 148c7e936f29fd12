using System.Numerics;
using System.Text.Json.Nodes;
using SharpGLTF.Schema2;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>The base colours of a glTF file, which <see cref="GltfDocument"/> takes out before the library sees them.</summary>
/// <remarks>Nothing here refuses a file: what is wrong with a texture is told to those who show it.</remarks>
internal sealed class GltfMaterials
{
    private readonly GltfPictures _pictures;
    private readonly JsonNode?[][] _materialOfPrimitive;
    private readonly JsonNode _root;
    private readonly Dictionary<int, (BaseTexture?, Vector3)> _known = [];

    /// <summary>Remembers what <paramref name="root"/> says of materials; the caller may then take it out.</summary>
    public GltfMaterials(string path, JsonNode root)
    {
        _pictures = new GltfPictures(path);
        Colors = new GltfBaseColors(root);
        _materialOfPrimitive = [.. Items(root["meshes"]).Select(mesh =>
            (JsonNode?[])[.. Items(Key(mesh, "primitives")).Select(primitive => Key(primitive, "material")?.DeepClone())])];
        _root = new JsonObject();
        foreach (string key in (string[])["materials", "textures", "images", "samplers"])
        {
            _root[key] = root[key]?.DeepClone();
        }
    }

    /// <summary>Names and colours of the materials.</summary>
    public GltfBaseColors Colors { get; }

    /// <summary>The texture of a primitive, null without one, and its base-colour factor.</summary>
    public (BaseTexture? Texture, Vector3 Factor) Of(MeshPrimitive primitive)
    {
        int mesh = primitive.LogicalParent.LogicalIndex;
        JsonNode? index = _materialOfPrimitive.ElementAtOrDefault(mesh)?.ElementAtOrDefault(primitive.LogicalIndex);
        if (index is null || !TryInt(index, out int material))
        {
            return (null, Vector3.One);
        }

        if (!_known.TryGetValue(material, out (BaseTexture?, Vector3) found))
        {
            JsonNode? pbr = Key(Items(_root["materials"]).ElementAtOrDefault(material), "pbrMetallicRoughness");
            bool hasCoordinates = primitive.GetVertexAccessor("TEXCOORD_0") is not null;
            found = (Texture(Key(pbr, "baseColorTexture"), hasCoordinates, primitive.LogicalParent.LogicalParent), Factor(Key(pbr, "baseColorFactor")));
            _known.Add(material, found);
        }

        return found;
    }

    private BaseTexture? Texture(JsonNode? info, bool hasCoordinates, ModelRoot model)
    {
        if (info is null)
        {
            return null;
        }

        string name = $"{_pictures.Path}: texture";
        try
        {
            int index = info["index"]!.GetValue<int>();
            name = $"{_pictures.Path}: texture {index}";
            JsonNode? transform = info["extensions"]?["KHR_texture_transform"];
            int set = (transform?["texCoord"] ?? info["texCoord"])?.GetValue<int>() ?? 0;
            if (set != 0 || !hasCoordinates)
            {
                return new BaseTexture { Name = name, Problem = $"lies on texture coordinates {set}, of which the mesh has none or the suite reads only 0" };
            }

            JsonNode texture = Item("textures", index);
            int source = (texture["source"] ?? texture["extensions"]?["EXT_texture_webp"]?["source"])!.GetValue<int>();
            JsonNode image = Item("images", source);
            name = $"{_pictures.Path}: texture '{GltfPictures.NameOf(image, source)}'";
            JsonNode? sampler = texture["sampler"] is JsonNode chosen ? Item("samplers", chosen.GetValue<int>()) : null;
            return new BaseTexture
            {
                Name = name,
                Encoded = _pictures.Read(source, image, model),
                WrapU = Wrap(sampler?["wrapS"]),
                WrapV = Wrap(sampler?["wrapT"]),
                IsSmooth = sampler?["magFilter"]?.GetValue<int>() != (int)TextureInterpolationFilter.NEAREST,
                Transform = Transform(transform),
            };
        }
        catch (Exception error)
        {
            // What broken JSON throws is not documented, so this boundary catches everything.
            return new BaseTexture { Name = name, Problem = error is InvalidDataException ? error.Message : $"cannot be read: {error.Message}" };
        }
    }

    /// <summary>As the extension says: scaled, then turned, then shifted; its angles turn counter-clockwise where v points down.</summary>
    private static Matrix3x2 Transform(JsonNode? transform)
    {
        Vector2 scale = Pair(transform?["scale"], Vector2.One);
        Vector2 offset = Pair(transform?["offset"], Vector2.Zero);
        double angle = transform?["rotation"]?.GetValue<double>() ?? 0;
        (float sin, float cos) = ((float)Math.Sin(angle), (float)Math.Cos(angle));
        return new Matrix3x2(cos * scale.X, -sin * scale.X, sin * scale.Y, cos * scale.Y, offset.X, offset.Y);
    }

    private static Vector2 Pair(JsonNode? pair, Vector2 standard) =>
        pair is null ? standard : new Vector2(pair[0]!.GetValue<float>(), pair[1]!.GetValue<float>());

    private static Vector3 Factor(JsonNode? factor)
    {
        float[] rgb = [.. Items(factor).Select(item => item is JsonValue value && value.TryGetValue(out float number) ? Math.Clamp(number, 0, 1) : 1)];
        return rgb.Length >= 3 ? new Vector3(rgb[0], rgb[1], rgb[2]) : Vector3.One;
    }

    private static TextureWrap Wrap(JsonNode? mode) => (TextureWrapMode?)mode?.GetValue<int>() switch
    {
        TextureWrapMode.CLAMP_TO_EDGE => TextureWrap.Clamp,
        TextureWrapMode.MIRRORED_REPEAT => TextureWrap.Mirror,
        _ => TextureWrap.Repeat,
    };

    private static bool TryInt(JsonNode node, out int value)
    {
        value = 0;
        return node is JsonValue number && number.TryGetValue(out value);
    }

    private static JsonArray Items(JsonNode? node) => node as JsonArray ?? [];

    private static JsonNode? Key(JsonNode? node, string key) => (node as JsonObject)?[key];

    private JsonNode Item(string key, int index) => Items(_root[key]).ElementAtOrDefault(index)
        ?? throw new InvalidDataException($"needs {key}[{index}], which the file lacks");
}
