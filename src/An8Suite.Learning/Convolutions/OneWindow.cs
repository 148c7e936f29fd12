using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Convolutions;

/// <summary>A convolution whose kernel fits into the input once, as the product of matrices that it is.</summary>
/// <remarks>
/// Where oneDNN loses the ends of its loops and more than one thread computes, it shares out the few sums of such an
/// output wrongly even when all channels are whole blocks: 96 -> 64 channels, kernel 8 x 8 on 8 x 8 pixels, 3 images.
/// </remarks>
internal static class OneWindow
{
    /// <summary>Whether the output is one pixel.</summary>
    internal static bool Fits(ConvolutionCall call)
    {
        (long[] input, long[] kernel) = (call.Input.shape, call.Weight.shape);
        return FitsOnce(input[2] + (2 * call.Padding.Height), kernel[2], call.Stride.Height)
            && FitsOnce(input[3] + (2 * call.Padding.Width), kernel[3], call.Stride.Width);
    }

    /// <summary>(N, C, H, W) to (N, O, 1, 1); autograd runs through it.</summary>
    internal static Tensor Forward(ConvolutionCall call)
    {
        using DisposeScope scope = NewDisposeScope();
        (long[] shape, int groups) = (call.Weight.shape, call.Groups);
        (int height, int width) = (call.Padding.Height, call.Padding.Width);
        (long images, long products) = (call.Input.shape[0], shape[1] * shape[2] * shape[3]);
        Tensor window = nn.functional.pad(call.Input, [width, width, height, height])
            .narrow(2, 0, shape[2])
            .narrow(3, 0, shape[3])
            .reshape(images, groups, products)
            .transpose(0, 1);
        Tensor weight = call.Weight.reshape(groups, shape[0] / groups, products).transpose(1, 2);
        Tensor output = window.bmm(weight).transpose(0, 1).reshape(images, shape[0], 1, 1);
        return (call.Bias is null ? output : output + call.Bias.reshape(1, shape[0], 1, 1)).MoveToOuterDisposeScope();
    }

    private static bool FitsOnce(long length, long kernel, int stride) => length >= kernel && length < kernel + stride;
}
