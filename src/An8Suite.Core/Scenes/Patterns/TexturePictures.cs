using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Patterns;

/// <summary>Decodes the textures that a recipe shows, within limits.</summary>
internal static class TexturePictures
{
    /// <summary>Of all textures together: 192 MB as the driver keeps them.</summary>
    private const long MostPixels = 48_000_000;

    /// <summary>The pictures of all textures on these parts, each decoded once.</summary>
    /// <exception cref="InputException">One is missing, broken or too large; names file, texture and part.</exception>
    public static IReadOnlyDictionary<BaseTexture, ColorImage> Decode(IEnumerable<MeshPart> parts, PictureCodec? codec)
    {
        Dictionary<BaseTexture, ColorImage> pictures = [];
        long pixels = 0;
        foreach ((MeshPart part, BaseTexture? texture) in parts.SelectMany(part => part.Runs.Select(run => (part, run.Texture))))
        {
            if (texture is null || pictures.ContainsKey(texture))
            {
                continue;
            }

            string front = $"{texture.Name} of part '{part.Name}'";
            if (texture.Problem is not null)
            {
                throw new InputException($"{front}: {texture.Problem}; mend it, or give the part a colour under 'parts' of the recipe");
            }

            ArgumentNullException.ThrowIfNull(codec);
            PictureSize size = codec.ReadSize(texture.Encoded, front);
            pixels += (long)size.Width * size.Height;
            if (Math.Max(size.Width, size.Height) > BaseTexture.LargestSide || pixels > MostPixels)
            {
                throw new InputException(FormattableString.Invariant(
                    $"{front}: expected at most {BaseTexture.LargestSide} x {BaseTexture.LargestSide} pixels and {MostPixels / 1_000_000} million in all textures, found {size.Width} x {size.Height}"));
            }

            pictures.Add(texture, codec.Decode(texture.Encoded, front));
        }

        return pictures;
    }
}
