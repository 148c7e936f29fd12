using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Explanations.Controls;

/// <summary>
/// Strength of the luminance edges: sqrt(G_x^2 + G_y^2) with Sobel's 3 x 3 kernels [-1 0 1; -2 0 2; -1 0 1] and its
/// transpose, edge pixels repeated outside; luminance by the weights of Rec. 709 on the sRGB values.
/// </summary>
internal static class SobelEdges
{
    internal static MethodMap Of(SampleInput sample, ulong seed) => MethodMap.Of(Of(sample.Image).Normalized());

    internal static Heatmap Of(ColorImage image)
    {
        (int width, int height) = (image.Width, image.Height);
        int[] light = Luminance(image);
        float[] edges = new float[light.Length];
        for (int y = 0; y < height; y++)
        {
            int above = Math.Max(y - 1, 0) * width;
            int here = y * width;
            int below = Math.Min(y + 1, height - 1) * width;
            for (int x = 0; x < width; x++)
            {
                int left = Math.Max(x - 1, 0);
                int right = Math.Min(x + 1, width - 1);
                long across = light[above + right] + (2 * light[here + right]) + light[below + right]
                    - light[above + left] - (2 * light[here + left]) - light[below + left];
                long down = light[below + left] + (2 * light[below + x]) + light[below + right]
                    - light[above + left] - (2 * light[above + x]) - light[above + right];
                edges[here + x] = (float)Math.Sqrt((across * across) + (down * down));
            }
        }

        return new Heatmap(width, height, edges);
    }

    /// <summary>In ten-thousandths, so that every sum is exact: rounding would draw edges on a flat picture.</summary>
    private static int[] Luminance(ColorImage image)
    {
        int[] light = new int[image.Width * image.Height];
        for (int i = 0; i < light.Length; i++)
        {
            ReadOnlySpan<byte> rgb = image.Rgb.AsSpan(3 * i, 3);
            light[i] = (2126 * rgb[0]) + (7152 * rgb[1]) + (722 * rgb[2]);
        }

        return light;
    }
}
