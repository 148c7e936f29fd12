using An8Suite.Learning.Convolutions;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

[Collection("libtorch")]
public sealed class ConvolutionRuleTests
{
    // Of float sums of up to a thousand products in another order.
    private const double Rounding = 2e-6;

    public ConvolutionRuleTests() => LibTorch.Load();

    /// <summary>Input and output channels, then per axis: input size, kernel, stride, pads.</summary>
    public static TheoryData<int, int, ConvolutionAxis, ConvolutionAxis> Shapes => new()
    {
        { 1, 1, new(5, 3, 2, 0, 0), new(5, 3, 2, 0, 0) },
        { 3, 8, new(24, 7, 2, 3, 3), new(30, 7, 2, 3, 3) },
        { 3, 8, new(31, 11, 4, 0, 0), new(43, 11, 4, 0, 0) },
        { 3, 4, new(16, 5, 3, 2, 1), new(17, 4, 2, 0, 3) },
        { 6, 4, new(9, 3, 2, 1, 1), new(12, 3, 1, 1, 1) },
        { 2, 3, new(9, 3, 1, 1, 1), new(8, 2, 1, 0, 1) },
        { 2, 3, new(10, 2, 5, 0, 0), new(13, 1, 4, 0, 0) },
        { 2, 5, new(12, 5, 3, 2, 2), new(15, 3, 3, 0, 2) },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Transposed_equals_loops(int channels, int outputs, ConvolutionAxis rows, ConvolutionAxis columns)
    {
        (torch.Tensor signal, torch.Tensor weight) = Random(channels, outputs, rows, columns);
        double[,,] plain = PlainRules.Transposed(Cube(signal), weight.Values(), channels, rows, columns);
        using torch.Tensor actual = ConvolutionRules.Transposed(
            signal, Layer(weight, rows, columns), Size(rows, columns));
        Assert.InRange(Tensors.RelativeError(PlainRules.Flat(plain), actual.Values()), 0, Rounding);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Transposed_is_the_adjoint(int channels, int outputs, ConvolutionAxis rows, ConvolutionAxis columns)
    {
        (torch.Tensor signal, torch.Tensor weight) = Random(channels, outputs, rows, columns);
        torch.Tensor input = Tensors.Random(3, 1, channels, rows.InputSize, columns.InputSize);
        Convolution layer = Layer(weight, rows, columns);
        Assert.Equal(signal.shape, layer.Forward(input).shape);
        double forward = Dot(layer.Forward(input), signal);
        double backward = Dot(input, ConvolutionRules.Transposed(signal, layer, Size(rows, columns)));
        Assert.Equal(forward, backward, 1e-5 * Math.Sqrt(Dot(input, input) * Dot(signal, signal)));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_form_of_interpolation_equals_loops(
        int channels, int outputs, ConvolutionAxis rows, ConvolutionAxis columns)
    {
        (torch.Tensor signal, torch.Tensor weight) = Random(channels, outputs, rows, columns);
        foreach (Interpolation interpolation in Enum.GetValues<Interpolation>())
        {
            double[,,] resized = PlainRules.Resize(
                Cube(signal), rows.InterpolatedSize, columns.InterpolatedSize, interpolation);
            double[,,] plain = PlainRules.Transposed(
                resized, weight.Values(), channels, rows.WithStrideOne(), columns.WithStrideOne());
            using torch.Tensor direct = InterpolatedDeconvolution.Direct(signal, weight, rows, columns, interpolation);
            using torch.Tensor separable = InterpolatedDeconvolution.Separable(
                signal, weight, rows, columns, interpolation);
            Assert.InRange(Tensors.RelativeError(PlainRules.Flat(plain), direct.Values()), 0, Rounding);
            Assert.InRange(Tensors.RelativeError(PlainRules.Flat(plain), separable.Values()), 0, Rounding);
            Assert.Equal(direct.shape, separable.shape);
            if (InterpolatedDeconvolution.RepeatsPixels(rows, columns, interpolation))
            {
                using torch.Tensor widened = InterpolatedDeconvolution.WidenedKernel(signal, weight, rows, columns);
                Assert.InRange(Tensors.RelativeError(PlainRules.Flat(plain), widened.Values()), 0, Rounding);
            }

            using torch.Tensor cheapest = InterpolatedDeconvolution.Of(signal, weight, rows, columns, interpolation);
            Assert.InRange(Tensors.RelativeError(PlainRules.Flat(plain), cheapest.Values()), 0, Rounding);
        }
    }

    [Fact]
    public void Pixels_are_repeated_whole_only_where_the_sizes_divide()
    {
        bool[] repeats = [.. Shapes.Select(row => row.Data)
            .Select(s => InterpolatedDeconvolution.RepeatsPixels(s.Item3, s.Item4, Interpolation.Nearest))];
        Assert.Equal([false, true, false, false, false, true, false, true], repeats);
        var axis = new ConvolutionAxis(128, 7, 2, 3, 3);
        Assert.False(InterpolatedDeconvolution.RepeatsPixels(axis, axis, Interpolation.Bilinear));
    }

    [Theory]
    [InlineData(5, 32, 7, 128, 2, 3)]
    [InlineData(1, 8, 11, 224, 4, 0)]
    public void All_forms_agree_on_the_first_layers_of_small_and_vgg_f(
        int images, int outputs, int kernel, int side, int stride, int pad)
    {
        var axis = new ConvolutionAxis(side, kernel, stride, pad, pad);
        torch.Tensor signal = Tensors.Random(1, images, outputs, axis.OutputSize, axis.OutputSize);
        torch.Tensor weight = Tensors.Random(2, outputs, 3, kernel, kernel);
        foreach (Interpolation interpolation in Enum.GetValues<Interpolation>())
        {
            using torch.Tensor direct = InterpolatedDeconvolution.Direct(signal, weight, axis, axis, interpolation);
            using torch.Tensor separable = InterpolatedDeconvolution.Separable(
                signal, weight, axis, axis, interpolation);
            using torch.Tensor chosen = InterpolatedDeconvolution.Of(signal, weight, axis, axis, interpolation);
            Assert.InRange(Tensors.RelativeError(direct, separable), 0, 1e-5);
            Assert.InRange(Tensors.RelativeError(direct, chosen), 0, 1e-5);
        }
    }

    [Fact]
    public void Sizes_are_those_of_the_paper_for_the_first_layer_of_vgg_f()
    {
        var axis = new ConvolutionAxis(224, 11, 4, 0, 0);
        Assert.Equal(54, axis.OutputSize);
        Assert.Equal(214, axis.InterpolatedSize);
    }

    [Fact]
    public void Interpolated_equals_plain_where_the_stride_is_one()
    {
        var axis = new ConvolutionAxis(9, 3, 1, 1, 1);
        Convolution layer = Layer(Tensors.Random(1, 4, 2, 3, 3), axis, axis);
        torch.Tensor signal = Tensors.Random(2, 2, 4, 9, 9);
        float[] plain = ConvolutionRules.Transposed(signal, layer, Size(axis, axis)).Values();
        Assert.Equal(plain, ConvolutionRules.Nearest(signal, layer, Size(axis, axis)).Values());
        Assert.Equal(plain, ConvolutionRules.Bilinear(signal, layer, Size(axis, axis)).Values());
    }

    [Fact]
    public void Interpolated_differs_from_plain_where_the_stride_is_larger()
    {
        var axis = new ConvolutionAxis(9, 3, 2, 1, 1);
        Convolution layer = Layer(Tensors.Random(1, 4, 2, 3, 3), axis, axis);
        torch.Tensor signal = Tensors.Random(2, 2, 4, 5, 5);
        torch.Tensor plain = ConvolutionRules.Transposed(signal, layer, Size(axis, axis));
        Assert.True(Tensors.RelativeError(plain, ConvolutionRules.Nearest(signal, layer, Size(axis, axis))) > 0.1);
    }

    private static (torch.Tensor Signal, torch.Tensor Weight) Random(
        int channels, int outputs, ConvolutionAxis rows, ConvolutionAxis columns) =>
        (Tensors.Random(1, 1, outputs, rows.OutputSize, columns.OutputSize),
            Tensors.Random(2, outputs, channels, rows.Kernel, columns.Kernel));

    private static Convolution Layer(torch.Tensor weight, ConvolutionAxis rows, ConvolutionAxis columns) => new(
        "conv",
        weight,
        torch.zeros(weight.shape[0]),
        new Extent(rows.Stride, columns.Stride),
        new ZeroPadding(rows.PadBefore, rows.PadAfter, columns.PadBefore, columns.PadAfter));

    private static Extent Size(ConvolutionAxis rows, ConvolutionAxis columns) => new(rows.InputSize, columns.InputSize);

    private static double[,,] Cube(torch.Tensor signal) =>
        PlainRules.Cube(signal.Values(), (int)signal.shape[1], (int)signal.shape[2], (int)signal.shape[3]);

    private static double Dot(torch.Tensor a, torch.Tensor b) =>
        a.Values().Zip(b.Values(), (x, y) => (double)x * y).Sum();
}
