using An8Suite.Learning.Convolutions;
using An8Suite.Learning.Explanations.Rules;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>
/// The backward rules a second time: scalar loops in double over (channels, height, width), one image.
/// </summary>
internal static class PlainRules
{
    /// <summary>
    /// Adds, for every output position and kernel place, the weighted signal to the input it came from.
    /// </summary>
    public static double[,,] Transposed(
        double[,,] signal, float[] weight, int channels, ConvolutionAxis rows, ConvolutionAxis columns)
    {
        double[,,] result = new double[channels, rows.InputSize, columns.InputSize];
        for (int o = 0; o < signal.GetLength(0); o++)
        {
            for (int a = 0; a < signal.GetLength(1); a++)
            {
                for (int b = 0; b < signal.GetLength(2); b++)
                {
                    for (int c = 0; c < channels; c++)
                    {
                        for (int i = 0; i < rows.Kernel; i++)
                        {
                            for (int j = 0; j < columns.Kernel; j++)
                            {
                                int y = (a * rows.Stride) + i - rows.PadBefore;
                                int x = (b * columns.Stride) + j - columns.PadBefore;
                                if (y >= 0 && y < rows.InputSize && x >= 0 && x < columns.InputSize)
                                {
                                    int place = (((((o * channels) + c) * rows.Kernel) + i) * columns.Kernel) + j;
                                    result[c, y, x] += weight[place] * signal[o, a, b];
                                }
                            }
                        }
                    }
                }
            }
        }

        return result;
    }

    /// <summary>Every output pixel looks up the input at its own centre.</summary>
    public static double[,,] Resize(double[,,] maps, int height, int width, Interpolation interpolation)
    {
        double[,,] result = new double[maps.GetLength(0), height, width];
        for (int c = 0; c < result.GetLength(0); c++)
        {
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    double sourceY = (y + 0.5) * maps.GetLength(1) / height;
                    double sourceX = (x + 0.5) * maps.GetLength(2) / width;
                    result[c, y, x] = interpolation == Interpolation.Nearest
                        ? maps[c, (int)Math.Floor(sourceY), (int)Math.Floor(sourceX)]
                        : Blend(maps, c, sourceY - 0.5, sourceX - 0.5);
                }
            }
        }

        return result;
    }

    private static double Blend(double[,,] maps, int c, double y, double x)
    {
        double sum = 0;
        foreach (int row in new[] { (int)Math.Floor(y), (int)Math.Floor(y) + 1 })
        {
            foreach (int column in new[] { (int)Math.Floor(x), (int)Math.Floor(x) + 1 })
            {
                double weight = (1 - Math.Abs(y - row)) * (1 - Math.Abs(x - column));
                sum += weight * maps[
                    c, Math.Clamp(row, 0, maps.GetLength(1) - 1), Math.Clamp(column, 0, maps.GetLength(2) - 1)];
            }
        }

        return sum;
    }

    public static double[,,] Cube(float[] values, int channels, int height, int width)
    {
        double[,,] cube = new double[channels, height, width];
        for (int i = 0; i < values.Length; i++)
        {
            cube[i / (height * width), i / width % height, i % width] = values[i];
        }

        return cube;
    }

    public static float[] Flat(double[,,] cube) => [.. cube.Cast<double>().Select(v => (float)v)];
}
