using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Convolutions;

/// <summary>
/// A convolution with zeros after the channels of every group, and after its outputs where the way back sums over them,
/// so that no block of either ends empty. Zeros add nothing to a sum, and the added outputs are dropped; autograd runs
/// through both.
/// </summary>
internal static class PaddedChannels
{
    /// <summary>(N, C, H, W), plain in memory, to (N, O, H', W').</summary>
    internal static Tensor Forward(ConvolutionCall call, LibTorchConvolution convolution)
    {
        using DisposeScope scope = NewDisposeScope();
        ConvolutionShape shape = call.Shape;
        (int moreOutputs, int moreChannels) = (shape.MissingOutputs, shape.MissingChannels);
        Tensor input = EachGroup(call.Input, call.Groups, 1, moreChannels);
        Tensor weight = EachGroup(
            nn.functional.pad(call.Weight, [0, 0, 0, 0, 0, moreChannels]), call.Groups, 0, moreOutputs);
        Tensor? bias = call.Bias is null ? null : EachGroup(call.Bias, call.Groups, 0, moreOutputs);
        Tensor padded = convolution.Forward(call with { Input = input, Weight = weight, Bias = bias });
        if (moreOutputs == 0)
        {
            return padded.MoveToOuterDisposeScope();
        }

        (long images, long height, long width) = (padded.shape[0], padded.shape[2], padded.shape[3]);
        return padded.reshape(images, shape.Groups, shape.Outputs + moreOutputs, height, width)
            .narrow(2, 0, shape.Outputs)
            .reshape(images, shape.Groups * shape.Outputs, height, width)
            .MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Zeros after each of the <paramref name="groups"/> runs of <paramref name="values"/> along an axis.
    /// </summary>
    private static Tensor EachGroup(Tensor values, int groups, int axis, long zeros)
    {
        if (zeros == 0)
        {
            return values.alias();
        }

        long[] shape = values.shape;
        long[] inner = [shape[axis] / groups, .. shape[(axis + 1)..]];
        long[] pads = new long[2 * inner.Length]; // from the last axis to the first, each with its begin and end
        pads[^1] = zeros;
        Tensor split = values.reshape([.. shape[..axis], groups, .. inner]);
        return nn.functional.pad(split, pads).reshape([.. shape[..axis], groups * (inner[0] + zeros), .. inner[1..]]);
    }
}
