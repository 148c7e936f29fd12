using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Methods;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>Methods that weigh the last maps by passing the network again, or by the maps alone.</summary>
[Collection("libtorch")]
public sealed class ChannelWeightTests : IDisposable
{
    private const int Layer = 6; // conv3.relu
    private const int Channels = 4;
    private readonly Network _network = StridedNetwork.Build();
    private readonly torch.Tensor _input = StridedNetwork.Input(images: 2);
    private readonly ForwardTrace _trace;
    private readonly ReverseSweep _sweep;

    public ChannelWeightTests()
    {
        _trace = _network.Trace(_input);
        _sweep = new ReverseSweep(_network, _trace);
    }

    public void Dispose()
    {
        _sweep.Dispose();
        _trace.Dispose();
        _input.Dispose();
        _network.Dispose();
    }

    [Fact]
    public void Score_cam_equals_loops_over_channels()
    {
        ExplanationRequest request = Request();
        float[][] maps = Maps(1);
        double[] scores = new double[Channels];
        for (int k = 0; k < Channels; k++)
        {
            double[,,] large = PlainRules.Resize(
                PlainRules.Cube(maps[k], 1, 3, 3), StridedNetwork.Height, StridedNetwork.Width, Interpolation.Bilinear);
            var mask = new Core.Imaging.Heatmap(StridedNetwork.Width, StridedNetwork.Height, PlainRules.Flat(large));
            torch.Tensor visible = Tensors.Of(
                mask.Normalized().Values, 1, 1, StridedNetwork.Height, StridedNetwork.Width);
            bool varies = maps[k].Max() > maps[k].Min();
            scores[k] = varies
                ? Math.Exp(_network.Forward(_input[1].unsqueeze(0).mul(visible))[0][2].item<float>())
                : 0;
        }

        Assert.True(scores.Count(score => score > 0) > 1, "one channel alone shows no weights");
        torch.Tensor actual = ScoreCam.Map(request, 1, _trace.OutputOf(Layer)[1]);
        AssertMap(scores.Select(score => score / scores.Sum()), maps, actual);
    }

    [Fact]
    public void Ablation_cam_equals_a_network_whose_channel_is_cut_off()
    {
        // Channel k of 3 x 3 positions enters fc4 by columns 9 k to 9 k + 8: without them it is 0 to all that follows.
        torch.Tensor actual = AblationCam.Weights(Request(), Layer);
        for (int k = 0; k < Channels; k++)
        {
            using Network cut = StridedNetwork.Build();
            ((Linear)cut.Layers[8]).Weight.narrow(1, 9 * k, 9).zero_();
            torch.Tensor drops = _trace.Logits.sub(cut.Forward(_input));
            Assert.Equal(drops[0][1].item<float>(), actual[0][k].item<float>(), 1e-5f);
            Assert.Equal(drops[1][2].item<float>(), actual[1][k].item<float>(), 1e-5f);
        }

        Assert.Contains(actual.Values(), weight => weight != 0);
    }

    [Fact]
    public void Ablation_cam_of_the_toy_net_by_hand()
    {
        // Its logit is ReLU(sum A_1 + A_2[0] - A_2[1] - A_2[2] - A_2[3]) with A_1 = 0 0 31 40 and A_2 = 0 0 6 15.
        using Network network = ToyNetwork.Build();
        using ForwardTrace trace = network.Trace(ToyNetwork.Input());
        using var sweep = new ReverseSweep(network, trace);
        float[][] maps = [.. trace.OutputOf(1)[0].Values().Chunk(4)];
        float first = maps[0].Sum();
        float second = maps[1][0] - maps[1].Skip(1).Sum();
        Assert.True(first + second > 0 && second < 0, "the toy net is another");
        float whole = first + second;
        Assert.Equal(
            [whole, whole - first],
            AblationCam.Weights(Requests.Of(network, trace, sweep, [0]), 1).Values());
    }

    [Fact]
    public void Eigen_cam_is_the_first_component_of_a_power_iteration_whatever_the_sign()
    {
        torch.Tensor activations = Tensors.Random(3, 1, 5, 3, 4);
        float[][] maps = [.. activations.Values().Chunk(12)];
        double[] direction = [1, 1, 1, 1, 1];
        for (int round = 0; round < 2000; round++)
        {
            double[] along = Project(maps, direction);
            double[] next = [.. maps.Select(map => map.Zip(along, (a, p) => a * p).Sum())];
            double length = Math.Sqrt(next.Sum(v => v * v));
            direction = [.. next.Select(v => v / length)];
        }

        double[] expected = Project(maps, direction);
        float sign = expected.Sum() < 0 ? -1 : 1;
        float[] values = [.. expected.Select(v => sign * (float)v)];
        Assert.InRange(Tensors.RelativeError(values, EigenCam.Projections(activations).Values()), 0, 1e-5);
        Assert.InRange(Tensors.RelativeError(values, EigenCam.Projections(activations.neg()).Values()), 0, 1e-5);
    }

    [Fact]
    public void Eigen_cam_of_one_channel_is_its_map()
    {
        float[] map = [0, 1, 2, 5];
        Assert.InRange(
            Tensors.RelativeError(map, EigenCam.Projections(Tensors.Of(map, 1, 1, 2, 2)).Values()), 0, 1e-6);
    }

    [Fact]
    public void Smooth_grad_cam_plus_plus_without_noise_is_grad_cam_plus_plus()
    {
        ExplanationRequest request = Request() with { Options = Requests.Few with { SmoothGradSigma = 0 } };
        float[][] expected = [.. ExplanationMethods.Of("grad-cam-plus-plus").Explain(request)
            .Select(map => map.Heatmap.Values)];
        float[][] actual = [.. ExplanationMethods.Of("smooth-grad-cam-plus-plus").Explain(request)
            .Select(map => map.Heatmap.Values)];
        Assert.All(
            expected.Zip(actual), pair => Assert.InRange(Tensors.RelativeError(pair.First, pair.Second), 0, 1e-5));
    }

    [Fact]
    public void Smooth_grad_cam_plus_plus_equals_loops_over_copies()
    {
        MethodOptions options = Requests.Few with { SmoothGradSamples = 7, SmoothGradSigma = 0.3, PassSize = 3 };
        ExplanationRequest request = Request() with { Options = options, Seed = 5 };
        double[][] sums = [new double[36], new double[36], new double[36]];
        for (int copy = 0; copy < 7; copy++)
        {
            torch.Tensor noisy = SmoothGrad.Noisy(
                request, new ChangedImages.OneImage(1, _input[1].unsqueeze(0)), [copy]);
            using ForwardTrace trace = _network.Trace(noisy);
            using var sweep = new ReverseSweep(_network, trace);
            float[] g = sweep.ToOutputOf(Layer, [StartSignal.OfLogit(0, 10, 2)], BackwardRules.Gradient).Values();
            double exponential = Math.Exp(trace.Logits[0][2].item<float>());
            for (int i = 0; i < g.Length; i++)
            {
                for (int power = 1; power <= 3; power++)
                {
                    sums[power - 1][i] += exponential * Math.Pow(g[i], power) / 7;
                }
            }
        }

        float[][] maps = Maps(1);
        double[] weights = [.. maps.Select((map, k) => Enumerable.Range(9 * k, 9).Sum(i =>
        {
            double divisor = (2 * sums[1][i]) + (map.Sum(v => (double)v) * sums[2][i]);
            return divisor == 0 ? 0 : sums[1][i] / divisor * Math.Max(sums[0][i], 0);
        }))];
        double[] expected = [.. Enumerable.Range(0, 9).Select(p => maps.Select((map, k) => weights[k] * map[p]).Sum())];
        float[] actual = SmoothGradCamPlusPlus.Map(request, 1, Layer).Values();

        // The two differ by the factor that the sums are held divided by.
        double factor = expected.Max(Math.Abs) / actual.Max(Math.Abs);
        Assert.InRange(
            Tensors.RelativeError([.. expected.Select(v => (float)v)], [.. actual.Select(v => (float)(factor * v))]),
            0, 1e-4);
        Assert.Equal(Math.Sign(expected.MaxBy(Math.Abs)), Math.Sign(actual.MaxBy(Math.Abs)));
    }

    [Theory]
    [InlineData("score-cam")]
    [InlineData("ablation-cam")]
    [InlineData("eigen-cam")]
    [InlineData("smooth-grad-cam-plus-plus")]
    public void A_network_whose_last_features_are_tokens_is_refused(string method)
    {
        Layer[] layers =
        [
            new Linear("tokens", torch.ones(2, 2), torch.zeros(2)) { PerPosition = true },
            new AdaptiveAveragePool("pool", Extent.Square(1)),
        ];
        using var network = new Network(new NetworkDescription("odd", 2, 2, ["a", "b"], Normalization.None), layers);
        Assert.Contains(
            "features of this network, of layer 'tokens', are tokens",
            Assert.Throws<InputException>(() => ExplanationMethods.Of(method).Check(network)).Message,
            StringComparison.Ordinal);
    }

    private static double[] Project(float[][] maps, double[] direction) =>
        [.. Enumerable.Range(0, maps[0].Length).Select(p => maps.Select((map, k) => map[p] * direction[k]).Sum())];

    private static void AssertMap(IEnumerable<double> weights, float[][] maps, torch.Tensor actual)
    {
        double[] all = [.. weights];
        float[] expected = [.. Enumerable.Range(0, 9)
            .Select(p => (float)Math.Max(0, all.Select((w, k) => w * maps[k][p]).Sum()))];
        Assert.InRange(Tensors.RelativeError(expected, actual.Values()), 0, 1e-4);
    }

    private float[][] Maps(int image) => [.. _trace.OutputOf(Layer)[image].Values().Chunk(9)];

    private ExplanationRequest Request() => Requests.Of(_network, _trace, _sweep, [1, 2]) with
    {
        Options = Requests.Few with { PassSize = 3 },
    };
}
