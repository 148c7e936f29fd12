using An8Suite.Core;
using An8Suite.Learning.Native;
using An8Suite.Learning.Shapes;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Convolutions;

/// <summary>
/// One convolution in float against the same in double, whose code in libtorch is another: forward, backward to weights
/// and bias, and to the input where the shape says so.
/// </summary>
/// <remarks>
/// What a wrong sum reads besides its own numbers is whatever the memory held, which may be zeros in a fresh process
/// and anything later: so memory that was just freed is full of NaN when it runs.
/// </remarks>
internal static class ConvolutionTrial
{
    /// <summary>Relative to the largest value; float's rounding stays below 1e-5, wrong sums were above 3e-3.</summary>
    internal const double Tolerance = 1e-4;

    /// <summary>
    /// The largest error of any of the results relative to their largest value; infinite where one is not finite.
    /// </summary>
    /// <param name="convolution">The convolution in float.</param>
    /// <param name="shape">Also its layout in memory.</param>
    /// <param name="batch">Images.</param>
    /// <param name="input">Rows and columns of them; null for a few windows.</param>
    internal static double Error(
        Func<ConvolutionCall, Tensor> convolution, ConvolutionShape shape, int batch = 2, Extent? input = null)
    {
        using IDisposable gradients = enable_grad();
        using DisposeScope scope = NewDisposeScope();
        Extent size = input ?? FewWindows(shape);
        Tensor images = Random(1, batch, shape.Channels * shape.Groups, size.Height, size.Width);
        Tensor weight = Random(
            2, shape.Outputs * shape.Groups, shape.Channels, shape.Kernel.Height, shape.Kernel.Width);
        Tensor bias = Random(3, shape.Outputs * shape.Groups);
        Poison(images, weight);
        Tensor[] found = Results(convolution, shape, images, weight, bias);
        Tensor[] right = Results(new LibTorchConvolution().Forward, shape with { ChannelsLast = false },
            images.to(ScalarType.Float64), weight.to(ScalarType.Float64), bias.to(ScalarType.Float64));
        return found.Zip(right, RelativeError).Max();
    }

    /// <summary>As many as four windows down and nine across, which no vector divides.</summary>
    private static Extent FewWindows(ConvolutionShape shape) => new(
        shape.Kernel.Height + (3 * shape.Stride.Height), shape.Kernel.Width + (8 * shape.Stride.Width));

    private static Tensor[] Results(
        Func<ConvolutionCall, Tensor> convolution, ConvolutionShape shape, Tensor images, Tensor weight, Tensor bias)
    {
        Tensor input = shape.ChannelsLast ? images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : images;
        Tensor[] leaves = [.. new[] { input, weight, bias }.Select(leaf => leaf.detach())];
        Tensor[] learnt = shape.BackToInput ? leaves : leaves[1..];
        foreach (Tensor leaf in learnt)
        {
            leaf.requires_grad = true;
        }

        Tensor output = convolution(
            new ConvolutionCall(leaves[0], leaves[1], leaves[2], shape.Stride, shape.Padding, shape.Groups));
        output.backward([Random(4, output.shape).to(output.dtype)]);
        return [output.detach(), .. learnt.Select(leaf => leaf.grad!)];
    }

    private static double RelativeError(Tensor found, Tensor right)
    {
        using DisposeScope scope = NewDisposeScope();
        double error = (found.to(ScalarType.Float64) - right).abs().max().data<double>()[0];
        return double.IsFinite(error) ? error / Math.Max(right.abs().max().data<double>()[0], double.Epsilon)
            : double.PositiveInfinity;
    }

    /// <summary>In [-1, 1).</summary>
    private static Tensor Random(ulong index, params long[] shape)
    {
        CounterRandom random = new(0, "convolution-trial", index);
        float[] values = new float[shape.Aggregate(1L, (product, side) => product * side)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)((2 * random.NextDouble()) - 1);
        }

        return tensor(values, shape);
    }

    /// <summary>Fills memory of about the sizes that libtorch is going to ask for, and frees it.</summary>
    /// <remarks>
    /// Small blocks in between live as long as the scope around: free memory that nothing parts would grow together and
    /// go back to the system, which gives it out as zeros.
    /// </remarks>
    private static void Poison(params ReadOnlySpan<Tensor> like)
    {
        using DisposeScope scope = NewDisposeScope();
        foreach (Tensor tensor in like)
        {
            foreach (int times in (ReadOnlySpan<int>)[1, 1, 1, 1, 2, 3, 4])
            {
                PoisonedMemory.Fill(tensor.numel() * times);
                empty([1]).MoveToOuterDisposeScope();
            }
        }
    }
}
