using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Faithfulness;

/// <summary>Copies of an image in which some pixels show the background.</summary>
internal static class Perturbed
{
    private const int Channels = 3;

    /// <summary>
    /// From one picture to another in so many steps, both ends included: picture k shows <paramref name="to"/> at the
    /// first k / steps of <paramref name="order"/>, rounded to whole pixels.
    /// </summary>
    public static IEnumerable<ColorImage> Between(ColorImage from, ColorImage to, int[] order, int steps)
    {
        byte[] rgb = [.. from.Rgb];
        int changed = 0;
        for (int step = 0; step <= steps; step++)
        {
            int end = (int)Math.Round((double)step * order.Length / steps);
            for (; changed < end; changed++)
            {
                int at = Channels * order[changed];
                to.Rgb.AsSpan(at, Channels).CopyTo(rgb.AsSpan(at));
            }

            yield return new ColorImage(from.Width, from.Height, [.. rgb]);
        }
    }

    /// <summary>The top left corners of square patches that lie within the picture, uniformly drawn.</summary>
    public static (int X, int Y)[] Patches(ColorImage image, FaithfulnessOptions options, string id)
    {
        var random = new CounterRandom(options.Seed, $"faithfulness-patches/{id}", 0);
        return [.. Enumerable.Range(0, options.Patches).Select(_ =>
            (random.NextInt32(image.Width - options.PatchSide + 1),
                random.NextInt32(image.Height - options.PatchSide + 1)))];
    }

    /// <summary>The image with the background in one patch.</summary>
    public static ColorImage Without((int X, int Y) patch, int side, ColorImage image, ColorImage background)
    {
        byte[] rgb = [.. image.Rgb];
        for (int row = 0; row < side; row++)
        {
            int at = Channels * (((patch.Y + row) * image.Width) + patch.X);
            background.Rgb.AsSpan(at, Channels * side).CopyTo(rgb.AsSpan(at));
        }

        return new ColorImage(image.Width, image.Height, rgb);
    }

    /// <summary>The sum of the heat in one patch.</summary>
    public static double HeatIn((int X, int Y) patch, int side, Heatmap heat)
    {
        double sum = 0;
        for (int row = 0; row < side; row++)
        {
            foreach (float value in heat.Values.AsSpan(((patch.Y + row) * heat.Width) + patch.X, side))
            {
                sum += value;
            }
        }

        return sum;
    }
}
