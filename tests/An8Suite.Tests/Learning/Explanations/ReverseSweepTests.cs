using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

[Collection("libtorch")]
public sealed class ReverseSweepTests : IDisposable
{
    private const int Logits = 10;
    private readonly Network _network = StridedNetwork.Build();
    private readonly torch.Tensor _input = StridedNetwork.Input(images: 3);
    private readonly ForwardTrace _trace;
    private readonly ReverseSweep _sweep;

    public ReverseSweepTests()
    {
        _trace = _network.Trace(_input);
        _sweep = new ReverseSweep(_network, _trace);
    }

    public static TheoryData<string> RuleNames => ["gradient", "deconvnet", "guided", "nearest", "bilinear"];

    public void Dispose()
    {
        _sweep.Dispose();
        _trace.Dispose();
        _input.Dispose();
        _network.Dispose();
    }

    [Fact]
    public void Gradient_equals_autograd_at_the_input_and_at_every_layer()
    {
        for (int layer = -1; layer < Logits; layer++)
        {
            torch.Tensor variable = _trace.InputOf(layer + 1).clone().requires_grad_();
            torch.Tensor value = variable;
            foreach (Layer next in _network.Layers.Skip(layer + 1))
            {
                value = next.Forward(value);
            }

            torch.stack([value[0][2], value[1][0], value[2][1]]).sum().backward();
            StartSignal[] starts = [Logit(0, 2), Logit(1, 0), Logit(2, 1)];
            torch.Tensor swept = layer < 0
                ? _sweep.ToInput(starts, BackwardRules.Gradient)
                : _sweep.ToOutputOf(layer, starts, BackwardRules.Gradient);
            Assert.InRange(Tensors.RelativeError(variable.grad!, swept), 0, 1e-6);
        }
    }

    [Fact]
    public void Gradient_of_a_feature_equals_autograd_of_half_its_square()
    {
        // d/dx of 1/2 sum A^2 starts with A itself: the start signal of a feature.
        torch.Tensor variable = _input.clone().requires_grad_();
        torch.Tensor activations = _network.Layers[0].Forward(variable);
        activations[1][4].square().sum().mul(0.5f).backward();
        torch.Tensor swept = _sweep.ToInput([StartSignal.OfFeature(1, 0, 4)], BackwardRules.Gradient);
        Assert.InRange(Tensors.RelativeError(variable.grad![1].unsqueeze(0), swept), 0, 1e-6);
    }

    [Fact]
    public void Gradient_agrees_with_finite_differences()
    {
        // Within one linear piece of the network the difference quotient is exact up to rounding: most directions stay
        // in it.
        torch.Tensor gradient = _sweep.ToInput([Logit(0, 1)], BackwardRules.Gradient);
        double scale = gradient.norm().item<float>();
        int close = 0;
        for (ulong seed = 0; seed < 20; seed++)
        {
            torch.Tensor direction = Tensors.Random(1000 + seed, _input[0].unsqueeze(0).shape);
            torch.Tensor step = direction.mul(1e-3f / direction.norm());
            double expected = gradient.mul(step).sum().item<float>() / 1e-3;
            torch.Tensor image = _input[0].unsqueeze(0);
            double above = _network.Forward(image.add(step))[0][1].item<float>();
            double below = _network.Forward(image.sub(step))[0][1].item<float>();
            close += Math.Abs(((above - below) / 2e-3) - expected) < 0.02 * scale ? 1 : 0;
        }

        Assert.True(close >= 18, $"only {close} of 20 directions agree");
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Many_signals_of_many_images_in_one_sweep_equal_one_sweep_each(string rule)
    {
        StartSignal[] starts =
        [
            StartSignal.OfFeature(2, 1, 3), Logit(0, 2), StartSignal.OfFeature(0, 6, 1), StartSignal.OfFeature(2, 0, 5),
            StartSignal.OfFeature(1, 9, 4), Logit(0, 1), StartSignal.OfFeature(1, 3, 0), StartSignal.OfFeature(1, 3, 2),
        ];
        torch.Tensor together = _sweep.ToInput(starts, Rules(rule));
        Assert.Equal([8, 3, StridedNetwork.Height, StridedNetwork.Width], together.shape);
        for (int i = 0; i < starts.Length; i++)
        {
            using ForwardTrace alone = _network.Trace(_input[starts[i].Image].unsqueeze(0));
            using var sweep = new ReverseSweep(_network, alone);
            torch.Tensor one = sweep.ToInput([starts[i] with { Image = 0 }], Rules(rule));
            AssertClose(one, together[i].unsqueeze(0));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public void Chunks_do_not_change_what_comes_out(int chunkSize)
    {
        StartSignal[] starts = [.. Enumerable.Range(0, 7).Select(
            i => i % 2 == 0 ? Logit(i % 3, i % 3) : StartSignal.OfFeature(i % 3, i - 1, i % 4))];
        using var chunked = new ReverseSweep(_network, _trace, chunkSize);
        AssertClose(
            _sweep.ToInput(starts, BackwardRules.InterpolatedDeconvolution),
            chunked.ToInput(starts, BackwardRules.InterpolatedDeconvolution));
    }

    [Fact]
    public void A_signal_that_starts_where_it_stops_is_its_start_map()
    {
        torch.Tensor map = _sweep.ToOutputOf(6, [StartSignal.OfFeature(1, 6, 2)], BackwardRules.GuidedBackprop);
        torch.Tensor expected = torch.zeros_like(map);
        expected[0, 2] = _trace.OutputOf(6)[1][2];
        Assert.Equal(expected.Values(), map.Values());
    }

    [Fact]
    public void Channels_last_activations_give_the_same_signals()
    {
        torch.Tensor channelsLast = _input.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        using ForwardTrace trace = _network.Trace(channelsLast);
        using var sweep = new ReverseSweep(_network, trace);
        StartSignal[] starts = [Logit(0, 0), StartSignal.OfFeature(1, 6, 2), StartSignal.OfFeature(2, 1, 2)];
        AssertClose(
            _sweep.ToInput(starts, BackwardRules.InterpolatedDeconvolution),
            sweep.ToInput(starts, BackwardRules.InterpolatedDeconvolution));
    }

    [Fact]
    public void Nothing_of_the_network_or_the_trace_changes_even_when_a_rule_throws()
    {
        float[][] parameters = [.. _network.Parameters.Select(p => p.Value.Values())];
        float[][] activations = [.. Enumerable.Range(0, Logits + 1).Select(layer => _trace.InputOf(layer).Values())];
        bool[] wantsGradient = [.. _network.Parameters.Select(p => p.Value.requires_grad)];
        StartSignal[] starts = [Logit(0, 0), StartSignal.OfFeature(1, 6, 2)];
        _sweep.ToInput(starts, BackwardRules.InterpolatedDeconvolution);
        var failing = new BackwardRules(
            (_, _) => throw new InvalidOperationException("a rule's own"), ConvolutionRules.Nearest);
        Assert.Throws<InvalidOperationException>(() => _sweep.ToInput(starts, failing));

        Assert.Equal(parameters, _network.Parameters.Select(p => p.Value.Values()));
        Assert.Equal(activations, Enumerable.Range(0, Logits + 1).Select(layer => _trace.InputOf(layer).Values()));
        Assert.Equal(wantsGradient, _network.Parameters.Select(p => p.Value.requires_grad));
        Assert.True(torch.is_grad_enabled());
    }

    [Fact]
    public void A_sweep_leaves_no_tensors_behind()
    {
        StartSignal[] starts = [Logit(0, 0), StartSignal.OfFeature(1, 6, 2)];
        // caches the switches
        using torch.Tensor first = _sweep.ToInput(starts, BackwardRules.InterpolatedDeconvolution);
        long before = LibTorchGroup.CountTensors();
        for (int i = 0; i < 5; i++)
        {
            _sweep.ToInput(starts, BackwardRules.InterpolatedDeconvolution).Dispose();
        }

        Assert.Equal(before, LibTorchGroup.CountTensors());
    }

    [Fact]
    public void Signals_that_cannot_start_are_refused()
    {
        BackwardRules rules = BackwardRules.Gradient;
        Assert.Contains(
            "expected 0 to 10",
            Refused(() => _sweep.ToInput([Logit(0, 0) with { Layer = 11 }], rules)), StringComparison.Ordinal);
        Assert.Contains(
            "expected 5 to 10",
            Refused(() => _sweep.ToOutputOf(5, [StartSignal.OfFeature(0, 4, 0)], rules)), StringComparison.Ordinal);
        Assert.Contains(
            "holds 3 images of 3 channels",
            Refused(() => _sweep.ToInput([Logit(0, 3)], rules)), StringComparison.Ordinal);
        Assert.Contains("image 3", Refused(() => _sweep.ToInput([Logit(3, 0)], rules)), StringComparison.Ordinal);

        static string Refused(Func<torch.Tensor> sweep) => Assert.Throws<ArgumentException>(sweep).Message;
    }

    private static StartSignal Logit(int image, int label) => StartSignal.OfLogit(image, Logits, label);

    private static BackwardRules Rules(string name) => name switch
    {
        "gradient" => BackwardRules.Gradient,
        "deconvnet" => BackwardRules.Deconvnet,
        "guided" => BackwardRules.GuidedBackprop,
        "nearest" => BackwardRules.InterpolatedDeconvolution,
        _ => BackwardRules.BilinearDeconvolution,
    };

    /// <summary>Equal up to the rounding of another order of sums; a signal may also be zero in both.</summary>
    private static void AssertClose(torch.Tensor expected, torch.Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        float scale = expected.Values().Max(Math.Abs);
        Assert.All(
            expected.Values().Zip(actual.Values()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f * scale));
    }
}
