using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Geometry;

/// <summary>Decodes the textures that a recipe shows, and those that cut parts out, within limits.</summary>
public static class TexturePictures
{
    /// <summary>Of all textures together: 192 MB as the driver keeps them.</summary>
    private const long MostPixels = 48_000_000;

    /// <summary>
    /// The alpha of all textures that cut something out of these parts, whatever colours a recipe gives them.
    /// </summary>
    /// <exception cref="InputException">One is missing, broken or too large; names file, texture and part.</exception>
    public static IReadOnlyDictionary<BaseTexture, AlphaImage> DecodeCuts(
        IEnumerable<MeshPart> parts, PictureCodec? codec)
    {
        Dictionary<BaseTexture, AlphaImage> alphas = [];
        long pixels = 0;
        foreach ((BaseTexture texture, MeshPart part) in TexturesOf(parts, run => run.Cut is not null))
        {
            Func<byte[], string, AlphaImage> decode = codec?.DecodeAlpha
                ?? throw new ArgumentException(
                    $"part '{part.Name}' is cut out by a texture, and there is nothing to decode it", nameof(codec));
            alphas.Add(texture, Decode(texture, part, codec, decode, ref pixels));
        }

        return alphas;
    }

    /// <summary>The pictures of all textures on these parts, each decoded once.</summary>
    /// <exception cref="InputException">One is missing, broken or too large; names file, texture and part.</exception>
    public static IReadOnlyDictionary<BaseTexture, ColorImage> Decode(IEnumerable<MeshPart> parts, PictureCodec? codec)
    {
        Dictionary<BaseTexture, ColorImage> pictures = [];
        long pixels = 0;
        foreach ((BaseTexture texture, MeshPart part) in TexturesOf(parts, _ => true))
        {
            ArgumentNullException.ThrowIfNull(codec);
            pictures.Add(texture, Decode(texture, part, codec, codec.Decode, ref pixels));
        }

        return pictures;
    }

    /// <summary>What is wrong with the textures on these parts, one sentence each.</summary>
    public static IReadOnlyList<string> ProblemsOf(IEnumerable<MeshPart> parts, PictureCodec codec)
    {
        List<string> problems = [];
        long pixels = 0;
        foreach ((BaseTexture texture, MeshPart part) in TexturesOf(parts, _ => true))
        {
            try
            {
                _ = Decode(texture, part, codec, codec.Decode, ref pixels);
            }
            catch (Exception error) when (error is InputException or MissingComponentException)
            {
                problems.Add(error.Message);
            }
        }

        return problems;
    }

    private static IEnumerable<(BaseTexture Texture, MeshPart Part)> TexturesOf(
        IEnumerable<MeshPart> parts, Func<MaterialRun, bool> isMeant) => parts
            .SelectMany(part => part.Runs.Where(isMeant).Select(run => (run.Texture, Part: part)))
            .Where(one => one.Texture is not null)
            .DistinctBy(one => one.Texture)
            .Select(one => (one.Texture!, one.Part));

    private static T Decode<T>(
        BaseTexture texture, MeshPart part, PictureCodec codec, Func<byte[], string, T> decode, ref long pixels)
    {
        string front = $"{texture.Name} of part '{part.Name}'";
        if (texture.Problem is not null)
        {
            throw new InputException($"{front}: {texture.Problem}; mend it"
                + (part.IsCut ? ": it cuts the part out" : ", or give the part a colour under 'parts' of the recipe"));
        }

        PictureSize size = codec.ReadSize(texture.Encoded, front);
        pixels += (long)size.Width * size.Height;
        return Math.Max(size.Width, size.Height) <= BaseTexture.LargestSide && pixels <= MostPixels
            ? decode(texture.Encoded, front)
            : throw new InputException(FormattableString.Invariant(
                $"{front}: expected at most {BaseTexture.LargestSide} x {BaseTexture.LargestSide} pixels and ")
                + FormattableString.Invariant($"{MostPixels / 1_000_000} million in all textures, ")
                + FormattableString.Invariant($"found {size.Width} x {size.Height}"));
    }
}
