using An8Suite.Learning.Kernels;
using An8Suite.Learning.Shapes;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>The largest value of every window; padding never wins.</summary>
/// <remarks>
/// Windows that would reach beyond the padded input are left out unless <see cref="PartialWindows"/>. Ties go to the
/// first index.
/// </remarks>
public sealed class MaxPool(string name, Extent kernel, Extent stride, Extent padding) : Layer(name)
{
    /// <summary>The size of the window.</summary>
    public Extent Kernel { get; } = kernel;

    /// <summary>The step between windows.</summary>
    public Extent Stride { get; } = stride;

    /// <summary>Rows above and below, columns left and right; at most half the kernel.</summary>
    public Extent Padding { get; } = padding;

    /// <summary>Whether windows that reach beyond the padded input count too (<c>ceil_mode</c>).</summary>
    public bool PartialWindows { get; init; }

    private bool IsQuarters => (Kernel, Stride, Padding) == (Extent.Square(2), Extent.Square(2), Extent.Square(0));

    /// <summary>(N, C, H, W) to (N, C, H', W').</summary>
    public override Tensor Forward(params ReadOnlySpan<Tensor> inputs) => IsQuarters && QuarterMaximum.Fits(inputs[0])
        ? QuarterMaximum.Of(inputs[0])
        : nn.functional.max_pool2d(
            inputs[0],
            [Kernel.Height, Kernel.Width],
            [Stride.Height, Stride.Width],
            [Padding.Height, Padding.Width],
            ceil_mode: PartialWindows);
}
