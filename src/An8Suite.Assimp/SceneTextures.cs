using An8Suite.Core.Files;
using An8Suite.Core.Geometry.Textures;

namespace An8Suite.Assimp;

/// <summary>
/// The base-colour textures of a scene's materials: from files in the mesh's folder or below, or from the mesh file
/// itself.
/// </summary>
internal sealed unsafe class SceneTextures(AssimpScene* scene, string path, string name)
{
    private const uint Diffuse = 1, BaseColor = 12;
    private const uint ByCoordinates = 0;
    private const uint Clamp = 1, Mirror = 2;
    private const string TransformKey = "$tex.uvtrafo";

    private readonly PictureLimits _limits = new();
    private readonly Dictionary<nint, Lazy<byte[]>> _held = []; // which remember failures
    private readonly Dictionary<(uint Material, bool HasCoordinates), BaseTexture?> _known = [];

    private SidePictures Beside => field ??= new SidePictures(new MeshFolder(path), _limits);

    /// <summary>The texture of a material; null without one.</summary>
    public BaseTexture? Of(uint material, bool hasCoordinates)
    {
        if (material >= scene->MaterialCount)
        {
            return null;
        }

        if (!_known.TryGetValue((material, hasCoordinates), out BaseTexture? texture))
        {
            texture = Read(scene->Materials[material], BaseColor, hasCoordinates)
                ?? Read(scene->Materials[material], Diffuse, hasCoordinates);
            _known.Add((material, hasCoordinates), texture);
        }

        return texture;
    }

    private BaseTexture? Read(nint material, uint type, bool hasCoordinates)
    {
        byte* text = stackalloc byte[AssimpScene.StringBytes];
        uint mapping = ByCoordinates, channel = 0;
        uint* wraps = stackalloc uint[3] { 0, 0, 0 };
        if (AssimpLibrary.MaterialTexture(material, type, 0, text, &mapping, &channel, null, null, wraps, null) != 0)
        {
            return null;
        }

        string file = AssimpScene.Text(text) ?? string.Empty;
        var texture = new BaseTexture
        {
            Name = $"{name}: texture '{file.TrimStart('*')}'",
            WrapU = Wrap(wraps[0]),
            WrapV = Wrap(wraps[1]),

            // The library's v runs up, a picture's rows run down.
            Transform = new TexturePlacement(new(1, -1), 0, new(0, 1)),
        };
        if (mapping != ByCoordinates || channel != 0 || !hasCoordinates)
        {
            return texture with
            {
                Problem = "does not lie on the first texture coordinates of the mesh, which alone are read",
            };
        }

        float* transform = stackalloc float[5];
        if (AssimpLibrary.MaterialTransform(material, TransformKey, type, 0, transform) == 0 && !IsIdentity(transform))
        {
            return texture with
            {
                Problem = "is shifted, scaled or turned by its material, which is read from .glb and .gltf alone",
            };
        }

        try
        {
            return texture with { Encoded = Picture(file) };
        }
        catch (Exception error) when (error is InvalidDataException
            or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return texture with { Problem = error.Message };
        }
    }

    private static bool IsIdentity(float* transform) =>
        transform[0] == 0 && transform[1] == 0 && transform[2] == 1 && transform[3] == 1 && transform[4] == 0;

    private byte[] Picture(string file)
    {
        nint held = (nint)Embedded(file);
        if (held == 0)
        {
            return Beside.Read(file);
        }

        if (!_held.TryGetValue(held, out Lazy<byte[]>? picture))
        {
            _held.Add(
                held, picture = new Lazy<byte[]>(() => TextureFormats.Require(Bytes((AssimpScene.Texture*)held))));
        }

        return picture.Value;
    }

    private AssimpScene.Texture* Embedded(string file)
    {
        if (file.StartsWith('*') && uint.TryParse(file.AsSpan(1), out uint index))
        {
            return index < scene->TextureCount ? scene->Textures[index]
                : throw new InvalidDataException($"is number {index} of {scene->TextureCount} in the file");
        }

        for (uint i = 0; i < scene->TextureCount; i++)
        {
            if (AssimpScene.Text(scene->Textures[i]->FileName) is string held && FileName(held) == FileName(file))
            {
                return scene->Textures[i];
            }
        }

        return null;
    }

    private byte[] Bytes(AssimpScene.Texture* texture)
    {
        if (texture->Height != 0)
        {
            throw new InvalidDataException("is held in the file as bare pixels, which are not read");
        }

        _limits.Count(texture->Width);
        return new Span<byte>(texture->Bytes, (int)texture->Width).ToArray();
    }

    private static string FileName(string file) => file[(file.LastIndexOfAny(['/', '\\']) + 1)..];

    private static TextureWrap Wrap(uint mode) => mode switch
    {
        Clamp => TextureWrap.Clamp,
        Mirror => TextureWrap.Mirror,
        _ => TextureWrap.Repeat,
    };
}
