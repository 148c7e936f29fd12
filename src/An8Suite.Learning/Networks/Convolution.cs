using An8Suite.Learning.Convolutions;
using An8Suite.Learning.Shapes;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>A two-dimensional convolution (cross-correlation, as the field calls it) with zero padding.</summary>
public sealed class Convolution : Layer
{
    /// <summary>
    /// Takes over <paramref name="weight"/> (K, C, F_h, F_w) and <paramref name="bias"/> (K), if there is one.
    /// </summary>
    public Convolution(string name, Tensor weight, Tensor? bias, Extent stride, ZeroPadding padding)
        : base(name)
    {
        (Weight, Bias, Stride, Padding) = (weight, bias, stride, padding);
    }

    /// <summary>Output channels, input channels, kernel rows, kernel columns.</summary>
    public Tensor Weight { get; }

    /// <summary>One value an output channel; null where a normalisation follows that has its own.</summary>
    public Tensor? Bias { get; }

    /// <summary>The step between windows.</summary>
    public Extent Stride { get; }

    /// <summary>Zeros around the input.</summary>
    public ZeroPadding Padding { get; }

    /// <summary>The size of the window, F_h x F_w.</summary>
    public Extent Kernel => new((int)Weight.shape[2], (int)Weight.shape[3]);

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, Tensor Value)> Parameters =>
        Bias is null ? [("weight", Weight)] : [("weight", Weight), ("bias", Bias)];

    /// <summary>(N, C, H, W) to (N, K, H', W'), H' = floor((H + top + bottom - F_h) / stride) + 1.</summary>
    public override Tensor Forward(params ReadOnlySpan<Tensor> inputs) =>
        Convolve.Forward(inputs[0], Weight, Bias, Stride, Padding);
}
