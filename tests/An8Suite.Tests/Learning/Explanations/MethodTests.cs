using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Methods;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

[Collection("libtorch")]
public sealed class MethodTests : IDisposable
{
    private readonly Network _network = StridedNetwork.Build();
    private readonly torch.Tensor _input = StridedNetwork.Input(images: 3);
    private readonly ForwardTrace _trace;
    private readonly ReverseSweep _sweep;

    public MethodTests()
    {
        _trace = _network.Trace(_input);
        _sweep = new ReverseSweep(_network, _trace);
    }

    public static TheoryData<string> NetworkMethods =>
        [.. ExplanationMethods.All.Where(method => method.Kind == MethodKind.Method)
            .Select(method => method.Name).Except(Requests.OfOtherNetworks)];

    public void Dispose()
    {
        _sweep.Dispose();
        _trace.Dispose();
        _input.Dispose();
        _network.Dispose();
    }

    [Fact]
    public void Ours_is_the_maximum_over_the_features_of_the_norm_of_the_positive_signal()
    {
        (string Layer, int Channel)[] chosen = Active(0, 3);
        ExplanationRequest request = Request() with
        {
            Relevant = [Requests.Features(chosen), Requests.Features(Active(1, 2)), Requests.Features(Active(2, 1))],
        };
        float[] expected = new float[StridedNetwork.Height * StridedNetwork.Width];
        foreach ((string layer, int channel) in chosen)
        {
            StartSignal start = StartSignal.OfFeature(0, _network.IndexOf(layer), channel);
            float[] signal = _sweep.ToInput([start], BackwardRules.InterpolatedDeconvolution).Values();
            double[] heat = [.. expected.Select((_, pixel) => Math.Sqrt(Enumerable.Range(0, 3).Sum(
                color => Math.Pow(Math.Max(signal[(color * expected.Length) + pixel], 0), 2))))];
            (double low, double high) = (heat.Min(), heat.Max());
            Assert.True(high > low, $"the signal of {layer} {channel} is zero, so the test shows nothing");
            for (int i = 0; i < expected.Length; i++)
            {
                expected[i] = Math.Max(expected[i], (float)((heat[i] - low) / (high - low)));
            }
        }

        MethodMap[] maps = ExplanationMethods.Of("ours").Explain(request);
        Assert.InRange(Tensors.RelativeError(expected, maps[0].Heatmap.Values), 0, 1e-5);
        Assert.All(maps, map => Assert.Null(map.EmptyBecause));
    }

    [Fact]
    public void Only_the_first_k_features_count()
    {
        IReadOnlyList<RelevantFeature> features = Requests.Features(Active(0, 5));
        MethodMap two = Ours(features, featureCount: 2);
        Assert.Equal(Ours([.. features.Take(2)], featureCount: 5).Heatmap.Values, two.Heatmap.Values);
        Assert.NotEqual(Ours(features, featureCount: 5).Heatmap.Values, two.Heatmap.Values);
    }

    [Theory]
    [InlineData("ours", "no feature speaks for the class")]
    [InlineData("svebi", "no channel with an activation map speaks for the class")]
    [InlineData("upsampled-activation", "no channel with an activation map speaks for the class")]
    public void An_image_without_relevant_features_gets_zeros_and_a_reason(string method, string reason)
    {
        ExplanationRequest none = Request();
        ExplanationRequest one = none with { Relevant = [[], Requests.Features(Active(1, 1)), []] };
        MethodMap[] maps = ExplanationMethods.Of(method).Explain(one);
        Assert.Equal([reason, null, reason], maps.Select(map => map.EmptyBecause));
        Assert.All(maps[0].Heatmap.Values, value => Assert.Equal(0, value));
        Assert.Equal((StridedNetwork.Width, StridedNetwork.Height), (maps[0].Heatmap.Width, maps[0].Heatmap.Height));
        Assert.All(ExplanationMethods.Of(method).Explain(none), map => Assert.Equal(reason, map.EmptyBecause));
    }

    [Fact]
    public void Upsampled_activation_takes_channels_that_have_a_map_and_leaves_neurons_out()
    {
        (string Layer, int Channel) channel = Active(0, 1, spatial: true)[0];
        ExplanationRequest request = Request() with
        {
            FeatureCount = 1,
            Relevant = [Requests.Features(("fc4.relu", 0), channel), Requests.Features(("fc4.relu", 1)), []],
        };
        MethodMap[] maps = ExplanationMethods.Of("upsampled-activation").Explain(request);
        torch.Tensor map = _trace.OutputOf(_network.IndexOf(channel.Layer))[0][channel.Channel];
        double[,,] plain = PlainRules.Resize(
            PlainRules.Cube(map.Values(), 1, (int)map.shape[0], (int)map.shape[1]),
            StridedNetwork.Height,
            StridedNetwork.Width,
            Interpolation.Bilinear);
        var expected = new Heatmap(StridedNetwork.Width, StridedNetwork.Height, PlainRules.Flat(plain));
        Assert.InRange(Tensors.RelativeError(expected.Normalized().Values, maps[0].Heatmap.Values), 0, 1e-5);
        Assert.Equal("no channel with an activation map speaks for the class", maps[1].EmptyBecause);
    }

    [Fact]
    public void Svebi_adds_the_maps_of_all_relevant_channels_whatever_k()
    {
        (string Layer, int Channel)[] channels = Active(0, 4, spatial: true);
        Assert.True(channels.Select(channel => channel.Layer).Distinct().Count() > 1, "one layer shows no resizing");
        ExplanationRequest request = Request() with
        {
            FeatureCount = 1,
            Relevant = [Requests.Features([("fc4.relu", 0), .. channels]), Requests.Features(("fc4.relu", 1)), []],
        };
        float[] sum = new float[StridedNetwork.Height * StridedNetwork.Width];
        foreach ((string layer, int channel) in channels)
        {
            torch.Tensor map = _trace.OutputOf(_network.IndexOf(layer))[0][channel];
            float[] large = PlainRules.Flat(PlainRules.Resize(
                PlainRules.Cube(map.Values(), 1, (int)map.shape[0], (int)map.shape[1]), StridedNetwork.Height,
                StridedNetwork.Width, Interpolation.Bilinear));
            sum = [.. sum.Zip(large, (a, b) => a + b)];
        }

        MethodMap[] maps = ExplanationMethods.Of("svebi").Explain(request);
        var expected = new Heatmap(StridedNetwork.Width, StridedNetwork.Height, sum);
        Assert.InRange(Tensors.RelativeError(expected.Normalized().Values, maps[0].Heatmap.Values), 0, 1e-5);
        const string because = "no channel with an activation map speaks for the class";
        Assert.Equal([null, because, because], maps.Select(map => map.EmptyBecause));
    }

    [Fact]
    public void Gradient_is_the_largest_magnitude_over_the_colours()
    {
        float[] gradient = _sweep.ToInput([StartSignal.OfLogit(0, 10, 1)], BackwardRules.Gradient).Values();
        int pixels = gradient.Length / 3;
        float[] heat = [.. Enumerable.Range(0, pixels).Select(
            p => Enumerable.Range(0, 3).Max(color => Math.Abs(gradient[(color * pixels) + p])))];
        float[] expected = new Heatmap(StridedNetwork.Width, StridedNetwork.Height, heat).Normalized().Values;
        float[] actual = ExplanationMethods.Of("gradient").Explain(Request())[0].Heatmap.Values;
        Assert.InRange(Tensors.RelativeError(expected, actual), 0, 1e-6);
    }

    [Fact]
    public void Grad_cam_looks_at_the_last_convolution_after_its_relu()
    {
        Assert.Equal("conv3.relu", _network.Layers[GradCam.LastBlock(_network)].Name);
        torch.Tensor gradient = _sweep.ToOutputOf(6, [StartSignal.OfLogit(0, 10, 1)], BackwardRules.Gradient);
        float[] alpha = [.. gradient[0].Values().Chunk(9).Select(map => map.Average())];
        float[][] activations = [.. _trace.OutputOf(6)[0].Values().Chunk(9)];
        float[] expected = [.. Enumerable.Range(0, 9)
            .Select(p => Math.Max(alpha.Select((a, k) => a * activations[k][p]).Sum(), 0))];
        float[] actual = ClassActivation.Combined(Request(), 6, GradCam.Combine)[0].relu().Values();
        Assert.InRange(Tensors.RelativeError(expected, actual), 0, 1e-5);
    }

    [Theory]
    [MemberData(nameof(NetworkMethods))]
    public void A_batch_gives_what_its_images_give_alone(string name)
    {
        ExplanationMethod method = ExplanationMethods.Of(name);
        ExplanationRequest request = Request() with
        {
            Relevant = [Requests.Features(Active(0, 3)), [], Requests.Features(Active(2, 2))],
        };
        MethodMap[] together = method.Explain(request);
        Assert.Equal(3, together.Length);
        for (int i = 0; i < 3; i++)
        {
            using ForwardTrace trace = _network.Trace(_input[i].unsqueeze(0));
            using var sweep = new ReverseSweep(_network, trace);
            MethodMap alone = method.Explain(request with
            {
                Trace = trace,
                Sweep = sweep,
                Samples = [request.Samples[i]],
                Targets = [request.Targets[i]],
                Relevant = [request.Relevant[i]],
            })[0];
            Assert.Equal(alone.EmptyBecause, together[i].EmptyBecause);
            Assert.All(
                alone.Heatmap.Values.Zip(together[i].Heatmap.Values),
                pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
            Assert.All(together[i].Heatmap.Values, value => Assert.InRange(value, 0, 1));
            Assert.Equal(alone.EmptyBecause is null ? 1 : 0, together[i].Heatmap.Values.Max());
        }
    }

    public static TheoryData<string> Networks => [.. Architectures.Names];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_method_explains_every_network_or_says_why_not(string name)
    {
        int side = Architectures.Of(name).MinSide;
        using Network network = ZooTests.Build(name, side, 3);
        using ForwardTrace trace = network.Trace(Tensors.Random(5, 1, 3, side, side));
        using var sweep = new ReverseSweep(network, trace);
        ExplanationRequest request = Requests.Of(network, trace, sweep, [1]) with
        {
            Options = Requests.Few with { PassSize = 64 },
        };
        foreach (ExplanationMethod method in ExplanationMethods.All.Where(method => method.Kind == MethodKind.Method))
        {
            try
            {
                method.Check(network);
            }
            catch (InputException refusal)
            {
                Assert.Contains(method.Name, refusal.Message, StringComparison.Ordinal);
                continue;
            }

            MethodMap map = Assert.Single(method.Explain(request));
            Assert.Equal((side, side), (map.Heatmap.Width, map.Heatmap.Height));
            Assert.All(map.Heatmap.Values, value => Assert.InRange(value, 0, 1));
        }
    }

    [Fact]
    public void Weights_that_are_not_finite_are_an_error_that_names_the_image()
    {
        using Network broken = StridedNetwork.Build();
        broken.Parameters.First(p => p.Key == "0.weight").Value.fill_(float.NaN);
        using ForwardTrace trace = broken.Trace(_input);
        using var sweep = new ReverseSweep(broken, trace);
        ExplanationRequest request = Requests.Of(broken, trace, sweep, [0, 1, 2]);
        InputException error = Assert.Throws<InputException>(() => ExplanationMethods.Of("gradient").Explain(request));
        Assert.StartsWith(
            "image 'image0': its heatmap holds values that are not finite", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_without_convolutions_has_no_grad_cam()
    {
        Layer[] layers = [new Flatten("flatten"), new Linear("fc", torch.ones(2, 12), torch.zeros(2))];
        using var flat = new Network(new NetworkDescription("flat", 2, 2, ["a", "b"], Normalization.None), layers);
        InputException error = Assert.Throws<InputException>(() => GradCam.LastBlock(flat));
        Assert.Contains("methods of the Grad-CAM family need a convolution", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_methods_name_the_nearest()
    {
        InputException error = Assert.Throws<InputException>(() => ExplanationMethods.Of("gradcam"));
        Assert.StartsWith(
            "unknown explanation method 'gradcam'; did you mean 'grad-cam'? valid: ours, ",
            error.Message, StringComparison.Ordinal);
        Assert.Equal(ExplanationMethods.Names.Count, ExplanationMethods.Names.Distinct().Count());
        Assert.All(ExplanationMethods.Names, name => Assert.Matches("^[a-z][a-z0-9-]*$", name));
    }

    private ExplanationRequest Request() => Requests.Of(_network, _trace, _sweep, [1, 0, 2]);

    private MethodMap Ours(IReadOnlyList<RelevantFeature> features, int featureCount) =>
        ExplanationMethods.Of("ours").Explain(
            Request() with { FeatureCount = featureCount, Relevant = [features, [], []] })[0];

    /// <summary>
    /// Features of an image that answer and whose signal reaches the input, from layers of every kind.
    /// </summary>
    private (string Layer, int Channel)[] Active(int image, int count, bool spatial = false)
    {
        int[] layers = spatial ? [1, 4, 6] : [1, 4, 6, 9];
        var found =
            from layer in layers
            from channel in Enumerable.Range(0, (int)_trace.OutputOf(layer).shape[1])
            where _sweep.ToInput(
                [StartSignal.OfFeature(image, layer, channel)], BackwardRules.InterpolatedDeconvolution)
                .Values().Max() > 0
            orderby channel, layer
            select (_network.Layers[layer].Name, channel);
        (string Layer, int Channel)[] active = [.. found.Take(count)];
        Assert.Equal(count, active.Length);
        return active;
    }
}
