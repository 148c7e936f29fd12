using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Explanations.Controls;

/// <summary>
/// exp(-(u^2 + v^2) / 2), where u and v are a pixel's distances from the image's centre in quarters of its width and
/// height: what is to be had from photographers' habit of putting things in the middle.
/// </summary>
internal static class CentreGaussian
{
    internal static MethodMap Of(SampleInput sample, ulong seed) =>
        MethodMap.Of(Of(sample.Image.Width, sample.Image.Height).Normalized());

    private static Heatmap Of(int width, int height)
    {
        float[] values = new float[width * height];
        for (int y = 0; y < height; y++)
        {
            double v = 4 * (((y + 0.5) / height) - 0.5);
            for (int x = 0; x < width; x++)
            {
                double u = 4 * (((x + 0.5) / width) - 0.5);
                values[(y * width) + x] = (float)Math.Exp(-((u * u) + (v * v)) / 2);
            }
        }

        return new Heatmap(width, height, values);
    }
}
