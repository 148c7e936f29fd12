using System.Numerics;
using System.Text.Json.Nodes;
using An8Suite.Core.Files;
using An8Suite.Core.Geometry.Textures;
using SharpGLTF.Schema2;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>Reads the base-colour textures that materials of a glTF file name.</summary>
internal sealed class GltfTextureReader
{
    private readonly GltfPictures _pictures;
    private readonly JsonObject _root = [];

    /// <summary>Remembers what <paramref name="root"/> says of textures; the caller may then take it out.</summary>
    public GltfTextureReader(string path, JsonNode root)
    {
        _pictures = new GltfPictures(path);
        foreach (string key in (string[])["textures", "images", "samplers"])
        {
            _root[key] = root[key]?.DeepClone();
        }
    }

    /// <summary>The texture, or what is wrong with it.</summary>
    /// <param name="info">The material's <c>baseColorTexture</c>.</param>
    /// <param name="hasCoordinates">Whether the primitive has TEXCOORD_0.</param>
    /// <param name="model">Holds the pictures that lie in buffers.</param>
    public BaseTexture Read(JsonNode info, bool hasCoordinates, ModelRoot model)
    {
        string name = $"{_pictures.Path}: texture";
        try
        {
            int index = info["index"]!.GetValue<int>();
            name = $"{_pictures.Path}: texture {index}";
            JsonNode? transform = info["extensions"]?["KHR_texture_transform"];
            int set = (transform?["texCoord"] ?? info["texCoord"])?.GetValue<int>() ?? 0;
            if (set != 0 || !hasCoordinates)
            {
                return new BaseTexture
                {
                    Name = name,
                    Problem = $"lies on texture coordinates {set}, of which the mesh has none or the suite "
                        + "reads only 0",
                };
            }

            JsonNode texture = Item("textures", index);
            int source = SourceOf(texture);
            JsonNode image = Item("images", source);
            name = $"{_pictures.Path}: texture '{GltfPictures.NameOf(image, source)}'";
            JsonNode? sampler = texture["sampler"] is JsonNode chosen ? Item("samplers", chosen.GetValue<int>()) : null;
            var placed = new TexturePlacement(
                Pair(transform?["scale"], Vector2.One),
                transform?["rotation"]?.GetValue<float>() ?? 0,
                Pair(transform?["offset"], Vector2.Zero));
            return !placed.IsFinite
                ? throw new InvalidDataException("is shifted, scaled or turned by numbers that are not finite")
                : new BaseTexture
                {
                    Name = name,
                    Encoded = TextureFormats.Require(_pictures.Read(source, image, model)),
                    WrapU = Wrap(sampler?["wrapS"]),
                    WrapV = Wrap(sampler?["wrapT"]),
                    IsSmooth = sampler?["magFilter"]?.GetValue<int>() != (int)TextureInterpolationFilter.NEAREST,
                    Transform = placed,
                };
        }
        catch (Exception error)
        {
            // What broken JSON throws is not documented, so this boundary catches everything.
            return new BaseTexture
            {
                Name = name,
                Problem = error is InvalidDataException ? error.Message
                    : $"cannot be read: {OneLine.Message(error.Message)}",
            };
        }
    }

    private static int SourceOf(JsonNode texture)
    {
        JsonNode? source = texture["source"] ?? GltfJson.Key(GltfJson.Extension(texture, "EXT_texture_webp"), "source");
        string? other = (GltfJson.Key(texture, "extensions") as JsonObject)
            ?.Select(extension => extension.Key).FirstOrDefault();
        return source?.GetValue<int>() ?? throw new InvalidDataException(other is null
            ? "has no picture"
            : "has a picture of the extension "
                + $"{OneLine.Short(other)}{(other == "KHR_texture_basisu" ? " (KTX2)" : string.Empty)} alone, "
                + "which is not read; "
                + "export it again with PNG, JPEG or WebP pictures");
    }

    private static Vector2 Pair(JsonNode? pair, Vector2 standard) =>
        pair is null ? standard : new Vector2(pair[0]!.GetValue<float>(), pair[1]!.GetValue<float>());

    private static TextureWrap Wrap(JsonNode? mode) => (TextureWrapMode?)mode?.GetValue<int>() switch
    {
        TextureWrapMode.CLAMP_TO_EDGE => TextureWrap.Clamp,
        TextureWrapMode.MIRRORED_REPEAT => TextureWrap.Mirror,
        _ => TextureWrap.Repeat,
    };

    private JsonNode Item(string key, int index) => (_root[key] as JsonArray)?.ElementAtOrDefault(index)
        ?? throw new InvalidDataException($"needs {key}[{index}], which the file lacks");
}
