using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Textures;
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
        foreach ((BaseTexture texture, MeshPart part) in TexturesOf(parts))
        {
            ArgumentNullException.ThrowIfNull(codec);
            pictures.Add(texture, Decode(texture, part, codec, ref pixels));
        }

        return pictures;
    }

    /// <summary>What is wrong with the textures on these parts, one sentence each.</summary>
    public static IReadOnlyList<string> ProblemsOf(IEnumerable<MeshPart> parts, PictureCodec codec)
    {
        List<string> problems = [];
        long pixels = 0;
        foreach ((BaseTexture texture, MeshPart part) in TexturesOf(parts))
        {
            try
            {
                _ = Decode(texture, part, codec, ref pixels);
            }
            catch (Exception error) when (error is InputException or MissingComponentException)
            {
                problems.Add(error.Message);
            }
        }

        return problems;
    }

    private static IEnumerable<(BaseTexture Texture, MeshPart Part)> TexturesOf(IEnumerable<MeshPart> parts) => parts
        .SelectMany(part => part.Runs.Select(run => (run.Texture, Part: part)))
        .Where(one => one.Texture is not null)
        .DistinctBy(one => one.Texture)
        .Select(one => (one.Texture!, one.Part));

    private static ColorImage Decode(BaseTexture texture, MeshPart part, PictureCodec codec, ref long pixels)
    {
        string front = $"{texture.Name} of part '{part.Name}'";
        if (texture.Problem is not null)
        {
            throw new InputException($"{front}: {texture.Problem}; mend it, or give the part a colour under 'parts' of the recipe");
        }

        PictureSize size = codec.ReadSize(texture.Encoded, front);
        pixels += (long)size.Width * size.Height;
        return Math.Max(size.Width, size.Height) <= BaseTexture.LargestSide && pixels <= MostPixels
            ? codec.Decode(texture.Encoded, front)
            : throw new InputException(FormattableString.Invariant(
                $"{front}: expected at most {BaseTexture.LargestSide} x {BaseTexture.LargestSide} pixels and {MostPixels / 1_000_000} million in all textures, found {size.Width} x {size.Height}"));
    }
}
