using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Faithfulness;

/// <summary>
/// Fills pixels that were removed so that each is the weighted mean of its eight neighbours, 1/6 for the four beside it
/// and 1/12 for those across a corner, and adds a little noise: what remains tells nothing of their shape.
/// </summary>
/// <remarks>
/// Y. Rong et al., A Consistent and Efficient Evaluation Strategy for Attribution Methods, ICML 2022, arXiv 2202.00449,
/// section 4.2. At the border the neighbours that exist share the weight, so the equations are symmetric and positive
/// definite and conjugate gradients (Hestenes, Stiefel 1952) solve them. The noise of a pixel depends on seed and image
/// alone.
/// </remarks>
internal sealed class NoisyLinearImputation
{
    private const int Channels = 3;
    private const double Beside = 1 / 6.0;
    private const double Across = 1 / 12.0;

    // Length of the residual in levels of 8 bits. Across a wide hole the error is hundreds of times that, spread over
    // thousands of pixels: less than a tenth of a level each.
    private const double Tolerance = 0.002;

    private readonly ColorImage _image;
    private readonly float[] _noise;
    private readonly int _stride;
    private readonly int[] _padded;
    private readonly double[] _weights;

    /// <summary>Prepares one image.</summary>
    /// <param name="image">Its pixels.</param>
    /// <param name="deviation">Of the noise, a share of the range of colours; 0.01 in the authors' code.</param>
    /// <param name="seed">Keys the noise.</param>
    /// <param name="id">Names the image, and keys its noise too.</param>
    public NoisyLinearImputation(ColorImage image, double deviation, ulong seed, string id)
    {
        _image = image;
        _stride = image.Width + 2;
        int count = image.Width * image.Height;
        _padded = [.. Enumerable.Range(0, count)
            .Select(at => ((at / image.Width + 1) * _stride) + (at % image.Width) + 1)];
        double[] inside = new double[_stride * (image.Height + 2)];
        foreach (int at in _padded)
        {
            inside[at] = 1;
        }

        _weights = Array.ConvertAll(_padded, at => Neighbours(inside, at));
        var random = new CounterRandom(seed, $"imputation/{id}", 0);
        _noise = [.. Enumerable.Range(0, count * Channels).Select(_ => (float)(255 * deviation * Normal(random)))];
    }

    /// <summary>
    /// The image without the first pixels of an order, for growing counts: each solution starts from the one before.
    /// </summary>
    /// <param name="order">Of all pixels.</param>
    /// <param name="counts">How many are removed; ascending, and below the pixels of the image.</param>
    public IEnumerable<ColorImage> Without(int[] order, IEnumerable<int> counts)
    {
        double[][] colours = [.. Enumerable.Range(0, Channels).Select(channel =>
        {
            double[] values = new double[_stride * (_image.Height + 2)];
            for (int i = 0; i < _padded.Length; i++)
            {
                values[_padded[i]] = _image.Rgb[(Channels * i) + channel];
            }

            return values;
        })];
        foreach (int count in counts)
        {
            int[] removed = order[..count];
            byte[] rgb = [.. _image.Rgb];
            for (int channel = 0; channel < Channels; channel++)
            {
                Solve(colours[channel], removed);
                foreach (int pixel in removed)
                {
                    int at = (Channels * pixel) + channel;
                    rgb[at] = (byte)Math.Clamp(Math.Round(colours[channel][_padded[pixel]] + _noise[at]), 0, 255);
                }
            }

            yield return new ColorImage(_image.Width, _image.Height, rgb);
        }
    }

    /// <summary>Solves for the removed pixels in place; the others of <paramref name="values"/> are held.</summary>
    private void Solve(double[] values, int[] removed)
    {
        (double[] residual, double[] along) = (new double[removed.Length], new double[values.Length]);
        double square = 0;
        for (int i = 0; i < removed.Length; i++)
        {
            int at = _padded[removed[i]];
            residual[i] = Neighbours(values, at) - (_weights[removed[i]] * values[at]);
            along[at] = residual[i];
            square += residual[i] * residual[i];
        }

        double[] product = new double[removed.Length];
        for (int step = 0; step < 10 * removed.Length && square > Tolerance * Tolerance; step++)
        {
            double curvature = 0;
            for (int i = 0; i < removed.Length; i++)
            {
                int at = _padded[removed[i]];
                product[i] = (_weights[removed[i]] * along[at]) - Neighbours(along, at);
                curvature += product[i] * along[at];
            }

            double length = square / curvature;
            double next = 0;
            for (int i = 0; i < removed.Length; i++)
            {
                values[_padded[removed[i]]] += length * along[_padded[removed[i]]];
                residual[i] -= length * product[i];
                next += residual[i] * residual[i];
            }

            for (int i = 0; i < removed.Length; i++)
            {
                int at = _padded[removed[i]];
                along[at] = residual[i] + (next / square * along[at]);
            }

            square = next;
        }
    }

    private double Neighbours(double[] values, int at) =>
        (Beside * (values[at - 1] + values[at + 1] + values[at - _stride] + values[at + _stride]))
        + (Across * (values[at - _stride - 1] + values[at - _stride + 1] + values[at + _stride - 1]
            + values[at + _stride + 1]));

    /// <summary>By Box and Muller's transformation (1958).</summary>
    private static double Normal(CounterRandom random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
