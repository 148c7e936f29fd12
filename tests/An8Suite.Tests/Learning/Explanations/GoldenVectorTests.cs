using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Methods;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>Values worked out by hand on the toy net, starting from 1 at its first output.</summary>
[Collection("libtorch")]
public sealed class GoldenVectorTests
{
    private const int Output = 4;

    [Fact]
    public void Guided_backprop() => Assert.Equal(
        [0, 1, 1, 1, 1, 3, 3, 2, 1, 3, 3, 2, 1, 2, 2, 1], SignalAtInput(BackwardRules.GuidedBackprop));

    [Fact]
    public void DeconvNet() => Assert.Equal(
        [2, 3, 3, 1, 3, 5, 5, 2, 3, 5, 5, 2, 1, 2, 2, 1], SignalAtInput(BackwardRules.Deconvnet));

    [Fact]
    public void Gradient_is_not_guided_backprop() => Assert.Equal(
        [0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0], SignalAtInput(BackwardRules.Gradient));

    [Fact]
    public void Grad_cam_and_grad_cam_plus_plus_at_the_relu()
    {
        using torch.Tensor gradient = Signal(BackwardRules.Gradient, stop: 1);
        Assert.Equal([1, 1, 1, 1, 1, -1, -1, -1], gradient.Values());

        using Network network = ToyNetwork.Build();
        using ForwardTrace trace = network.Trace(ToyNetwork.Input());
        using var sweep = new ReverseSweep(network, trace);
        ExplanationRequest request = Requests.Of(network, trace, sweep, [0]);
        Assert.Equal(1, GradCam.LastBlock(network));
        Assert.Equal([0, 4, 28, 32.5f], ClassActivation.Combined(request, 1, GradCam.Combine).relu().Values());
        float[] plusPlus = [0, 4 * 4 / 77f, 31 * 4 / 77f + 6 / 23f, 40 * 4 / 77f + 15 / 23f];
        Assert.Equal([0, 0.207792f, 1.871259f, 2.730096f], plusPlus.Select(v => MathF.Round(v, 6)));
        Assert.InRange(
            Tensors.RelativeError(plusPlus, ClassActivation.Combined(request, 1, GradCamPlusPlus.Combine).relu().Values()),
            0, 1e-6);
    }

    [Fact]
    public void Guided_grad_cam_is_the_product()
    {
        using Network network = ToyNetwork.Build();
        using ForwardTrace trace = network.Trace(ToyNetwork.Input());
        using var sweep = new ReverseSweep(network, trace);
        ExplanationRequest request = Requests.Of(network, trace, sweep, [0]);
        Assert.Equal(
            [0, 0, 4, 4, 0, 0, 12, 8, 28, 84, 97.5f, 65, 28, 56, 65, 32.5f],
            GuidedGradCam.Product(request, GradCam.Combine, Interpolation.Nearest).Values());
        float[] plusPlus = GuidedGradCam.Product(request, GradCamPlusPlus.Combine, Interpolation.Nearest).Values();
        Assert.Equal(0.207792f * 3, plusPlus[6], 1e-5f);
        Assert.Equal(2.730096f * 3, plusPlus[10], 1e-5f);
    }

    [Fact]
    public void Occlusion_averages_where_windows_overlap()
    {
        LibTorch.Load();
        Layer[] layers = [new Flatten("flatten"), new Linear("fc", torch.ones(1, 25).mul(3), torch.zeros(1))];
        using var network = new Network(new NetworkDescription("sum", 5, 5, ["a"], Normalization.None), layers);
        torch.Tensor input = torch.zeros(1, 1, 5, 5);
        input[0, 0, 1, 1] = torch.tensor(1f);
        input[0, 0, 3, 3] = torch.tensor(1f);
        using ForwardTrace trace = network.Trace(input);
        using var sweep = new ReverseSweep(network, trace);
        ExplanationRequest request = Requests.Of(network, trace, sweep, [0]) with
        {
            Options = new MethodOptions { OcclusionWindow = 3, OcclusionStride = 1, PassSize = 4 },
        };
        float[] expected =
        [
            3, 3, 2, 1.5f, 0, 3, 3.75f, 3, 3, 1.5f, 2, 3, 8 / 3f, 3, 2, 1.5f, 3, 3, 3.75f, 3, 0, 1.5f, 2, 3, 3,
        ];
        Assert.InRange(Tensors.RelativeError(expected, Occlusion.Drops(request).Values()), 0, 1e-6);
    }

    [Fact]
    public void Switches_add_where_windows_overlap()
    {
        using Network network = ToyNetwork.Build(); // loads libtorch
        torch.Tensor input = torch.zeros(1, 1, 5, 5);
        input[0, 0, 2, 2] = torch.tensor(9f);
        var pool = new MaxPool("pool", Extent.Square(3), Extent.Square(2), Extent.Square(0));
        torch.Tensor switches = MaxPoolBackward.Switches(pool, input);
        torch.Tensor signal = MaxPoolBackward.Of(Tensors.Of([1, 2, 3, 4], 1, 1, 2, 2), switches, 5, 5);
        float[] expected = new float[25];
        expected[12] = 10;
        Assert.Equal(expected, signal.Values());
    }

    [Fact]
    public void Interpolated_deconvolution_nearest() => Assert.Equal(
        [1, 3, 5, 4, 2, 4, 10, 16, 12, 6, 7, 17, 27, 20, 10, 6, 14, 22, 16, 8, 3, 7, 11, 8, 4],
        Deconvolution(ConvolutionRules.Nearest));

    [Fact]
    public void Interpolated_deconvolution_bilinear() => Assert.Equal(
        [1, 2.5f, 4.5f, 3.5f, 2, 3, 7, 12, 9, 5, 6, 13.5f, 22.5f, 16.5f, 9, 5, 11, 18, 13, 7, 3, 6.5f, 10.5f, 7.5f, 4],
        Deconvolution(ConvolutionRules.Bilinear));

    [Fact]
    public void Plain_transposed_convolution() => Assert.Equal(
        [1, 1, 3, 2, 2, 1, 1, 3, 2, 2, 4, 4, 10, 6, 6, 3, 3, 7, 4, 4, 3, 3, 7, 4, 4],
        Deconvolution(ConvolutionRules.Transposed));

    [Fact]
    public void Bilinear_upsampling_has_half_pixel_centres()
    {
        using Network network = ToyNetwork.Build(); // loads libtorch
        torch.Tensor resized = InterpolationMatrix.Resize(
            Interpolation.Bilinear, Tensors.Of([0, 4, 28, 32.5f], 1, 2, 2), 4, 4);
        Assert.Equal(
            [0, 1, 3, 4, 7, 8.03125f, 10.09375f, 11.125f, 21,
                22.09375f, 24.28125f, 25.375f, 28, 29.125f, 31.375f, 32.5f],
            resized.Values());
    }

    private static float[] SignalAtInput(BackwardRules rules)
    {
        using torch.Tensor signal = Signal(rules, stop: -1);
        return signal.Values();
    }

    private static torch.Tensor Signal(BackwardRules rules, int stop)
    {
        using Network network = ToyNetwork.Build();
        using ForwardTrace trace = network.Trace(ToyNetwork.Input());
        using var sweep = new ReverseSweep(network, trace);
        StartSignal[] starts = [StartSignal.OfLogit(0, Output, 0)];
        return stop < 0 ? sweep.ToInput(starts, rules) : sweep.ToOutputOf(stop, starts, rules);
    }

    private static float[] Deconvolution(ConvolutionRule rule)
    {
        using Network network = ToyNetwork.Build(); // loads libtorch
        var layer = new Convolution(
            "conv", torch.ones(1, 1, 3, 3), torch.zeros(1), Extent.Square(2), ZeroPadding.Around(0));
        return rule(Tensors.Of([1, 2, 3, 4], 1, 1, 2, 2), layer, Extent.Square(5)).Values();
    }
}
