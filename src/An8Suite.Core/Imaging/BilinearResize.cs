namespace An8Suite.Core.Imaging;

/// <summary>Brings a picture to another size: bilinear, half-pixel centres, antialiased where it shrinks.</summary>
/// <remarks>
/// The triangle filter of PIL's BILINEAR and of torch's <c>interpolate(mode="bilinear", antialias=True)</c>: output i
/// lies at (i + 1/2) s - 1/2 of the input, s = input / output, and takes every input within max(s, 1) of it, weighted by
/// 1 - distance / max(s, 1); weights beyond the border are left out and the rest made to sum to 1. Sums are double, rounded
/// once at the end. Height and width on their own, so a picture of other proportions is stretched, not cut.
/// </remarks>
public static class BilinearResize
{
    /// <summary>The rule as records and messages name it.</summary>
    public const string Rule = "bilinear, half-pixel, antialiased";

    private const int Channels = 3;

    /// <summary>The picture in the wanted size; itself where it has that size.</summary>
    public static ColorImage Apply(ColorImage image, int width, int height)
    {
        if ((image.Width, image.Height) == (width, height))
        {
            return image;
        }

        Taps[] columns = TapsOf(image.Width, width);
        Taps[] rows = TapsOf(image.Height, height);
        double[] narrow = Across(image, columns); // (H, width, 3)
        byte[] rgb = new byte[height * width * Channels];
        int stride = width * Channels;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < stride; x++)
            {
                double sum = 0;
                for (int k = 0; k < rows[y].Weights.Length; k++)
                {
                    sum += rows[y].Weights[k] * narrow[((rows[y].First + k) * stride) + x];
                }

                rgb[(y * stride) + x] = (byte)Math.Clamp((int)Math.Floor(sum + 0.5), 0, 255);
            }
        }

        return new ColorImage(width, height, rgb);
    }

    private static double[] Across(ColorImage image, Taps[] columns)
    {
        double[] narrow = new double[image.Height * columns.Length * Channels];
        int at = 0;
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<byte> row = image.Rgb.AsSpan(y * image.Width * Channels, image.Width * Channels);
            foreach (Taps taps in columns)
            {
                for (int channel = 0; channel < Channels; channel++)
                {
                    double sum = 0;
                    for (int k = 0; k < taps.Weights.Length; k++)
                    {
                        sum += taps.Weights[k] * row[((taps.First + k) * Channels) + channel];
                    }

                    narrow[at++] = sum;
                }
            }
        }

        return narrow;
    }

    private static Taps[] TapsOf(int input, int output) =>
        [.. Enumerable.Range(0, output).Select(i => Taps.Of((i + 0.5) * input / output, Math.Max((double)input / output, 1), input))];

    /// <summary>The inputs of one output: neighbours from <paramref name="First"/> on, with their weights.</summary>
    private readonly record struct Taps(int First, double[] Weights)
    {
        public static Taps Of(double center, double reach, int count)
        {
            int first = Math.Max(0, (int)Math.Floor(center - reach));
            int end = Math.Min(count, (int)Math.Ceiling(center + reach));
            double[] weights = [.. Enumerable.Range(first, end - first).Select(
                j => Math.Max(0, 1 - (Math.Abs(j + 0.5 - center) / reach)))];
            double sum = weights.Sum();
            return new Taps(first, [.. weights.Select(weight => weight / sum)]);
        }
    }
}
