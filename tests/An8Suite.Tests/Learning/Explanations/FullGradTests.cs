using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Methods;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>FullGrad, whose parts add up to the logit.</summary>
[Collection("libtorch")]
public sealed class FullGradTests
{
    /// <summary>All whose layers' biases are known; it refuses networks with other operations.</summary>
    public static TheoryData<string> Networks => [.. Architectures.Names.Except(["bcos-small", "vit-tiny"])];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Input_and_bias_gradients_add_up_to_the_logit(string name)
    {
        int side = Architectures.Of(name).MinSide;
        using Network network = ZooTests.Build(name, side, 3);
        ZooTests.Stir(network);
        foreach ((_, torch.Tensor bias) in network.Parameters
            .Where(p => p.Key.EndsWith(".bias", StringComparison.Ordinal)))
        {
            bias.copy_(Tensors.Random(21, bias.shape).mul(0.3f));
        }

        using ForwardTrace trace = network.Trace(Tensors.Random(5, 2, 3, side, side));
        using var sweep = new ReverseSweep(network, trace);
        ExplanationRequest request = Requests.Of(network, trace, sweep, [1, 2]);
        torch.Tensor input = request.LogitSignal(BackwardRules.Gradient).mul(request.Input);
        for (int image = 0; image < 2; image++)
        {
            double[] parts =
            [
                Sum(input[image]),
                .. FullGrad.LayersWithBias(network, trace)
                    .Select(layer => Sum(FullGrad.BiasGradients(request, layer, [image]))),
            ];
            double logit = trace.Logits[image][request.Targets[image]].item<float>();
            double scale = parts.Sum(Math.Abs);
            Assert.True(Math.Abs(parts[0] - logit) > 1e-3 * scale, "the biases make no difference");
            Assert.InRange(Math.Abs(parts.Sum() - logit) / scale, 0, 1e-5);
        }
    }

    [Fact]
    public void The_map_equals_loops_over_layers_and_channels()
    {
        using Network network = PooledNetwork.Build();
        using ForwardTrace trace = network.Trace(PooledNetwork.Input(2));
        using var sweep = new ReverseSweep(network, trace);
        ExplanationRequest request = Requests.Of(network, trace, sweep, [0, 1]);
        double[] heat = new double[PooledNetwork.Height * PooledNetwork.Width];
        Add(sweep.ToInput([StartSignal.OfLogit(1, 6, 1)], BackwardRules.Gradient)
            .mul(PooledNetwork.Input(2)[1].unsqueeze(0)), 1);
        foreach (int layer in new[] { 0, 2 })
        {
            torch.Tensor bias = ((Convolution)network.Layers[layer]).Bias!;
            Add(sweep.ToOutputOf(layer, [StartSignal.OfLogit(1, 6, 1)], BackwardRules.Gradient)
                .mul(bias.reshape(1, -1, 1, 1)), 2);
        }

        var expected = new Heatmap(
            PooledNetwork.Width, PooledNetwork.Height, Array.ConvertAll(heat, v => (float)v));
        float[] actual = ExplanationMethods.Of("full-grad").Explain(request)[1].Heatmap.Values;
        Assert.InRange(Tensors.RelativeError(expected.Normalized().Values, actual), 0, 1e-5);

        void Add(torch.Tensor signal, int shrunk)
        {
            (int rows, int columns) = ((int)signal.shape[2], (int)signal.shape[3]);
            Assert.Equal((PooledNetwork.Height + shrunk - 1) / shrunk, rows);
            foreach (float[] map in signal.abs().Values().Chunk(rows * columns))
            {
                float[] stretched = new Heatmap(columns, rows, map).Normalized().Values;
                double[,,] large = PlainRules.Resize(
                    PlainRules.Cube(stretched, 1, rows, columns), PooledNetwork.Height, PooledNetwork.Width,
                    Interpolation.Bilinear);
                float[] flat = PlainRules.Flat(large);
                for (int p = 0; p < heat.Length; p++)
                {
                    heat[p] += flat[p];
                }
            }
        }
    }

    [Fact]
    public void A_layer_of_another_kind_is_refused()
    {
        using Network network = new(
            new NetworkDescription("odd", 2, 2, ["a"], Normalization.None), [new Doubling("twice")]);
        Assert.Equal(
            "method 'full-grad' does not know the bias of layer 'twice' (Doubling); 'integrated-gradients' is complete "
            + "for every network",
            Assert.Throws<InputException>(() => FullGrad.Check(network)).Message);
    }

    private static double Sum(torch.Tensor values) => values.Values().Sum(v => (double)v);

    private sealed class Doubling(string name) : Layer(name)
    {
        public override torch.Tensor Forward(params ReadOnlySpan<torch.Tensor> inputs) => inputs[0] + inputs[0];
    }
}
