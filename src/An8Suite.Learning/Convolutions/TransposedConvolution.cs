using An8Suite.Learning.Shapes;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace An8Suite.Learning.Convolutions;

/// <summary>
/// The vector-Jacobian product of a convolution with respect to its input, as ordinary convolutions of stride 1 with
/// the turned kernel: libtorch's own transposed convolution is slower, and wrong on more processors.
/// </summary>
internal static class TransposedConvolution
{
    // Up to half as many multiplications more, one convolution for all phases is still the faster form.
    private const double WorthWhile = 1.5;

    /// <param name="signal">(N, O, a, b), the signal at the layer's output.</param>
    /// <param name="weight">(O, C / groups, F_y, F_x), as the forward convolution uses it.</param>
    /// <param name="rows">
    /// The vertical axis; the kernel is as long as <paramref name="weight"/>, whatever it says.
    /// </param>
    /// <param name="columns">The horizontal axis.</param>
    /// <param name="groups">Of the forward convolution.</param>
    /// <returns>(N, C, B_y, B_x), the signal at the layer's input.</returns>
    internal static Tensor Of(
        Tensor signal, Tensor weight, ConvolutionAxis rows, ConvolutionAxis columns, int groups = 1)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor turned = Turned(weight, groups);
        if (rows.Stride * columns.Stride == 1)
        {
            return Phase(
                signal, turned,
                new Places(rows.PadBefore, rows.InputSize), new Places(columns.PadBefore, columns.InputSize), groups)
                .MoveToOuterDisposeScope();
        }

        Tensor padded = PhaseCost(weight, rows, columns) <= WorthWhile
            ? PhasesAtOnce(signal, turned, rows, columns, groups)
            : PhaseByPhase(signal, turned, rows, columns, groups);
        return padded.narrow(2, rows.PadBefore, rows.InputSize).narrow(3, columns.PadBefore, columns.InputSize)
            .contiguous()
            .MoveToOuterDisposeScope();
    }

    /// <summary>Places of the padded input along one axis.</summary>
    /// <param name="First">The first of them.</param>
    /// <param name="Count">How many.</param>
    private readonly record struct Places(int First, int Count);

    /// <summary>(O, C / groups, F_y, F_x) to (C, O / groups, F_y, F_x), both axes of the kernel turned round.</summary>
    private static Tensor Turned(Tensor weight, int groups)
    {
        long[] shape = weight.shape;
        return weight.reshape(groups, shape[0] / groups, shape[1], shape[2], shape[3])
            .transpose(1, 2)
            .flip(3, 4)
            .reshape(groups * shape[1], shape[0] / groups, shape[2], shape[3]);
    }

    /// <summary>
    /// Stride 1: place p of the padded input is sum_t W[t] d[p - t], so the convolution starts T - 1 places before the
    /// signal.
    /// </summary>
    private static Tensor Phase(Tensor signal, Tensor turned, Places rows, Places columns, int groups)
    {
        (int y, int x) = ((int)turned.shape[2] - 1, (int)turned.shape[3] - 1);
        var padding = new ZeroPadding(
            y - rows.First, rows.First + rows.Count - (int)signal.shape[2],
            x - columns.First, columns.First + columns.Count - (int)signal.shape[3]);
        return Convolve.Forward(signal, turned, null, Extent.Square(1), padding, groups);
    }

    /// <summary>
    /// Without the stride: place s q + r of the padded input is sum_t W[r + s t] d[q - t], so each of the s x s phases
    /// r is a convolution of stride 1 with every s-th row and column of the kernel, and all of them are one convolution
    /// with C s s outputs, which are then laid between each other. Kernels are filled up with zeros to whole phases.
    /// </summary>
    private static Tensor PhasesAtOnce(
        Tensor signal, Tensor turned, ConvolutionAxis rows, ConvolutionAxis columns, int groups)
    {
        (int y, int x) = (rows.Stride, columns.Stride);
        (long channels, long outputs,
            long tallKernel, long wideKernel) = (turned.shape[0], turned.shape[1], turned.shape[2], turned.shape[3]);
        (long tall, long wide) = (Taps(tallKernel, y), Taps(wideKernel, x));
        Tensor kernel = functional.pad(turned, [(wide * x) - wideKernel, 0, (tall * y) - tallKernel, 0])
            .reshape(channels, outputs, tall, y, wide, x)
            .flip(3, 5) // a turned kernel ends with phase 0
            .permute(0, 3, 5, 1, 2, 4)
            .reshape(channels * y * x, outputs, tall, wide);
        (int height, int width) = ((int)Taps(rows.PaddedSize, y), (int)Taps(columns.PaddedSize, x));
        Tensor phases = Phase(signal, kernel, new Places(0, height), new Places(0, width), groups);
        return phases.reshape(signal.shape[0], channels, y, x, height, width)
            .permute(0, 1, 4, 2, 5, 3)
            .reshape(signal.shape[0], channels, height * y, width * x);
    }

    /// <summary>
    /// The same where filled-up kernels would cost too much: one convolution a phase, none where the kernel has no row
    /// or column.
    /// </summary>
    private static Tensor PhaseByPhase(
        Tensor signal, Tensor turned, ConvolutionAxis rows, ConvolutionAxis columns, int groups)
    {
        (int y, int x) = (rows.Stride, columns.Stride);
        (long tall, long wide) = (turned.shape[2], turned.shape[3]);
        Tensor padded = zeros(
            [signal.shape[0], turned.shape[0], rows.PaddedSize, columns.PaddedSize],
            dtype: signal.dtype, device: signal.device);
        for (int row = 0; row < Math.Min(y, Math.Min(tall, rows.PaddedSize)); row++)
        {
            for (int column = 0; column < Math.Min(x, Math.Min(wide, columns.PaddedSize)); column++)
            {
                using DisposeScope scope = NewDisposeScope();
                Tensor kernel = turned
                    .slice(2, (tall - 1 - row) % y, tall - row, y)
                    .slice(3, (wide - 1 - column) % x, wide - column, x)
                    .contiguous();
                var down = new Places(0, (int)Taps(rows.PaddedSize - row, y));
                var across = new Places(0, (int)Taps(columns.PaddedSize - column, x));
                Tensor phase = Phase(signal, kernel, down, across, groups);
                padded.slice(2, row, rows.PaddedSize, y).slice(3, column, columns.PaddedSize, x).copy_(phase);
            }
        }

        return padded;
    }

    /// <summary>ceil(F / s), the kernel's length in each phase.</summary>
    private static long Taps(long kernel, long stride) => (kernel + stride - 1) / stride;

    /// <summary>Multiplications of all phases at once for one of the phases alone.</summary>
    private static double PhaseCost(Tensor weight, ConvolutionAxis rows, ConvolutionAxis columns)
    {
        (long tall, long wide) = (weight.shape[2], weight.shape[3]);
        long phases = Taps(tall, rows.Stride) * rows.Stride * Taps(wide, columns.Stride) * columns.Stride;
        return (double)phases / (tall * wide);
    }
}
