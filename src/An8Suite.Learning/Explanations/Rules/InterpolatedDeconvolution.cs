using An8Suite.Learning.Convolutions;
using An8Suite.Learning.Shapes;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Rules;

/// <summary>
/// The backward pass through a strided convolution without the grid that the stride leaves: resize the incoming signal
/// to A^ = B + p_a + p_b - F + 1, the size the layer's output would have with stride 1, then convolve it, transposed,
/// with stride 1 and the same pads; exactly B comes out.
/// </summary>
/// <remarks>
/// J. Oramas M., K. Wang, T. Tuytelaars, Visual Explanation by Interpretation, ICLR 2019, arXiv 1712.06302, section
/// 3.3. Shapes: signal (N, O, a, b), weight (O, C / groups, F_y, F_x), result (N, C, B_y, B_x).
/// </remarks>
internal static class InterpolatedDeconvolution
{
    /// <summary>The cheapest of the three forms that apply, which differ by rounding only.</summary>
    public static Tensor Of(
        Tensor signal,
        Tensor weight,
        ConvolutionAxis rows,
        ConvolutionAxis columns,
        Interpolation interpolation,
        int groups = 1) =>
        RepeatsPixels(rows, columns, interpolation)
            ? WidenedKernel(signal, weight, rows, columns, groups)
            : groups == 1 && SeparableCost(weight, rows, columns) < DirectCost(weight, rows, columns)
                ? Separable(signal, weight, rows, columns, interpolation)
                : Direct(signal, weight, rows, columns, interpolation, groups);

    /// <summary>
    /// Whether resizing only repeats every pixel a whole number of times, as nearest neighbour does where A^ is a
    /// multiple of the output's size: with odd kernels, pads of half of them and inputs that the stride divides.
    /// </summary>
    public static bool RepeatsPixels(ConvolutionAxis rows, ConvolutionAxis columns, Interpolation interpolation) =>
        interpolation == Interpolation.Nearest
        && rows.InterpolatedSize % rows.OutputSize == 0
        && columns.InterpolatedSize % columns.OutputSize == 0;

    /// <summary>The definition: resize, then transposed convolution with stride 1.</summary>
    public static Tensor Direct(
        Tensor signal,
        Tensor weight,
        ConvolutionAxis rows,
        ConvolutionAxis columns,
        Interpolation interpolation,
        int groups = 1)
    {
        using Tensor resized = InterpolationMatrix.Resize(
            interpolation, signal, rows.InterpolatedSize, columns.InterpolatedSize);
        return TransposedConvolution.Of(resized, weight, rows.WithStrideOne(), columns.WithStrideOne(), groups);
    }

    /// <summary>
    /// The same sum in another order. With d the signal, R the interpolation matrices and p, q an input pixel:
    /// g[c, p, q] = sum_ij sum_ab R_y[p + p_a - i, a] R_x[q + p_a - j, b] sum_o W[o, c, i, j] d[o, a, b].
    /// The sum over channels o comes first, at low resolution; then matrix products along y and along x, whose
    /// constant matrices hold the rows of R shifted by i and by j: see <see cref="ShiftedBands"/>.
    /// </summary>
    public static Tensor Separable(
        Tensor signal, Tensor weight, ConvolutionAxis rows, ConvolutionAxis columns, Interpolation interpolation)
    {
        using DisposeScope scope = NewDisposeScope();
        (long images,
            long outputs, long a, long b) = (signal.shape[0], signal.shape[1], signal.shape[2], signal.shape[3]);
        (long channels, long kernelY, long kernelX) = (weight.shape[1], weight.shape[2], weight.shape[3]);
        Tensor kernel = weight.permute(1, 3, 2, 0).reshape(channels * kernelX * kernelY, outputs);
        Tensor products = kernel.matmul(signal.reshape(images, outputs, a * b));
        Tensor tall = ShiftedBands.Along(
            products.reshape(images, channels * kernelX, kernelY, a, b).permute(0, 1, 4, 2, 3), rows, interpolation);
        Tensor stacked = tall.reshape(images, channels, kernelX, b, rows.InputSize).permute(0, 1, 4, 2, 3);
        return ShiftedBands.Along(stacked, columns, interpolation).MoveToOuterDisposeScope(); // (N, C, B_y, B_x)
    }

    /// <summary>
    /// Where <see cref="RepeatsPixels"/>: repeating m times is a transposed convolution of stride m with m ones, so
    /// both steps together are one of stride m, whose kernel is the weights convolved with m ones.
    /// </summary>
    public static Tensor WidenedKernel(
        Tensor signal, Tensor weight, ConvolutionAxis rows, ConvolutionAxis columns, int groups = 1)
    {
        using DisposeScope scope = NewDisposeScope();
        int repeatY = rows.InterpolatedSize / rows.OutputSize;
        int repeatX = columns.InterpolatedSize / columns.OutputSize;
        (long outputs, long channels) = (weight.shape[0], weight.shape[1]);
        Tensor widened = Convolve
            .Forward(
                weight.reshape(outputs * channels, 1, rows.Kernel, columns.Kernel),
                ones([1, 1, repeatY, repeatX], dtype: weight.dtype, device: weight.device),
                null,
                Extent.Square(1),
                new ZeroPadding(repeatY - 1, repeatY - 1, repeatX - 1, repeatX - 1))
            .reshape(outputs, channels, rows.Kernel + repeatY - 1, columns.Kernel + repeatX - 1);
        return TransposedConvolution
            .Of(signal, widened, rows with { Stride = repeatY }, columns with { Stride = repeatX }, groups)
            .MoveToOuterDisposeScope();
    }

    /// <summary>Multiplications an item of <see cref="Direct"/>.</summary>
    private static double DirectCost(Tensor weight, ConvolutionAxis rows, ConvolutionAxis columns)
    {
        (double o, double c) = (weight.shape[0], weight.shape[1]);
        double resize = o * rows.OutputSize * columns.InterpolatedSize * (columns.OutputSize + rows.InterpolatedSize);
        return resize + (o * c * rows.Kernel * columns.Kernel * rows.InterpolatedSize * columns.InterpolatedSize);
    }

    /// <summary>Multiplications an item of <see cref="Separable"/>.</summary>
    private static double SeparableCost(Tensor weight, ConvolutionAxis rows, ConvolutionAxis columns)
    {
        (double o, double c) = (weight.shape[0], weight.shape[1]);
        double products = o * c * rows.Kernel * columns.Kernel * rows.OutputSize * columns.OutputSize;
        double tall = c * columns.Kernel * columns.OutputSize * ShiftedBands.Cost(rows);
        return products + tall + (c * rows.InputSize * ShiftedBands.Cost(columns));
    }
}
