namespace An8Suite.Core.Imaging;

/// <summary>Brings a picture to another size: bilinear, half-pixel centres, antialiased where it shrinks.</summary>
/// <remarks>
/// The triangle filter of PIL's BILINEAR and of torch's <c>interpolate(mode="bilinear", antialias=True)</c>: output i
/// lies at (i + 1/2) s - 1/2 of the input, s = input / output, and takes every input within max(s, 1) of it, weighted
/// by 1 - distance / max(s, 1); weights beyond the border are left out and the rest made to sum to 1. Sums are double,
/// rounded once at the end. Height and width on their own, so a picture of other proportions is stretched, not cut.
/// </remarks>
public static class BilinearResize
{
    /// <summary>The rule as records and messages name it.</summary>
    public const string Rule = "bilinear, half-pixel, antialiased";

    private const int Channels = 3;

    /// <summary>The picture in the wanted size; itself where it has that size.</summary>
    public static ColorImage Apply(ColorImage image, int width, int height)
    {
        return (image.Width, image.Height) == (width, height)
            ? image
            : Picture(image, new PictureSize(width, height), TapsOf(image.Width, width), TapsOf(image.Height, height));
    }

    /// <summary>The picture in the size <paramref name="whole"/>, of which only a window is computed.</summary>
    internal static ColorImage Apply(ColorImage image, PictureSize whole, PictureWindow window) => Picture(
        image,
        window.Size,
        TapsOf(image.Width, whole.Width, window.Left, window.Size.Width),
        TapsOf(image.Height, whole.Height, window.Top, window.Size.Height));

    /// <summary>The heatmap in the wanted size.</summary>
    public static Heatmap Apply(Heatmap map, int width, int height)
    {
        return Map(map, TapsOf(map.Width, width), TapsOf(map.Height, height));
    }

    /// <summary>
    /// The map in the wanted size, where it is a window of a map of the size <paramref name="whole"/>, 0 outside.
    /// </summary>
    internal static Heatmap Apply(Heatmap map, PictureSize whole, PictureWindow window, PictureSize wanted) => Map(
        map,
        [.. TapsOf(whole.Width, wanted.Width).Select(taps => taps.Within(window.Left, window.Size.Width))],
        [.. TapsOf(whole.Height, wanted.Height).Select(taps => taps.Within(window.Top, window.Size.Height))]);

    /// <summary>One value a pixel in the wanted size.</summary>
    public static double[] Apply(double[] values, PictureSize size, PictureSize wanted) =>
        Resize(values, size.Width, 1, TapsOf(size.Width, wanted.Width), TapsOf(size.Height, wanted.Height));

    private static ColorImage Picture(ColorImage image, PictureSize size, Taps[] columns, Taps[] rows)
    {
        double[] values = Resize(
            Array.ConvertAll(image.Rgb, value => (double)value), image.Width, Channels, columns, rows);
        return new ColorImage(
            size.Width, size.Height,
            Array.ConvertAll(values, value => (byte)Math.Clamp((int)Math.Floor(value + 0.5), 0, 255)));
    }

    private static Heatmap Map(Heatmap map, Taps[] columns, Taps[] rows)
    {
        double[] values = Resize(Array.ConvertAll(map.Values, value => (double)value), map.Width, 1, columns, rows);
        return new Heatmap(columns.Length, rows.Length, Array.ConvertAll(values, value => (float)value));
    }

    /// <summary>Columns first, then rows; <paramref name="values"/> is height x width x channels.</summary>
    private static double[] Resize(double[] values, int oldWidth, int channels, Taps[] columns, Taps[] rows)
    {
        int oldStride = oldWidth * channels;

        // (H, width, channels)
        double[] narrow = Across(values, oldStride, channels, columns, values.Length / oldStride);
        int stride = columns.Length * channels;
        double[] resized = new double[rows.Length * stride];
        for (int at = 0; at < resized.Length; at++)
        {
            (int y, int x) = Math.DivRem(at, stride);
            for (int k = 0; k < rows[y].Weights.Length; k++)
            {
                resized[at] += rows[y].Weights[k] * narrow[((rows[y].First + k) * stride) + x];
            }
        }

        return resized;
    }

    private static double[] Across(double[] values, int oldStride, int channels, Taps[] columns, int height)
    {
        double[] narrow = new double[height * columns.Length * channels];
        int at = 0;
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<double> row = values.AsSpan(y * oldStride, oldStride);
            foreach (Taps taps in columns)
            {
                for (int channel = 0; channel < channels; channel++)
                {
                    double sum = 0;
                    for (int k = 0; k < taps.Weights.Length; k++)
                    {
                        sum += taps.Weights[k] * row[((taps.First + k) * channels) + channel];
                    }

                    narrow[at++] = sum;
                }
            }
        }

        return narrow;
    }

    private static Taps[] TapsOf(int input, int output) => TapsOf(input, output, 0, output);

    /// <summary>Those of so many of the outputs.</summary>
    private static Taps[] TapsOf(int input, int output, int first, int count) =>
        [.. Enumerable.Range(first, count)
            .Select(i => Taps.Of((i + 0.5) * input / output, Math.Max((double)input / output, 1), input))];

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

        /// <summary>
        /// Those among <paramref name="count"/> inputs from <paramref name="start"/> on, counted from there.
        /// </summary>
        public Taps Within(int start, int count)
        {
            int from = Math.Clamp(start - First, 0, Weights.Length);
            int to = Math.Clamp(start + count - First, from, Weights.Length);
            return new Taps(from < to ? First + from - start : 0, Weights[from..to]);
        }
    }
}
