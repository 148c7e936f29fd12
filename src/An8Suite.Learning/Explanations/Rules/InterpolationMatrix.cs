using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Rules;

/// <summary>Resizing as a matrix: interpolation is linear, and separable into rows and columns.</summary>
internal static class InterpolationMatrix
{
    /// <summary>
    /// The matrix R (<paramref name="outputSize"/> x <paramref name="inputSize"/>, row by row) that resizes a column of
    /// values; every row sums to 1.
    /// </summary>
    public static float[] Of(Interpolation interpolation, int inputSize, int outputSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSize, 1);
        float[] matrix = new float[outputSize * inputSize];
        for (int row = 0; row < outputSize; row++)
        {
            // The centre of the output pixel in input pixels is (row + 1/2) inputSize / outputSize.
            long numerator = ((2L * row) + 1) * inputSize;
            Span<float> weights = matrix.AsSpan(row * inputSize, inputSize);
            if (interpolation == Interpolation.Nearest)
            {
                // In integers: in floating point a centre on a pixel's border may fall to either side.
                weights[(int)(numerator / (2L * outputSize))] = 1;
                continue;
            }

            double position = Math.Max((numerator / (2.0 * outputSize)) - 0.5, 0);
            int low = Math.Min((int)position, inputSize - 1);
            double share = position - low;
            weights[low] += (float)(1 - share);
            weights[Math.Min(low + 1, inputSize - 1)] += (float)share;
        }

        return matrix;
    }

    /// <summary>Resizes the last two axes of <paramref name="maps"/> (..., H, W) to (..., height, width).</summary>
    public static Tensor Resize(Interpolation interpolation, Tensor maps, int height, int width)
    {
        int inputHeight = (int)maps.shape[^2];
        int inputWidth = (int)maps.shape[^1];
        using Tensor rows = tensor(Of(interpolation, inputHeight, height), [height, inputHeight], device: maps.device);
        using Tensor columns = tensor(Of(interpolation, inputWidth, width), [width, inputWidth], device: maps.device);
        using Tensor turned = columns.transpose(0, 1);
        using Tensor wide = maps.matmul(turned);
        return rows.matmul(wide);
    }
}
