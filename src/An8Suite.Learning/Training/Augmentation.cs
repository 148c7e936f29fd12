using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Training;

/// <summary>Random changes of the training images that leave their class what it is.</summary>
/// <remarks>
/// What happens to an image depends on the seed, the epoch and the image's number alone, so neither the batch it comes
/// in nor the other kinds matter. <c>flip</c> mirrors left and right, one image in two. <c>shift</c> moves an image by
/// up to an eighth of its sides; what comes in is the edge's pixels, repeated. <c>brightness</c> multiplies every value
/// with one factor from 0.8 to 1.2; where colour tells the classes apart, as in the datasets of flowers, it may destroy
/// what is to be learnt.
/// </remarks>
public sealed class Augmentation
{
    /// <summary>What <see cref="TrainingOptions.Augment"/> holds when images stay as they are.</summary>
    public const string None = "none";

    private const double MostBrightness = 0.2;
    private const int ShiftShare = 8;

    private static readonly Dictionary<string, Func<ColorImage, CounterRandom, ColorImage>> Kinds = new(
        StringComparer.Ordinal)
    {
        ["flip"] = (image, random) => random.NextInt32(2) == 0 ? image : Mirrored(image),
        ["shift"] = (image, random) => Shifted(image, Draw(random, image.Width), Draw(random, image.Height)),
        ["brightness"] = (image, random) => Scaled(image, 1 + (MostBrightness * ((2 * random.NextDouble()) - 1))),
    };

    private readonly ulong _seed;
    private readonly string[] _kinds;

    /// <summary>The changes that <paramref name="options"/> name.</summary>
    public Augmentation(TrainingOptions options)
    {
        (_seed, _kinds) = (options.Seed, Split(options.Augment));
    }

    /// <summary>The valid names.</summary>
    public static IReadOnlyCollection<string> Names => Kinds.Keys;

    /// <summary>The names of a comma-separated list, in the order in which the changes are made.</summary>
    /// <exception cref="InputException">A name that is none of them; the message says the nearest.</exception>
    public static string[] Split(string text)
    {
        string[] words = text.Split(',', StringSplitOptions.TrimEntries);
        if (words is [None])
        {
            return [];
        }

        string? unknown = Array.Find(words, word => !Kinds.ContainsKey(word));
        return unknown is null
            ? [.. Kinds.Keys.Where(words.Contains)]
            : throw new InputException(
                $"unknown augmentation '{unknown}'; {NearestName.Hint(unknown, [None, .. Names])}");
    }

    /// <summary>
    /// The image number <paramref name="number"/> of the training set as epoch <paramref name="epoch"/> sees it.
    /// </summary>
    public ColorImage Apply(ColorImage image, int epoch, int number)
    {
        foreach (string kind in _kinds)
        {
            image = Kinds[kind](
                image, new CounterRandom(_seed, $"augment:{kind}", ((ulong)epoch << 32) | (uint)number));
        }

        return image;
    }

    /// <summary>The mirror image: left is right.</summary>
    internal static ColorImage Mirrored(ColorImage image) => Mapped(image, (x, y) => (image.Width - 1 - x, y));

    /// <summary>The image moved right and down, its edge repeated where nothing came in.</summary>
    internal static ColorImage Shifted(ColorImage image, int right, int down) => Mapped(image, (x, y) => (
        Math.Clamp(x - right, 0, image.Width - 1), Math.Clamp(y - down, 0, image.Height - 1)));

    /// <summary>Every value times <paramref name="factor"/>, rounded and cut off at 255.</summary>
    internal static ColorImage Scaled(ColorImage image, double factor)
    {
        byte[] table = [.. Enumerable.Range(0, 256).Select(value => (byte)Math.Min(255, Math.Round(value * factor)))];
        return new ColorImage(image.Width, image.Height, Array.ConvertAll(image.Rgb, value => table[value]));
    }

    private static int Draw(CounterRandom random, int side)
    {
        int most = side / ShiftShare;
        return random.NextInt32((2 * most) + 1) - most;
    }

    private static ColorImage Mapped(ColorImage image, Func<int, int, (int X, int Y)> source)
    {
        byte[] rgb = new byte[image.Rgb.Length];
        for (int y = 0; y < image.Height; y++)
        {
            for (int x = 0; x < image.Width; x++)
            {
                (int fromX, int fromY) = source(x, y);
                image.Rgb.AsSpan(((fromY * image.Width) + fromX) * 3, 3)
                    .CopyTo(rgb.AsSpan(((y * image.Width) + x) * 3, 3));
            }
        }

        return new ColorImage(image.Width, image.Height, rgb);
    }
}
