using An8Suite.Learning.Convolutions;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Rules;

/// <summary>How a backward pass goes through a convolution.</summary>
/// <param name="signal">(N, O, a, b), the signal at the layer's output.</param>
/// <param name="layer">The convolution.</param>
/// <param name="input">The size of what the layer saw in the forward pass.</param>
/// <returns>(N, C, height, width), the signal at the layer's input.</returns>
public delegate Tensor ConvolutionRule(Tensor signal, Convolution layer, Extent input);

/// <summary>
/// The true transposed convolution and its two interpolated variants, which equal it where the stride is 1.
/// </summary>
internal static class ConvolutionRules
{
    /// <summary>The vector-Jacobian product.</summary>
    public static Tensor Transposed(Tensor signal, Convolution layer, Extent input)
    {
        using Tensor window = layer.Window();
        return TransposedConvolution.Of(signal, window, Rows(layer, input), Columns(layer, input), layer.Groups);
    }

    /// <summary>Strided convolutions resized by nearest neighbour: the paper's choice.</summary>
    public static Tensor Nearest(Tensor signal, Convolution layer, Extent input) =>
        Interpolated(signal, layer, input, Interpolation.Nearest);

    /// <summary>Strided convolutions resized bilinearly.</summary>
    public static Tensor Bilinear(Tensor signal, Convolution layer, Extent input) =>
        Interpolated(signal, layer, input, Interpolation.Bilinear);

    private static Tensor Interpolated(Tensor signal, Convolution layer, Extent input, Interpolation interpolation)
    {
        if (layer.Stride == Extent.Square(1))
        {
            return Transposed(signal, layer, input);
        }

        using Tensor window = layer.Window();
        return InterpolatedDeconvolution.Of(
            signal, window, Rows(layer, input), Columns(layer, input), interpolation, layer.Groups);
    }

    private static ConvolutionAxis Rows(Convolution layer, Extent input) => new(
        input.Height, layer.Kernel.Height, layer.Stride.Height, layer.Padding.Top, layer.Padding.Bottom);

    private static ConvolutionAxis Columns(Convolution layer, Extent input) => new(
        input.Width, layer.Kernel.Width, layer.Stride.Width, layer.Padding.Left, layer.Padding.Right);
}
