using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Methods;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

[Collection("libtorch")]
public sealed class ClassActivationTests : IDisposable
{
    private readonly Network _network = PooledNetwork.Build();
    private readonly ForwardTrace _trace;
    private readonly ReverseSweep _sweep;

    public ClassActivationTests()
    {
        _trace = _network.Trace(PooledNetwork.Input(images: 2));
        _sweep = new ReverseSweep(_network, _trace);
    }

    public void Dispose()
    {
        _sweep.Dispose();
        _trace.Dispose();
        _network.Dispose();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 2)]
    public void Cam_is_grad_cam_and_hires_cam_up_to_a_factor_where_one_layer_follows_the_pool(int first, int second)
    {
        // d logit / d A_k is w_k / (h w) at every position, so the averages are the gradients, and the factor goes in
        // min-max.
        ExplanationRequest request = Requests.Of(_network, _trace, _sweep, [first, second]);
        for (int image = 0; image < 2; image++)
        {
            float[] cam = Map("cam", request, image);
            Assert.Equal(1, cam.Max());
            Assert.InRange(Tensors.RelativeError(cam, Map("grad-cam", request, image)), 0, 1e-5);
            Assert.InRange(Tensors.RelativeError(cam, Map("hires-cam", request, image)), 0, 1e-5);
        }
    }

    [Fact]
    public void Cam_is_the_weighted_sum_of_the_maps()
    {
        float[] weights = ((Linear)_network.Layers[^1]).Weight[2].Values();
        float[][] maps = [.. _trace.OutputOf(3)[1].Values().Chunk(6 * 8)];
        float[] small = [.. Enumerable.Range(0, 48)
            .Select(p => Math.Max(0, weights.Select((w, k) => w * maps[k][p]).Sum()))];
        double[,,] large = PlainRules.Resize(
            PlainRules.Cube(small, 1, 6, 8), PooledNetwork.Height, PooledNetwork.Width, Interpolation.Bilinear);
        float[] expected = new Core.Imaging.Heatmap(PooledNetwork.Width, PooledNetwork.Height, PlainRules.Flat(large))
            .Normalized().Values;
        Assert.InRange(
            Tensors.RelativeError(expected, Map("cam", Requests.Of(_network, _trace, _sweep, [0, 2]), 1)), 0, 1e-5);
    }

    [Fact]
    public void Cam_says_what_other_networks_have_instead()
    {
        using Network strided = StridedNetwork.Build();
        InputException error = Assert.Throws<InputException>(() => Cam.Check(strided));
        Assert.Equal(
            "method 'cam' needs a network that ends in a convolution, global average pooling and one fully "
            + "connected layer; "
                + "this one ends in conv3.relu (Relu), flatten (Flatten), fc4 (Linear), fc4.relu (Relu), fc5 (Linear); "
                + "'grad-cam' is the same map without that condition",
            error.Message);
        Layer[] layers = [new Relu("relu")];
        using var bare = new Network(new NetworkDescription("bare", 2, 2, ["a", "b"], Normalization.None), layers);
        Assert.Contains(
            "ends in relu (Relu);",
            Assert.Throws<InputException>(() => Cam.Check(bare)).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Combinations =>
        ["grad-cam", "grad-cam-plus-plus", "hires-cam", "layer-cam", "xgrad-cam"];

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Combinations_equal_loops_on_signals_of_both_signs(string method)
    {
        const int maps = 3;
        const int pixels = 4;
        float[] a = Tensors.Random(1, maps * pixels).abs().Values();
        float[] g = Tensors.Random(2, maps * pixels).Values();
        g[5] = 0;
        double[] expected = new double[pixels];
        for (int k = 0; k < maps; k++)
        {
            double sum = Enumerable.Range(0, pixels).Sum(p => (double)a[(k * pixels) + p]);
            double mean = Enumerable.Range(0, pixels).Average(p => (double)g[(k * pixels) + p]);
            double plusPlus = Enumerable.Range(0, pixels).Select(p => (double)g[(k * pixels) + p])
                .Sum(v => v == 0 ? 0 : 1 / (2 + (v * sum)) * Math.Max(v, 0));
            double weighted = Enumerable.Range(0, pixels)
                .Sum(p => (double)a[(k * pixels) + p] * g[(k * pixels) + p]) / sum;
            for (int p = 0; p < pixels; p++)
            {
                double signal = g[(k * pixels) + p];
                expected[p] += a[(k * pixels) + p] * method switch
                {
                    "grad-cam" => mean,
                    "grad-cam-plus-plus" => plusPlus,
                    "hires-cam" => signal,
                    "xgrad-cam" => weighted,
                    _ => Math.Max(signal, 0),
                };
            }
        }

        MapCombination combine = method switch
        {
            "grad-cam" => GradCam.Combine,
            "grad-cam-plus-plus" => GradCamPlusPlus.Combine,
            "hires-cam" => HiResCam.Combine,
            "xgrad-cam" => XGradCam.Combine,
            _ => LayerCam.Combine,
        };
        torch.Tensor actual = combine(Tensors.Of(a, 1, maps, 2, 2), Tensors.Of(g, 1, maps, 2, 2));
        Assert.InRange(Tensors.RelativeError([.. expected.Select(v => (float)v)], actual.Values()), 0, 1e-6);
    }

    [Fact]
    public void Grad_cam_plus_plus_survives_a_divisor_of_zero()
    {
        torch.Tensor map = GradCamPlusPlus.Combine(
            Tensors.Of([1, 1, 2, -6], 1, 1, 2, 2), Tensors.Of([1, 0, -1, 2], 1, 1, 2, 2));

        // The sum is -2: 2 + g sum is 0 for g = 1, which counts as nothing, and -2 for g = 2, whose weight is -1.
        Assert.Equal([-1, -1, -2, 6], map.Values());
    }

    [Fact]
    public void Methods_of_one_batch_share_their_sweeps()
    {
        ExplanationRequest request = Requests.Of(_network, _trace, _sweep, [0, 2]);
        Assert.Same(
            request.LogitSignal(BackwardRules.GuidedBackprop), request.LogitSignal(BackwardRules.GuidedBackprop));
        Assert.Same(request.LogitGradient(3), request.LogitGradient(3));
        Assert.NotSame(request.LogitSignal(BackwardRules.GuidedBackprop), request.LogitSignal(BackwardRules.Gradient));
        Assert.NotSame(request.LogitGradient(3), request.LogitGradient(2));
        torch.Tensor others = (request with { Targets = [1, 2] }).LogitGradient(3);
        Assert.NotEqual(request.LogitGradient(3).Values(), others.Values());
    }

    private static float[] Map(string method, ExplanationRequest request, int image) =>
        ExplanationMethods.Of(method).Explain(request)[image].Heatmap.Values;
}
