namespace An8Suite.Core.Geometry.Textures;

/// <summary>The formats of pictures that glTF may hold, as which a dataset keeps its mesh.</summary>
public static class TextureFormats
{
    private const int ShortestFile = 16;

    /// <summary>Gives the picture back if it is of one of them, as far as its first bytes tell.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public static byte[] Require(byte[] picture)
    {
        ReadOnlySpan<byte> start = picture;
        bool isKnown = picture.Length >= ShortestFile
            && (start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])
                || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])
                || (start.StartsWith("RIFF"u8) && start[8..].StartsWith("WEBP"u8)));
        return isKnown ? picture : throw new InvalidDataException("is no PNG, JPEG or WebP picture; make it one");
    }
}
