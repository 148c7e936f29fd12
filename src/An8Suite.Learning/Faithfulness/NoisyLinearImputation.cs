using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
    private const float Beside = 1 / 6f;
    private const float Across = 1 / 12f;

    // Length of the residual in levels of 8 bits. Across a wide hole the error is hundreds of times that, spread over
    // thousands of pixels: about a tenth of a level each, where the noise is two or three.
    private const double Tolerance = 0.02;

    private readonly ColorImage _image;
    private readonly float[] _noise;
    private readonly int _stride;
    private readonly int[] _padded;
    private readonly float[] _weights;

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
        float[] inside = Plane();
        foreach (int at in _padded)
        {
            inside[at] = 1;
        }

        _weights = Plane();
        foreach (int at in _padded)
        {
            _weights[at] = Neighbours(ref inside[at], (nuint)_stride)[0];
        }

        var random = new CounterRandom(seed, $"imputation/{id}", 0);
        _noise = [.. Enumerable.Range(0, count * Channels)
            .Select(_ => (float)(255 * deviation * random.NextNormals().First))];
    }

    /// <summary>
    /// The image without the first pixels of an order, for growing counts: each solution starts from the one before.
    /// </summary>
    /// <param name="order">Of all pixels.</param>
    /// <param name="counts">How many are removed; ascending, and below the pixels of the image.</param>
    public IEnumerable<ColorImage> Without(int[] order, IEnumerable<int> counts)
    {
        float[][] colours = [.. Enumerable.Range(0, Channels).Select(channel =>
        {
            float[] values = Plane();
            for (int i = 0; i < _padded.Length; i++)
            {
                values[_padded[i]] = _image.Rgb[(Channels * i) + channel];
            }

            return values;
        })];
        Solver solver = new(this);
        foreach (int count in counts)
        {
            int[] removed = order[..count];
            solver.Remove(removed);
            byte[] rgb = [.. _image.Rgb];
            for (int channel = 0; channel < Channels; channel++)
            {
                solver.Solve(colours[channel]);
                foreach (int pixel in removed)
                {
                    int at = (Channels * pixel) + channel;
                    rgb[at] = (byte)Math.Clamp(Math.Round(colours[channel][_padded[pixel]] + _noise[at]), 0, 255);
                }
            }

            yield return new ColorImage(_image.Width, _image.Height, rgb);
        }
    }

    /// <summary>Zeros for all pixels, a border of one around, and what the last vectors reach beyond.</summary>
    private float[] Plane() => new float[(_stride * (_image.Height + 2)) + (2 * Vector256<float>.Count)];

    /// <summary>The weighted sums around some places in a row.</summary>
    private static Vector256<float> Neighbours(ref float at, nuint stride)
    {
        ref float above = ref Unsafe.Subtract(ref at, stride);
        ref float below = ref Unsafe.Add(ref at, stride);
        Vector256<float> beside = Vector256.LoadUnsafe(in Unsafe.Subtract(ref at, 1))
            + Vector256.LoadUnsafe(in at, 1) + Vector256.LoadUnsafe(in above) + Vector256.LoadUnsafe(in below);
        Vector256<float> across = Vector256.LoadUnsafe(in Unsafe.Subtract(ref above, 1))
            + Vector256.LoadUnsafe(in above, 1)
            + Vector256.LoadUnsafe(in Unsafe.Subtract(ref below, 1)) + Vector256.LoadUnsafe(in below, 1);
        return (Beside * beside) + (Across * across);
    }

    /// <summary>
    /// Conjugate gradients on the whole grid, where pixels that are held count zero: four times as many places, and
    /// several times as fast as jumping from one removed pixel to the next. Eight lanes on every processor, so the sums
    /// are the same on all.
    /// </summary>
    private sealed class Solver(NoisyLinearImputation image)
    {
        private readonly float[] _removed = image.Plane();
        private readonly float[] _residual = image.Plane();
        private readonly float[] _along = image.Plane();
        private readonly float[] _product = image.Plane();
        private readonly nuint _stride = (nuint)image._stride;
        private int _count;
        private nuint _first;
        private nuint _end;

        /// <summary>These pixels are unknown from now on.</summary>
        internal void Remove(int[] pixels)
        {
            foreach (int pixel in pixels)
            {
                _removed[image._padded[pixel]] = 1;
            }

            _count = pixels.Length;
            (_first, _end) = ((nuint)image._padded[pixels.Min()], (nuint)image._padded[pixels.Max()] + 1);
        }

        /// <summary>Solves for them in place; the others of <paramref name="values"/> are held.</summary>
        internal void Solve(float[] values)
        {
            ref float value = ref values[0];
            ref float along = ref _along[0];
            ref float residual = ref _residual[0];
            ref float removed = ref _removed[0];
            ref float weight = ref image._weights[0];
            Vector256<float> squares = default;
            for (nuint at = _first; at < _end; at += (nuint)Vector256<float>.Count)
            {
                Vector256<float> start = (Neighbours(ref Unsafe.Add(ref value, at), _stride)
                    - (Vector256.LoadUnsafe(in weight, at) * Vector256.LoadUnsafe(in value, at)))
                    * Vector256.LoadUnsafe(in removed, at);
                start.StoreUnsafe(ref residual, at);
                start.StoreUnsafe(ref along, at);
                squares += start * start;
            }

            double square = Vector256.Sum(squares);
            for (int step = 0; step < 10 * _count && square > Tolerance * Tolerance; step++)
            {
                double length = square / Curvature();
                double next = Advance(ref value, length);
                var keep = Vector256.Create((float)(next / square));
                for (nuint at = _first; at < _end; at += (nuint)Vector256<float>.Count)
                {
                    (Vector256.LoadUnsafe(in residual, at) + (keep * Vector256.LoadUnsafe(in along, at)))
                        .StoreUnsafe(ref along, at);
                }

                square = next;
            }
        }

        private double Curvature()
        {
            ref float along = ref _along[0];
            ref float product = ref _product[0];
            ref float removed = ref _removed[0];
            ref float weight = ref image._weights[0];
            Vector256<float> curvature = default;
            for (nuint at = _first; at < _end; at += (nuint)Vector256<float>.Count)
            {
                Vector256<float> direction = Vector256.LoadUnsafe(in along, at);
                Vector256<float> here = ((Vector256.LoadUnsafe(in weight, at) * direction)
                    - Neighbours(ref Unsafe.Add(ref along, at), _stride)) * Vector256.LoadUnsafe(in removed, at);
                here.StoreUnsafe(ref product, at);
                curvature += here * direction;
            }

            return Vector256.Sum(curvature);
        }

        /// <summary>One step along the direction; the residual's square after it.</summary>
        private double Advance(ref float value, double length)
        {
            ref float along = ref _along[0];
            ref float residual = ref _residual[0];
            ref float product = ref _product[0];
            var far = Vector256.Create((float)length);
            Vector256<float> squares = default;
            for (nuint at = _first; at < _end; at += (nuint)Vector256<float>.Count)
            {
                (Vector256.LoadUnsafe(in value, at) + (far * Vector256.LoadUnsafe(in along, at)))
                    .StoreUnsafe(ref value, at);
                Vector256<float> left = Vector256.LoadUnsafe(in residual, at)
                    - (far * Vector256.LoadUnsafe(in product, at));
                left.StoreUnsafe(ref residual, at);
                squares += left * left;
            }

            return Vector256.Sum(squares);
        }
    }
}
