using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

[Collection("libtorch")]
public sealed class ChannelStartTests : IDisposable
{
    private readonly Network _network = StridedNetwork.Build();
    private readonly ForwardTrace _trace;
    private readonly ReverseSweep _sweep;

    public ChannelStartTests()
    {
        _trace = _network.Trace(StridedNetwork.Input(images: 2));
        _sweep = new ReverseSweep(_network, _trace);
    }

    public static TheoryData<int, int> Channels => new()
    {
        { 0, 3 }, { 1, 3 }, { 3, 4 }, { 4, 0 }, { 5, 2 }, { 6, 2 }, { 8, 6 }, { 9, 0 }, { 9, 4 },
    };

    public void Dispose()
    {
        _sweep.Dispose();
        _trace.Dispose();
        _network.Dispose();
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public void One_channel_alone_equals_all_channels_with_the_others_zero(int layer, int channel)
    {
        BackwardRules rules = BackwardRules.InterpolatedDeconvolution;
        int below = _network.Layers[layer] is Relu ? layer - 1 : layer;
        torch.Tensor signal = torch.zeros_like(_trace.OutputOf(layer)[1]).unsqueeze(0);
        signal[0, channel] = _trace.OutputOf(layer)[1][channel];
        if (below < layer)
        {
            signal = rules.Relu(signal, _trace.InputOf(layer)[1].unsqueeze(0));
        }

        torch.Tensor input = _trace.InputOf(below);
        torch.Tensor expected = _network.Layers[below] is Linear linear
            ? signal.matmul(linear.Weight)
            : rules.Convolution(
                signal, (Convolution)_network.Layers[below], new Extent((int)input.shape[2], (int)input.shape[3]));
        StartSignal[] starts = [StartSignal.OfFeature(1, layer, channel)];
        torch.Tensor actual = below == 0 ? _sweep.ToInput(starts, rules) : _sweep.ToOutputOf(below - 1, starts, rules);
        Assert.InRange(Tensors.RelativeError(expected, actual), 0, 1e-6);
    }

    [Fact]
    public void The_entry_is_below_the_first_layer_with_weights_unless_that_is_past_the_stop()
    {
        var start = new ChannelStart(_network, _trace);
        Assert.Equal(
            [-1, -1, 2, 2, 2, 4, 4, 7, 7, 7, 9], Enumerable.Range(0, 11)
                .Select(layer => start.EntryOf(layer, -1, BackwardRules.Gradient)));
        Assert.Equal(6, start.EntryOf(6, 5, BackwardRules.Gradient));
        Assert.Equal(4, start.EntryOf(6, 4, BackwardRules.Gradient));
        Assert.Equal(6, start.EntryOf(6, 6, BackwardRules.Gradient));
        Assert.Equal(10, start.EntryOf(10, -1, BackwardRules.Gradient with { Layer = _ => null }));
    }

    [Fact]
    public void A_signal_on_another_branch_than_the_stop_never_arrives()
    {
        using Network network = Branches();
        using ForwardTrace trace = network.Trace(Tensors.Random(4, 2, 3, 6, 6));
        using var sweep = new ReverseSweep(network, trace);
        int main = network.IndexOf("main");
        int side = network.IndexOf("side");
        StartSignal[] starts =
        [
            StartSignal.OfFeature(0, side, 1),
            StartSignal.OfFeature(1, main, 2),
            StartSignal.OfFeature(0, network.IndexOf("sum"), 0),
        ];
        torch.Tensor signals = sweep.ToOutputOf(main, starts, BackwardRules.Gradient);
        Assert.All(signals[0].Values(), value => Assert.Equal(0, value));
        Assert.Equal(trace.OutputOf(main)[1][2].Values(), signals[1][2].Values());
        Assert.Equal(trace.OutputOf(network.IndexOf("sum"))[0][0].Values(), signals[2][0].Values());
    }

    [Fact]
    public void Gradients_through_branches_equal_autograd_from_every_layer()
    {
        using Network network = Branches();
        torch.Tensor input = Tensors.Random(4, 2, 3, 6, 6);
        using ForwardTrace trace = network.Trace(input);
        using var sweep = new ReverseSweep(network, trace);
        for (int layer = 0; layer < network.Layers.Count - 2; layer++)
        {
            torch.Tensor variable = input.clone().requires_grad_();
            torch.Tensor[] outputs = new torch.Tensor[layer + 1];
            for (int i = 0; i <= layer; i++)
            {
                outputs[i] = network.Layers[i].Forward(
                    [.. network.Wiring.ReadsOf(i).Select(read => read < 0 ? variable : outputs[read])]);
            }

            torch.Tensor channel = outputs[layer][1][1];
            channel.mul(channel).sum().mul(0.5f).backward();
            torch.Tensor swept = sweep.ToInput([StartSignal.OfFeature(1, layer, 1)], BackwardRules.Gradient);
            Assert.InRange(Tensors.RelativeError(variable.grad![1].unsqueeze(0), swept), 0, 1e-6);
        }
    }

    /// <summary>conv, relu, main and side that both read it, their sum, relu, flatten, fc.</summary>
    private static Network Branches()
    {
        Layer[] layers =
        [
            new Convolution(
                "conv", Tensors.Random(1, 4, 3, 3, 3), Tensors.Random(2, 4), Extent.Square(1), ZeroPadding.Around(1)),
            new Relu("relu"),
            new Convolution("main", Tensors.Random(3, 5, 4, 3, 3), null, Extent.Square(2), ZeroPadding.Around(1)),
            new Convolution("side", Tensors.Random(5, 5, 4, 1, 1), null, Extent.Square(2), ZeroPadding.Around(0))
            {
                Reads = ["relu"],
            },
            new Addition("sum", "main", "side"),
            new Relu("sum.relu"),
            new Flatten("flatten"),
            new Linear("fc", Tensors.Random(6, 2, 45), Tensors.Random(7, 2)),
        ];
        return new Network(new NetworkDescription("branches", 6, 6, ["a", "b"], Normalization.None), layers);
    }
}
