using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace An8Suite.Learning.Explanations.Rules;

/// <summary>The vector-Jacobian product of a convolution with respect to its input.</summary>
internal static class TransposedConvolution
{
    /// <param name="signal">(N, O, a, b), the signal at the layer's output.</param>
    /// <param name="weight">(O, C, F_y, F_x), as the forward convolution uses it.</param>
    /// <param name="rows">The vertical axis.</param>
    /// <param name="columns">The horizontal axis.</param>
    /// <returns>(N, C, B_y, B_x), the signal at the layer's input.</returns>
    internal static Tensor Of(Tensor signal, Tensor weight, ConvolutionAxis rows, ConvolutionAxis columns)
    {
        using Tensor padded = functional.conv_transpose2d(signal, weight, strides: [rows.Stride, columns.Stride]);

        // The padded input is B + p_a + p_b long; what no window reached is missing at the end and takes part in nothing.
        return functional.pad(
            padded,
            [-columns.PadBefore, columns.InputSize + columns.PadBefore - padded.shape[3],
             -rows.PadBefore, rows.InputSize + rows.PadBefore - padded.shape[2]]);
    }
}
