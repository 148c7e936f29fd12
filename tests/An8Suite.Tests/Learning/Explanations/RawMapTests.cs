using An8Suite.Core.Imaging;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Methods;
using An8Suite.Learning.Networks;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>What methods computed before they dropped signs and stretched their maps.</summary>
[Needs(Needs.LibTorch)]
public sealed class RawMapTests : IDisposable
{
    private static readonly string[] OfMagnitude =
        ["gradient-times-input", "integrated-gradients", "expected-gradients", "deeplift"];

    private static readonly string[] OverColors =
        ["gradient", "smoothgrad", "guided-backprop", "deconvnet", "guided-grad-cam", "guided-grad-cam-plus-plus"];

    private static readonly string[] OverFeatures = ["ours", "upsampled-activation", "svebi"];

    // They drop signs before the map is resized to the input.
    private static readonly string[] BeforeResizing =
        ["grad-cam", "grad-cam-plus-plus", "hires-cam", "layer-cam", "xgrad-cam", "ablation-cam",
            "smooth-grad-cam-plus-plus"];

    private readonly Network _network = Architectures.Build(
        new NetworkDescription("small", 32, 32, ["a", "b", "c"], Normalization.None), seed: 4);

    public static TheoryData<string> Methods => MethodTests.NetworkMethods;

    public void Dispose() => _network.Dispose();

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_heatmap_is_what_remains_of_the_raw_map(string name)
    {
        foreach (MethodMap map in Explained(name, keepRaw: true))
        {
            if (OverFeatures.Contains(name))
            {
                Assert.Null(map.Raw);
                continue;
            }

            Assert.Equal((32, 32), (map.Raw!.Width, map.Raw.Height));
            if (OverColors.Contains(name))
            {
                Assert.Contains(map.Raw.Values, value => value < 0);
                continue; // their heat is a maximum or norm over colours, not of the sum
            }

            if (BeforeResizing.Contains(name))
            {
                continue;
            }

            bool magnitude = OfMagnitude.Contains(name);
            Heatmap expected = new Heatmap(32, 32, Array.ConvertAll(
                map.Raw.Values, value => magnitude ? MathF.Abs(value) : name == "rise" ? value : MathF.Max(value, 0)))
                .Normalized();
            Assert.All(expected.Values.Zip(map.Heatmap.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        }
    }

    [Fact]
    public void That_of_grad_cam_is_the_weighted_sum_resized_with_its_signs()
    {
        using torch.Tensor input = Input();
        using ForwardTrace trace = _network.Trace(input);
        using var sweep = new ReverseSweep(_network, trace);
        ExplanationRequest request = Requests.Of(_network, trace, sweep, [0, 2]) with { KeepRaw = true };
        int layer = GradCam.LastBlock(_network);
        torch.Tensor activations = trace.OutputOf(layer);
        using torch.Tensor weights = request.LogitGradient(layer).mean([2, 3], keepdim: true);
        using torch.Tensor sums = activations.mul(weights).sum(1);
        using torch.Tensor resized = torch.nn.functional.interpolate(
            sums.unsqueeze(1), [32, 32], mode: torch.InterpolationMode.Bilinear, align_corners: false);
        float[][] expected = [.. resized.Values().Chunk(32 * 32)];
        MethodMap[] maps = ExplanationMethods.Of("grad-cam").Explain(request);
        Assert.Contains(expected[0].Concat(expected[1]), value => value < 0);
        Assert.All(expected.Zip(maps), pair => Assert.InRange(
            Tensors.RelativeError(pair.First, pair.Second.Raw!.Values), 0, 1e-5));
    }

    [Theory]
    [InlineData("integrated-gradients", false)]
    [InlineData("deeplift", false)]
    [InlineData("lrp-epsilon", true)]
    [InlineData("lrp-epsilon-plus", true)]
    public void Raw_values_add_up_to_what_is_promised(string name, bool ofLogit)
    {
        using torch.Tensor input = Input();
        using ForwardTrace trace = _network.Trace(input);
        using var sweep = new ReverseSweep(_network, trace);
        ExplanationRequest request = Requests.Of(_network, trace, sweep, [0, 2]) with { KeepRaw = true };
        double[] promised = ofLogit ? request.ExplainedLogits() : request.LogitChanges();
        foreach ((MethodMap map, double logit) in ExplanationMethods.Of(name).Explain(request).Zip(promised))
        {
            Assert.Equal(map.Completeness!.Value, map.Raw!.Values.Sum(value => (double)value) / logit, 1e-4);
        }
    }

    [Fact]
    public void Nobody_asked_and_nothing_is_kept() =>
        Assert.All(Explained("gradient", keepRaw: false), map => Assert.Null(map.Raw));

    private MethodMap[] Explained(string name, bool keepRaw)
    {
        using torch.Tensor input = Input();
        using ForwardTrace trace = _network.Trace(input);
        using var sweep = new ReverseSweep(_network, trace);
        return ExplanationMethods.Of(name).Explain(
            Requests.Of(_network, trace, sweep, [0, 2]) with { KeepRaw = keepRaw });
    }

    private static torch.Tensor Input()
    {
        using var generator = new torch.Generator(7);
        return torch.randn([2, 3, 32, 32], generator: generator);
    }
}
