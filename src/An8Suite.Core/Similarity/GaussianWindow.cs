using System.Numerics;

namespace An8Suite.Core.Similarity;

/// <summary>Weighted means over windows that lie wholly within a map: 11 x 11 pixels, Gaussian, sigma 1.5.</summary>
/// <remarks>A map with a side below 11 gets the largest odd window that fits.</remarks>
internal sealed class GaussianWindow
{
    private const int LargestSide = 11;
    private const double Sigma = 1.5;

    private readonly float[] _weights;
    private readonly int _width;
    private readonly int _height;

    public GaussianWindow(int width, int height)
    {
        (_width, _height) = (width, height);
        int side = Math.Min(LargestSide, Math.Min(width, height));
        side -= 1 - (side % 2);
        double[] weights = [.. Enumerable.Range(0, side)
            .Select(i => Math.Exp(-Math.Pow(i - (side / 2), 2) / (2 * Sigma * Sigma)))];
        _weights = [.. weights.Select(weight => (float)(weight / weights.Sum()))];
    }

    /// <summary>Height x width values to (height - side + 1) x (width - side + 1) means.</summary>
    public float[] Means(ReadOnlySpan<float> values)
    {
        int side = _weights.Length;
        (int across, int down) = (_width - side + 1, _height - side + 1);
        float[] rows = new float[_height * across];
        for (int y = 0; y < _height; y++)
        {
            for (int k = 0; k < side; k++)
            {
                AddScaled(rows.AsSpan(y * across, across), values.Slice((y * _width) + k, across), _weights[k]);
            }
        }

        float[] means = new float[down * across];
        for (int y = 0; y < down; y++)
        {
            for (int k = 0; k < side; k++)
            {
                AddScaled(means.AsSpan(y * across, across), rows.AsSpan((y + k) * across, across), _weights[k]);
            }
        }

        return means;
    }

    private static void AddScaled(Span<float> sum, ReadOnlySpan<float> values, float factor)
    {
        int i = 0;
        for (; i <= sum.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(sum[i..]) + (new Vector<float>(values[i..]) * factor)).CopyTo(sum[i..]);
        }

        for (; i < sum.Length; i++)
        {
            sum[i] += values[i] * factor;
        }
    }
}
