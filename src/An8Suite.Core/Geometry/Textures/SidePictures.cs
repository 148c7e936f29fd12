using An8Suite.Core.Files;

namespace An8Suite.Core.Geometry.Textures;

/// <summary>Pictures that lie beside a mesh, each read once.</summary>
public sealed class SidePictures(MeshFolder folder, PictureLimits limits)
{
    private readonly Dictionary<string, Lazy<byte[]>> _known = []; // which remember failures

    /// <summary>
    /// The texture with the picture that <paramref name="file"/> names, or with what is wrong with that.
    /// </summary>
    public BaseTexture Into(BaseTexture texture, string file)
    {
        try
        {
            return texture with { Encoded = Read(file) };
        }
        catch (Exception error) when (error is InvalidDataException
            or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return texture with { Problem = error.Message };
        }
    }

    /// <summary>The picture; throws <see cref="InvalidDataException"/> with what is wrong.</summary>
    public byte[] Read(string file)
    {
        if (!_known.TryGetValue(file, out Lazy<byte[]>? picture))
        {
            _known.Add(file, picture = new Lazy<byte[]>(() => TextureFormats.Require(Bytes(file))));
        }

        return picture.Value;
    }

    private byte[] Bytes(string file)
    {
        // Whoever made the file may have named a place on a machine of their own.
        string at = folder.PathOf(file);
        at = folder.IsBelow(at) && File.Exists(at) ? at : folder.PathOf(file[(file.LastIndexOfAny(['/', '\\']) + 1)..]);
        FileInfo found = new(at);
        if (!found.Exists)
        {
            throw new InvalidDataException("there is no such file beside the mesh");
        }

        if (!folder.Holds(at))
        {
            throw new InvalidDataException(
                "lies behind a link, which may lead out of the mesh's folder; put the file itself there");
        }

        if (!RegularFile.Is(at))
        {
            throw new InvalidDataException("is not a regular file");
        }

        limits.Count(found.Length);
        return File.ReadAllBytes(at);
    }
}
