using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>
/// Every rule for relevance a second time, in double, over the contributions of every input to every output.
/// </summary>
[Collection("libtorch")]
public sealed class RelevanceRuleTests
{
    private const double Epsilon = 1e-3;
    private const double Gamma = 0.25;
    private static readonly Normalization Scaling = new([0.4f, 0.5f, 0.3f], [0.25f, 0.2f, 0.5f]);

    public RelevanceRuleTests() => LibTorch.Load();

    /// <summary>
    /// By name: the rule, and what an input's contribution becomes, given how the output's sum comes out.
    /// </summary>
    private static readonly Dictionary<string, (RelevanceRule Rule, Func<Neuron, double[]> Shares)> Rules = new()
    {
        ["epsilon"] = (RelevanceRules.Epsilon(Epsilon), neuron =>
            neuron.Over(c => c, neuron.Sum + (neuron.Sum < 0 ? -Epsilon : Epsilon))),
        ["z-plus"] = (RelevanceRules.ZPlus, neuron => neuron.Over(Up, neuron.Contributions.Sum(Up))),
        ["gamma"] = (RelevanceRules.Gamma(Gamma), neuron =>
        {
            Func<double, double> favoured = neuron.Sum < 0 ? Down : Up;
            return neuron.Over(c => c + (Gamma * favoured(c)), neuron.Sum
                + (Gamma * (neuron.Contributions.Sum(favoured) + favoured(neuron.Bias))));
        }
        ),
        ["alpha-beta"] = (RelevanceRules.AlphaBeta(2, 1), neuron =>
        [
            .. neuron.Over(Up, neuron.Contributions.Sum(Up) + Up(neuron.Bias)).Zip(
                neuron.Over(Down, neuron.Contributions.Sum(Down) + Down(neuron.Bias)), (up, down) => (2 * up) - down),
        ]),
        ["flat"] = (RelevanceRules.Flat, neuron =>
            [.. neuron.Weights.Select(w => (w == 0 ? 0.0 : 1) / neuron.Weights.Count(v => v != 0))]),
        ["w-squared"] = (RelevanceRules.WSquared, neuron =>
            [.. neuron.Weights.Select(w => w * w / neuron.Weights.Sum(v => v * v))]),
        ["box"] = (RelevanceRules.Box(Scaling), neuron =>
        {
            double[] above = [.. neuron.Contributions.Select((c, i) => c
                - (Up(neuron.Weights[i]) * Edge(i, neuron.Weights.Length, 0))
                - (Down(neuron.Weights[i]) * Edge(i, neuron.Weights.Length, 1)))];
            return [.. above.Select(c => c / above.Sum())];
        }
        ),
    };

    private static readonly Dictionary<string, Layer[]> Networks = new()
    {
        ["strided"] = [Convolution(3, new Extent(2, 3))],
        ["grouped"] = [Convolution(1, Extent.Square(1), groups: 3)],
        ["dilated"] = [Convolution(3, Extent.Square(1), dilation: 2)],
        ["normalised"] = [Convolution(3, Extent.Square(1)), Norm()],
        ["linear"] = [new Linear("fc", Tensors.Random(1, 5, 7), Tensors.Random(2, 5))],
    };

    public static TheoryData<string, string> Pairs
    {
        get
        {
            TheoryData<string, string> pairs = [];
            foreach (string rule in Rules.Keys)
            {
                foreach (string network in Networks.Keys.Where(name => rule != "box" || name != "linear"))
                {
                    pairs.Add(rule, network);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Equals_loops_over_contributions(string rule, string layers)
    {
        var network = new Network(new NetworkDescription("one", 6, 7, ["a"], Scaling), Networks[layers]);
        torch.Tensor input = layers == "linear"
            ? Tensors.Random(3, 2, 7)
            : Tensors.Random(3, 2, 3, 6, 7).abs().sub(Column(Scaling.Mean)).div(Column(Scaling.Deviation));
        using ForwardTrace trace = network.Trace(input);
        torch.Tensor relevance = Tensors.Random(4, trace.OutputOf(0).shape);
        float[] actual = Rules[rule].Rule(
            relevance, WeightedLayer.Of(new LayerVisit(network, trace, 0, relevance, [0, 1]))).Values();

        (int inputs, int outputs) = ((int)input[0].numel(), (int)relevance[0].numel());
        float[] bias = network.Forward(torch.zeros_like(input))[0].Values();
        float[][] responses = [.. Enumerable.Range(0, inputs).Select(i =>
        {
            torch.Tensor unit = torch.zeros(inputs);
            unit[i] = torch.tensor(1f);
            return network.Forward(unit.reshape(input[..1].shape))[0].Values();
        })];
        double[] expected = new double[2 * inputs];
        for (int image = 0; image < 2; image++)
        {
            float[] a = input[image].Values();
            float[] r = relevance[image].Values();
            for (int k = 0; k < outputs; k++)
            {
                // A weight of 0 plus a bias less the bias is 0 again, so what is not connected stays so.
                double[] w = [.. responses.Select(response => (double)response[k] - bias[k])];
                double[] shares = Rules[rule].Shares(new Neuron(w, [.. w.Zip(a, (v, x) => v * x)], bias[k]));
                for (int i = 0; i < inputs; i++)
                {
                    expected[(image * inputs) + i] += shares[i] * r[k];
                }
            }
        }

        Assert.InRange(Tensors.RelativeError([.. expected.Select(v => (float)v)], actual), 0, 1e-4);
    }

    private static double Up(double value) => Math.Max(value, 0);

    private static double Down(double value) => Math.Min(value, 0);

    private static double Edge(int place, int count, double grey)
    {
        int color = place / (count / 3);
        return (grey - Scaling.Mean[color]) / Scaling.Deviation[color];
    }

    private static torch.Tensor Column(IReadOnlyList<float> values) => Tensors.Of([.. values], 3, 1, 1);

    private static Convolution Convolution(int channels, Extent stride, int groups = 1, int dilation = 1)
    {
        LibTorch.Load();
        return new Convolution(
            "conv", Tensors.Random(1, 6, channels, 3, 2), Tensors.Random(2, 6), stride, new ZeroPadding(2, 1, 0, 1))
        {
            Groups = groups,
            Dilation = Extent.Square(dilation),
        };
    }

    private static BatchNorm Norm() => BatchNorm.Of(
        "norm", 1e-5,
        (Tensors.Random(5, 6), Tensors.Random(6, 6), Tensors.Random(7, 6), Tensors.Random(8, 6).abs().add(0.5f)), []);

    /// <summary>One output of a layer: its weights, what each input contributes, and its bias.</summary>
    private sealed record Neuron(double[] Weights, double[] Contributions, double Bias)
    {
        public double Sum => Contributions.Sum() + Bias;

        public double[] Over(Func<double, double> changed, double whole) =>
            [.. Contributions.Select(c => Math.Abs(whole) < 1e-12 ? 0 : changed(c) / whole)];
    }
}
