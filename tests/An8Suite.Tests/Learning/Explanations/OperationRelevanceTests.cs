using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Graphs;
using An8Suite.Learning.Shapes;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>Relevance and DeepLIFT through the operations of imported networks.</summary>
[Collection("libtorch")]
public sealed class OperationRelevanceTests
{
    private static readonly long[] Map = [1, 2, 3, 4];
    private static readonly long[] Column = [1, 2, 1, 1];
    private readonly torch.Tensor _input;

    public OperationRelevanceTests()
    {
        LibTorch.Load();
        _input = Tensors.Random(1, 2, 2, 3, 4).add(0.2f);
    }

    public static TheoryData<string> Kinds => [.. OperationKinds.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_nature_of_every_kind_is_known(string kind) =>
        Assert.True(Enum.IsDefined(OperationNatures.Of(OperationKinds.Of(kind))));

    [Fact]
    public void A_gate_gets_nothing_and_its_signal_everything()
    {
        Layer[] gated = [Unary("gate", "sigmoid", "input"), Binary("product", "mul", "input", "gate")];
        torch.Tensor[] backs = Backs(gated, out torch.Tensor relevance);
        Assert.InRange(Tensors.RelativeError(relevance, backs[0]), 0, 1e-5);
        Assert.All(backs[1].Values(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Two_signals_of_a_product_get_half_each()
    {
        torch.Tensor[] backs = Backs(
            [Unary("other", "tanh", "input"), Binary("product", "mul", "input", "other")], out torch.Tensor relevance);
        Assert.All(backs, back => Assert.InRange(Tensors.RelativeError(relevance.div(2), back), 0, 1e-4));
    }

    [Fact]
    public void Attention_goes_to_the_values()
    {
        long[] square = [1, 2, 3, 3];
        torch.Tensor matrix = Tensors.Random(7, 4, 3);
        Layer[] layers =
        [
            new Operation("scores", OperationKinds.Of("matmul"), [(Map, null), ([4, 3], matrix)], square)
            {
                Reads = ["input"],
            },
            new Operation("attention", OperationKinds.Of("softmax"), [(square, null)], square)
            {
                Numbers = new Dictionary<string, double[]> { ["axis"] = [3] },
                Reads = ["scores"],
            },
            new Operation("mixed", OperationKinds.Of("matmul"), [(square, null), (Map, null)], Map)
            {
                Reads = ["attention", "input"],
            },
        ];
        torch.Tensor[] backs = Backs(layers, out torch.Tensor relevance);
        Assert.All(backs[0].Values(), value => Assert.Equal(0, value));
        torch.Tensor attention = torch.softmax(_input.matmul(matrix), 3);
        torch.Tensor expected = _input.mul(attention.transpose(2, 3).matmul(relevance.div(attention.matmul(_input))));
        Assert.InRange(Tensors.RelativeError(expected, backs[1]), 0, 1e-3);
    }

    [Fact]
    public void A_quotient_belongs_to_what_is_divided()
    {
        torch.Tensor[] backs = Backs(
            [Unary("below", "exp", "input"), Binary("quotient", "div", "input", "below")], out torch.Tensor relevance);
        Assert.InRange(Tensors.RelativeError(relevance, backs[0]), 0, 1e-4);
        Assert.All(backs[1].Values(), value => Assert.Equal(0, value));
        torch.Tensor alone = Backs(
            [
                new Operation("inverse", OperationKinds.Of("div"), [(Map, torch.ones(Map)), (Map, null)], Map)
                {
                    Reads = ["input"],
                },
            ],
            out relevance)[0];
        Assert.InRange(Tensors.RelativeError(relevance, alone), 0, 1e-4);
    }

    [Theory]
    [InlineData("gelu")]
    [InlineData("silu")]
    [InlineData("sigmoid")]
    [InlineData("neg")]
    [InlineData("transpose")]
    [InlineData("reshape")]
    [InlineData("softmax")]
    [InlineData("layer-norm")]
    [InlineData("average-pool")]
    [InlineData("max-pool")]
    [InlineData("reduce-mean")]
    [InlineData("reduce-sum")]
    [InlineData("reduce-max")]
    [InlineData("reduce-l2")]
    [InlineData("sub")]
    [InlineData("concat")]
    [InlineData("max")]
    public void Relevance_is_handed_on_whole(string kind)
    {
        Layer layer = kind switch
        {
            "sub" or "max" => Binary("last", kind, "input", "other"),
            "concat" => new Operation("last", OperationKinds.Of(kind), [(Map, null), (Map, null)], [1, 4, 3, 4])
            {
                Numbers = new Dictionary<string, double[]> { ["axis"] = [1] },
                Reads = ["input", "other"],
            },
            _ => Unary("last", kind, "input"),
        };
        torch.Tensor[] backs = Backs([Unary("other", "erf", "input"), layer], out torch.Tensor relevance);
        for (int image = 0; image < 2; image++)
        {
            double sum = backs.Sum(back => back[image].sum().item<float>());
            Assert.Equal(relevance[image].sum().item<float>(), sum, 1e-3);
        }
    }

    [Theory]
    [InlineData("gelu", 1e-4)]
    [InlineData("mul", 1e-4)]
    [InlineData("max", 1e-4)]
    [InlineData("min", 1e-4)]
    [InlineData("max-pool", 1e-4)]
    [InlineData("reduce-max", 1e-4)]
    [InlineData("matmul", 1e-4)]
    [InlineData("softmax", 0.01)]
    [InlineData("layer-norm", 0.05)]
    public void DeepLift_accounts_for_the_change_of_the_logit(string kind, double tolerance)
    {
        Layer last = kind switch
        {
            "mul" or "max" or "min" => Binary("last", kind, "conv", "other"),
            "matmul" => new Operation(
                "last", OperationKinds.Of(kind), [(Map, null), ([1, 2, 4, 3], null)], [1, 2, 3, 3])
            {
                Reads = ["conv", "turned"],
            },
            _ => Unary("last", kind, "conv"),
        };
        using Network network = Whole(last);
        using ForwardTrace trace = network.Trace(_input);
        using var sweep = new ReverseSweep(network, trace);
        MethodMap[] maps = ExplanationMethods.Of("deeplift").Explain(Requests.Of(network, trace, sweep, [0, 1]));
        Assert.All(maps, map => Assert.InRange(Math.Abs(map.Completeness!.Value - 1), 0, tolerance));
    }

    /// <summary>A convolution of two colours, operations on what it gives, one fully connected layer.</summary>
    private static Network Whole(Layer last)
    {
        long width = last is Operation operation ? operation.OutputShape.Aggregate((a, b) => a * b) : 24;
        return new Network(new NetworkDescription("whole", 3, 4, ["a", "b"], Normalization.None),
        [
            new Convolution(
                "conv", Tensors.Random(2, 2, 2, 3, 3), Tensors.Random(3, 2), Extent.Square(1), ZeroPadding.Around(1)),
            Unary("other", "tanh", "conv"),
            new Operation("turned", OperationKinds.Of("transpose"), [(Map, null)], [1, 2, 4, 3])
            {
                Numbers = new Dictionary<string, double[]> { ["perm"] = [0, 1, 3, 2] },
                Reads = ["conv"],
            },
            last,
            new Flatten("flatten") { Reads = ["last"] },
            new Linear("fc", Tensors.Random(4, 2, width), Tensors.Random(5, 2)),
        ]);
    }

    /// <summary>What the last of the layers hands to each of those it reads, of relevance by chance.</summary>
    private torch.Tensor[] Backs(Layer[] layers, out torch.Tensor relevance)
    {
        var network = new Network(new NetworkDescription("part", 3, 4, ["a"], Normalization.None), layers);
        using ForwardTrace trace = network.Trace(_input);
        relevance = Tensors.Random(9, trace.Logits.shape);
        var visit = new LayerVisit(network, trace, layers.Length - 1, relevance, [0, 1]);
        RelevanceRule epsilon = RelevanceRules.Epsilon(1e-9);
        BackwardRules rules = new RelevanceComposite
        {
            Linear = epsilon,
            Convolution = epsilon,
            First = epsilon,
            Epsilon = 1e-9,
        }.Rules;
        return rules.Layer!(visit)!;
    }

    private static Operation Binary(string name, string kind, string first, string second) =>
        new(name, OperationKinds.Of(kind), [(Map, null), (Map, null)], Map) { Reads = [first, second] };

    private static Operation Unary(string name, string kind, string read)
    {
        (long[] shape, Dictionary<string, double[]> numbers) = kind switch
        {
            "gelu" => (Map, new() { ["tanh"] = [0] }),
            "transpose" => ([1, 4, 2, 3], new() { ["perm"] = [0, 3, 1, 2] }),
            "reshape" => ([1, 6, 2, 2], new Dictionary<string, double[]>()),
            "softmax" => (Map, new() { ["axis"] = [3] }),
            "layer-norm" => (Map, new() { ["axes"] = [3], ["epsilon"] = [1e-5] }),
            "reduce-mean" or "reduce-sum" or "reduce-max" or "reduce-l2" => (Column, new() { ["axes"] = [2, 3] }),
            "average-pool" => ([1, 2, 2, 2], new()
            {
                ["kernel"] = [2, 3],
                ["stride"] = [1, 1],
                ["padding"] = [0, 0, 0, 0],
                ["partial"] = [0],
                ["count-padding"] = [1],
            }),
            "max-pool" => ([1, 2, 2, 2], new()
            {
                ["kernel"] = [2, 3],
                ["stride"] = [1, 1],
                ["padding"] = [0, 0, 0, 0],
                ["partial"] = [0],
                ["dilation"] = [1, 1],
            }),
            _ => (Map, new Dictionary<string, double[]>()),
        };
        return new Operation(name, OperationKinds.Of(kind), [(Map, null)], shape) { Numbers = numbers, Reads = [read] };
    }
}
