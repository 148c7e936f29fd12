namespace An8Suite.Core.Imaging;

/// <summary>Resizing by linear interpolation between the centres of pixels, which lie at half pixels.</summary>
/// <remarks>
/// An output pixel is the mean of the input under a triangle around its centre, one pixel wide to each side, or as wide as
/// an output pixel where the picture shrinks, so that no input pixel goes unseen. Beyond the border there is nothing: the
/// weights of what is inside add up to 1. Enlarging, this is what PyTorch calls bilinear with <c>align_corners=False</c>;
/// shrinking, the same with <c>antialias=True</c>.
/// </remarks>
public static class BilinearResize
{
    /// <summary>A picture of another size.</summary>
    public static ColorImage Of(ColorImage image, int width, int height)
    {
        float[] values = Resize(Array.ConvertAll(image.Rgb, b => (float)b), image.Width, image.Height, 3, width, height);
        return new ColorImage(width, height, Array.ConvertAll(values, v => (byte)MathF.Round(v)));
    }

    /// <summary>A heatmap of another size.</summary>
    public static Heatmap Of(Heatmap map, int width, int height) =>
        new(width, height, Resize(map.Values, map.Width, map.Height, 1, width, height));

    /// <summary>Columns first, then rows; <paramref name="values"/> is height x width x channels.</summary>
    private static float[] Resize(float[] values, int oldWidth, int oldHeight, int channels, int width, int height)
    {
        float[] wide = new float[oldHeight * width * channels];
        (int First, float[] Weights)[] columns = Taps(oldWidth, width);
        for (int y = 0; y < oldHeight; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (int first, float[] weights) = columns[x];
                for (int channel = 0; channel < channels; channel++)
                {
                    float sum = 0;
                    for (int i = 0; i < weights.Length; i++)
                    {
                        sum += weights[i] * values[(((y * oldWidth) + first + i) * channels) + channel];
                    }

                    wide[(((y * width) + x) * channels) + channel] = sum;
                }
            }
        }

        int row = width * channels;
        float[] resized = new float[height * row];
        (int First, float[] Weights)[] rows = Taps(oldHeight, height);
        for (int at = 0; at < resized.Length; at++)
        {
            (int y, int x) = Math.DivRem(at, row);
            (int first, float[] weights) = rows[y];
            for (int i = 0; i < weights.Length; i++)
            {
                resized[at] += weights[i] * wide[((first + i) * row) + x];
            }
        }

        return resized;
    }

    /// <summary>For every output pixel of one axis, the first input pixel it sees, and the weights from there on.</summary>
    private static (int First, float[] Weights)[] Taps(int oldSize, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        double step = (double)oldSize / size;
        double reach = Math.Max(1, step);
        return [.. Enumerable.Range(0, size).Select(i =>
        {
            double centre = (i + 0.5) * step;
            int first = Math.Max(0, (int)Math.Ceiling(centre - reach - 0.5));
            int last = Math.Min(oldSize - 1, (int)Math.Floor(centre + reach - 0.5));
            double[] weights = [.. Enumerable.Range(first, last - first + 1).Select(j => 1 - (Math.Abs(j + 0.5 - centre) / reach))];
            double sum = weights.Sum();
            return (first, Array.ConvertAll(weights, w => (float)(w / sum)));
        })];
    }
}
