using System.Globalization;
using System.Text.RegularExpressions;
using An8Suite.Learning.Convolutions;
using An8Suite.Learning.Native;
using An8Suite.Learning.Shapes;
using An8Suite.Tests.Learning.Explanations;
using TorchSharp;

namespace An8Suite.Tests.Learning.Convolutions;

[Collection("libtorch")]
public sealed partial class ConvolveTests
{
    private const double Tolerance = 1e-5;

    // More for a thorough run: AN8_TEST_CONVOLUTIONS=6000.
    private static readonly int Count = int.Parse(
        Environment.GetEnvironmentVariable("AN8_TEST_CONVOLUTIONS") ?? "600", CultureInfo.InvariantCulture);

    private readonly ITestOutputHelper _output;

    public ConvolveTests(ITestOutputHelper output)
    {
        _output = output;
        LibTorch.Load();
    }

    // How oneDNN cuts its loops depends on the threads too.
    [Fact]
    public void Every_convolution_of_the_grid_equals_loops_forward_and_back_to_input_and_weights()
    {
        List<string> wrong = [];
        int wrongAsCalled = 0;
        int threads = 0;
        foreach (ConvolutionCase one in ConvolutionCase.Draw(Count, products: 3_000_000))
        {
            LibTorch.SetThreads(1 + (threads++ % 2));
            (double error, double asCalled) = Errors(one);
            wrongAsCalled += asCalled > Tolerance ? 1 : 0;
            if (error > Tolerance)
            {
                wrong.Add(FormattableString.Invariant($"{LibTorch.Threads} threads, {one}: {error}"));
            }
        }

        LibTorch.SetThreads(1);
        _output.WriteLine($"{Convolve.Note ?? "libtorch is right"}: {wrongAsCalled} of {Count} are wrong as libtorch "
            + $"computes them here, {wrong.Count} as we do");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void A_strided_kernel_of_one_pixel_goes_back_to_its_input()
    {
        // On a processor without cache sizes, libtorch's own way back divides by zero, and the process dies.
        var shape = new ConvolutionShape(
            512, 1024, 1, Extent.Square(1), Extent.Square(2), Extent.Square(0), ChannelsLast: false, BackToInput: true);
        double error = ConvolutionTrial.Error(
            call => Convolve.Forward(call.Input, call.Weight, call.Bias, call.Stride, ZeroPadding.Around(0)),
            shape,
            batch: 2,
            Extent.Square(28));
        Assert.InRange(error, 0, Tolerance);
    }

    [Theory]
    [InlineData(96, 54, 8, 3)]
    [InlineData(96, 64, 6, 5)]
    [InlineData(9, 53, 8, 2)]
    [InlineData(48, 128, 11, 2)]
    [InlineData(960, 240, 1, 2)]
    public void A_kernel_that_fits_once_is_right_on_any_number_of_threads(
        int channels, int outputs, int kernel, int batch)
    {
        int padding = Math.Min(kernel - 1, 1);
        var input = new Extent(kernel - (2 * padding), kernel - (2 * padding) + 1);
        foreach (int threads in (ReadOnlySpan<int>)[1, 2, 3])
        {
            LibTorch.SetThreads(threads);
            foreach (bool back in (ReadOnlySpan<bool>)[false, true])
            {
                var shape = new ConvolutionShape(
                    channels, outputs, 2, Extent.Square(kernel), Extent.Square(2), Extent.Square(padding), false, back);
                double taken = ConvolutionTrial.Error(
                    call => Convolve.Forward(
                        call.Input, call.Weight, call.Bias, call.Stride, ZeroPadding.Around(padding), call.Groups),
                    shape, batch, input);
                Assert.InRange(taken, 0, Tolerance);
                Assert.InRange(ConvolutionTrial.Error(OneWindow.Forward, shape, batch, input), 0, Tolerance);
            }
        }

        LibTorch.SetThreads(1);
    }

    [Fact]
    public void Nothing_else_calls_libtorchs_convolutions() => Assert.Equal(
        ["LibTorchConvolution.cs"],
        Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Call().IsMatch(File.ReadAllText(file)))
            .Select(Path.GetFileName));

    [GeneratedRegex(@"\bconv(_transpose)?[123]d\(|\bConv(Transpose)?[123]d\(")]
    private static partial Regex Call();

    /// <summary>
    /// The largest relative errors: of ours, and of libtorch's own convolution called with the same tensors.
    /// </summary>
    private static (double Ours, double AsCalled) Errors(ConvolutionCase one)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        PlainConvolution plain = new(one);
        torch.Tensor images = Tensors.Random(1, one.Images, one.Channels, one.Side, one.Side);
        torch.Tensor weight = Tensors.Random(2, one.Outputs, one.Channels / one.Groups, one.Kernel, one.Kernel);
        torch.Tensor signal = Tensors.Random(3, one.Images, one.Outputs, one.OutputSide, one.OutputSide);
        double[][] right =
        [
            plain.Forward(images.Values(), weight.Values()),
            plain.ToInput(signal.Values(), weight.Values()),
            plain.ToWeight(signal.Values(), images.Values()),
        ];
        torch.Tensor input = one.ChannelsLast ? images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : images;
        PoisonedMemory.Fill(10_000);
        PoisonedMemory.Fill(100_000);
        torch.Tensor[] ours = WithAutograd(input, weight, signal, (x, w) => Convolve.Forward(
            x, w, null, Extent.Square(one.Stride), ZeroPadding.Around(one.Padding), one.Groups));
        var axis = new ConvolutionAxis(one.Side, one.Kernel, one.Stride, one.Padding, one.Padding);
        torch.Tensor transposed = TransposedConvolution.Of(signal, weight, axis, axis, one.Groups);
        torch.Tensor[] called = WithAutograd(input, weight, signal, (x, w) => torch.nn.functional.conv2d(
            x, w, null, [one.Stride, one.Stride], [one.Padding, one.Padding], groups: one.Groups));
        using IDisposable inference = torch.no_grad();
        torch.Tensor seen = Convolve.Forward(
            input, weight, null, Extent.Square(one.Stride), ZeroPadding.Around(one.Padding), one.Groups);
        double[] errors = [Largest(right, ours), Error(right[1], transposed), Error(right[0], seen)];
        return (errors.Max(), Largest(right, called));
    }

    private static torch.Tensor[] WithAutograd(
        torch.Tensor input, torch.Tensor weight, torch.Tensor signal,
        Func<torch.Tensor, torch.Tensor, torch.Tensor> convolution)
    {
        (torch.Tensor x, torch.Tensor w) = (input.detach(), weight.detach());
        (x.requires_grad, w.requires_grad) = (true, true);
        torch.Tensor output = convolution(x, w);
        output.backward([signal]);
        return [output.detach(), x.grad!, w.grad!];
    }

    private static double Largest(double[][] right, torch.Tensor[] found) => right.Zip(found, Error).Max();

    private static double Error(double[] right, torch.Tensor found)
    {
        float[] values = found.Values();
        return values.All(float.IsFinite)
            ? right.Zip(values, (r, v) => Math.Abs(r - v)).Max() / Math.Max(right.Max(Math.Abs), 1e-30)
            : double.PositiveInfinity;
    }
}
