using An8Suite.Learning.Shapes;
using static TorchSharp.torch;

namespace An8Suite.Learning.Convolutions;

/// <summary>The arguments of one convolution; it owns none of them.</summary>
/// <param name="Input">(N, C, H, W).</param>
/// <param name="Weight">(O, C / groups, F_y, F_x).</param>
/// <param name="Bias">(O), or null.</param>
/// <param name="Stride">The step between windows.</param>
/// <param name="Padding">Zeros above and below, left and right.</param>
/// <param name="Groups">Runs of channels that see only runs of outputs.</param>
internal readonly record struct ConvolutionCall(
    Tensor Input, Tensor Weight, Tensor? Bias, Extent Stride, Extent Padding, int Groups)
{
    // Up to 512 the strided way is right once its channels are whole blocks; with 1,024 it divided by zero.
    private const int MostOutputs = 512;

    /// <summary>What <see cref="ConvolutionWays"/> remembers its way by.</summary>
    public ConvolutionShape Shape
    {
        get
        {
            long[] weight = Weight.shape;
            var kernel = new Extent((int)weight[2], (int)weight[3]);
            return new ConvolutionShape(
                (int)weight[1],
                (int)weight[0] / Groups,
                Groups,
                kernel,
                Stride,
                Padding,
                IsChannelsLast(Input),
                Input.requires_grad && is_grad_enabled());
        }
    }

    /// <summary>
    /// Whether the kernel is one pixel and the stride passes over others that nothing reads, with so many outputs that
    /// libtorch's own way was seen to end the process.
    /// </summary>
    public bool LeavesPixelsOut => Weight.shape is [> MostOutputs, _, 1, 1] && Padding == new Extent(0, 0)
        && Stride != Extent.Square(1);

    /// <summary>
    /// The same sums of the pixels that are read alone, with stride 1; in the open dispose scope, and autograd runs
    /// through it.
    /// </summary>
    public ConvolutionCall WithoutPixelsLeftOut() => this with
    {
        Input = Input.slice(2, 0, Input.shape[2], Stride.Height).slice(3, 0, Input.shape[3], Stride.Width)
            .contiguous(),
        Stride = Extent.Square(1),
    };

    private static bool IsChannelsLast(Tensor input) => input.stride(1) == 1 && !input.is_contiguous();
}
