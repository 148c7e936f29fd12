using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace An8Suite.Learning.Explanations.Rules;

/// <summary>The vector-Jacobian product of a convolution with respect to its input.</summary>
internal static class TransposedConvolution
{
    // Up to half as many multiplications more, the phases are still the faster form.
    private const double WorthWhile = 1.5;

    /// <param name="signal">(N, O, a, b), the signal at the layer's output.</param>
    /// <param name="weight">(O, C, F_y, F_x), as the forward convolution uses it.</param>
    /// <param name="rows">The vertical axis.</param>
    /// <param name="columns">The horizontal axis.</param>
    /// <returns>(N, C, B_y, B_x), the signal at the layer's input.</returns>
    internal static Tensor Of(Tensor signal, Tensor weight, ConvolutionAxis rows, ConvolutionAxis columns)
    {
        using Tensor padded = rows.Stride * columns.Stride > 1 && PhaseCost(weight, rows, columns) <= WorthWhile
            ? Phases(signal, weight, rows, columns)
            : functional.conv_transpose2d(signal, weight, strides: [rows.Stride, columns.Stride]);

        // The padded input is B + p_a + p_b long; what no window reached is missing at the end and takes part in nothing.
        return functional.pad(
            padded,
            [-columns.PadBefore, columns.InputSize + columns.PadBefore - padded.shape[3],
             -rows.PadBefore, rows.InputSize + rows.PadBefore - padded.shape[2]]);
    }

    /// <summary>
    /// Without the stride: row s p + r of the padded input is sum_t W[r + s t] d[p - t], so each of the s x s phases r is a
    /// convolution of stride 1 with every s-th row and column of the kernel, and all of them are one convolution with
    /// C s s outputs, which are then laid between each other.
    /// </summary>
    internal static Tensor Phases(Tensor signal, Tensor weight, ConvolutionAxis rows, ConvolutionAxis columns)
    {
        using DisposeScope scope = NewDisposeScope();
        (long outputs, long channels) = (weight.shape[0], weight.shape[1]);
        (long y, long x) = (rows.Stride, columns.Stride);
        (long tall, long wide) = (Taps(weight.shape[2], y), Taps(weight.shape[3], x));
        Tensor kernel = functional.pad(weight, [0, (wide * x) - weight.shape[3], 0, (tall * y) - weight.shape[2]])
            .reshape(outputs, channels, tall, y, wide, x)
            .permute(1, 3, 5, 0, 2, 4)
            .flip(4, 5)
            .reshape(channels * y * x, outputs, tall, wide);
        Tensor phases = functional.conv2d(signal, kernel, padding: [tall - 1, wide - 1]);
        (long images, long height, long width) = (phases.shape[0], phases.shape[2], phases.shape[3]);
        return phases.reshape(images, channels, y, x, height, width)
            .permute(0, 1, 4, 2, 5, 3)
            .reshape(images, channels, height * y, width * x)
            .MoveToOuterDisposeScope();
    }

    /// <summary>ceil(F / s), the kernel's length in each phase.</summary>
    private static long Taps(long kernel, long stride) => (kernel + stride - 1) / stride;

    /// <summary>Multiplications of the phases for one of the plain form.</summary>
    private static double PhaseCost(Tensor weight, ConvolutionAxis rows, ConvolutionAxis columns)
    {
        (long tall, long wide) = (weight.shape[2], weight.shape[3]);
        long phases = Taps(tall, rows.Stride) * rows.Stride * Taps(wide, columns.Stride) * columns.Stride;
        return (double)phases / (tall * wide);
    }
}
