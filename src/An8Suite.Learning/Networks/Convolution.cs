using An8Suite.Learning.Convolutions;
using An8Suite.Learning.Shapes;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>A two-dimensional convolution (cross-correlation, as the field calls it) with zero padding.</summary>
public sealed class Convolution : Layer
{
    /// <summary>
    /// Takes over <paramref name="weight"/> (K, C / groups, F_h, F_w) and <paramref name="bias"/> (K), if there is one.
    /// </summary>
    public Convolution(string name, Tensor weight, Tensor? bias, Extent stride, ZeroPadding padding)
        : base(name)
    {
        (Weight, Bias, Stride, Padding) = (weight, bias, stride, padding);
    }

    /// <summary>Output channels, input channels of a group, kernel rows, kernel columns.</summary>
    public Tensor Weight { get; }

    /// <summary>One value an output channel; null where a normalisation follows that has its own.</summary>
    public Tensor? Bias { get; }

    /// <summary>The step between windows.</summary>
    public Extent Stride { get; }

    /// <summary>Zeros around the input.</summary>
    public ZeroPadding Padding { get; }

    /// <summary>Runs of input channels that see only runs of output channels; as many as channels: depthwise.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>The step between the kernel's taps; 1 for an ordinary convolution.</summary>
    public Extent Dilation { get; init; } = Extent.Square(1);

    /// <summary>The size of the window, F_h x F_w; of a dilated kernel from its first tap to its last.</summary>
    public Extent Kernel => new(
        (((int)Weight.shape[2] - 1) * Dilation.Height) + 1, (((int)Weight.shape[3] - 1) * Dilation.Width) + 1);

    /// <summary>
    /// The weights as a window of <see cref="Kernel"/>: those of a dilated kernel with zeros between its taps. A
    /// handle of its own; autograd runs through it.
    /// </summary>
    internal Tensor Window()
    {
        if (Dilation == Extent.Square(1))
        {
            return Weight.alias();
        }

        using DisposeScope scope = NewDisposeScope();
        long[] shape = Weight.shape;
        Tensor spread = nn.functional
            .pad(Weight.reshape(shape[0], shape[1], shape[2], 1, shape[3], 1),
                [0, Dilation.Width - 1, 0, 0, 0, Dilation.Height - 1])
            .reshape(shape[0], shape[1], shape[2] * Dilation.Height, shape[3] * Dilation.Width);
        return spread.narrow(2, 0, Kernel.Height).narrow(3, 0, Kernel.Width).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, Tensor Value)> Parameters =>
        Bias is null ? [("weight", Weight)] : [("weight", Weight), ("bias", Bias)];

    /// <summary>(N, C, H, W) to (N, K, H', W'), H' = floor((H + top + bottom - F_h) / stride) + 1.</summary>
    public override Tensor Forward(params ReadOnlySpan<Tensor> inputs)
    {
        using Tensor window = Window();
        return Convolve.Forward(inputs[0], window, Bias, Stride, Padding, Groups);
    }
}
