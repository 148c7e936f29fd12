using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Onnx;
using An8Suite.Mutations;
using An8Suite.Tests.Learning.Explanations;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Tests.Learning.Onnx;

/// <summary>Graphs of few nodes, each against loops or libtorch's own function of the same name.</summary>
[Collection("libtorch")]
public sealed class OnnxImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Activations => new()
    {
        { "Relu", "relu" }, { "Sigmoid", "sigmoid" }, { "Tanh", "tanh" }, { "HardSwish", "hardswish" },
        { "Selu", "selu" }, { "Softplus", "softplus" }, { "Mish", "mish" }, { "Gelu", "gelu" }, { "Erf", "erf" },
        { "Exp", "exp" }, { "Neg", "neg" }, { "Abs", "abs" }, { "Elu", "elu" }, { "LeakyRelu", "leaky" },
        { "Celu", "celu" },
    };

    [Theory]
    [MemberData(nameof(Activations))]
    public void An_activation_is_what_libtorch_calls_so(string kind, string function)
    {
        using DisposeScope scope = NewDisposeScope();
        using Network network = Import(new OnnxWriter(1, 3, 4, 4).Node(kind, ["x"], "a").Node("Flatten", ["a"], "y"));
        Tensor x = Tensors.Random(1, 2, 3, 4, 4);
        Tensor expected = (function switch
        {
            "relu" => x.relu(),
            "sigmoid" => x.sigmoid(),
            "tanh" => x.tanh(),
            "hardswish" => nn.functional.hardswish(x),
            "selu" => nn.functional.selu(x),
            "softplus" => nn.functional.softplus(x),
            "mish" => nn.functional.mish(x),
            "gelu" => nn.functional.gelu(x),
            "erf" => x.erf(),
            "exp" => x.exp(),
            "neg" => x.neg(),
            "abs" => x.abs(),
            "elu" => nn.functional.elu(x, 1),
            "celu" => nn.functional.celu(x, 1),
            _ => nn.functional.leaky_relu(x, 0.01),
        }).flatten(1);
        AssertNear(expected, network.Forward(x));
        AssertGradient(network, x);
    }

    [Fact]
    public void Convolutions_with_groups_dilation_uneven_pads_and_strides_are_those_of_loops()
    {
        using DisposeScope scope = NewDisposeScope();
        using Network network = Import(new OnnxWriter(1, 3, 9, 9)
            .Random("w", 1, 6, 1, 3, 2).Random("b", 2, 6)
            .Node("Conv", ["x", "w", "b"], "a", ("group", 3L), ("dilations", new[] { 2L, 3L }),
                ("pads", new[] { 1L, 2L, 0L, 1L }), ("strides", new[] { 2L, 1L }))
            .Node("Flatten", ["a"], "y"));
        Tensor x = Tensors.Random(1, 2, 3, 9, 9);
        (string, Tensor Value)[] weights = [.. network.Parameters];
        float[] found = network.Forward(x).data<float>().ToArray();
        float[] expected = Loops(x.data<float>().ToArray(), Floats(weights[0].Value), Floats(weights[1].Value));
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        AssertGradient(network, x);

        static float[] Floats(Tensor tensor) => tensor.data<float>().ToArray();
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void An_If_whose_condition_is_known_is_the_branch_it_takes(long other, bool then)
    {
        using DisposeScope scope = NewDisposeScope();
        using Network network = Import(new OnnxWriter(1, 3, 4, 4)
            .Wholes("one", 1).Wholes("other", other)
            .Node("Tanh", ["x"], "a")
            .Node("Equal", ["one", "other"], "known")
            .Node("If", ["known"], "b", ("then_branch", OnnxWriter.Graph("then", "t", ("Neg", ["a"]))),
                ("else_branch", OnnxWriter.Graph("else", "e", ("Exp", ["a"]))))
            .Node("If", ["known"], "c", ("then_branch", OnnxWriter.Graph("then2", "t2", ("Identity", ["b"]))),
                ("else_branch", OnnxWriter.Graph("else2", "e2", ("Identity", ["b"]))))
            .Node("Flatten", ["c"], "y"));
        Tensor x = Tensors.Random(1, 2, 3, 4, 4);
        AssertNear((then ? x.tanh().neg() : x.tanh().exp()).flatten(1), network.Forward(x));
        Assert.DoesNotContain(network.Layers, layer => layer.KindName == (then ? "exp" : "neg"));
    }

    [Fact]
    public void Local_response_normalisation_as_PyTorch_writes_it_is_libtorchs()
    {
        using DisposeScope scope = NewDisposeScope();
        using Network network = Import(new OnnxWriter(1, 3, 4, 5)
            .Wholes("deep", 1, 1, 3, 4, 5).Wholes("flat", 1, 3, 4, 5).Wholes("pads", 0, 0, 1, 0, 0, 0, 0, 1, 0, 0)
            .Floats("alpha", [], 0.5f).Floats("k", [], 2).Floats("beta", [], 0.75f)
            .Node("Mul", ["x", "x"], "squares")
            .Node("Reshape", ["squares", "deep"], "channels")
            .Node("Pad", ["channels", "pads"], "padded")
            .Node("AveragePool", ["padded"], "means", ("kernel_shape", new[] { 3L, 1L, 1L }), ("strides", new[] { 1L, 1L, 1L }))
            .Node("Reshape", ["means", "flat"], "mean")
            .Node("Mul", ["mean", "alpha"], "scaled").Node("Add", ["scaled", "k"], "sum").Node("Pow", ["sum", "beta"], "divisor")
            .Node("Div", ["x", "divisor"], "a").Node("Flatten", ["a"], "y"));
        Tensor x = Tensors.Random(1, 2, 3, 4, 5);
        AssertNear(nn.functional.local_response_norm(x, 3, 0.5, 0.75, 2).flatten(1), network.Forward(x));
        AssertGradient(network, x);
    }

    [Fact]
    public void Attention_over_tokens_is_computed_for_every_image_alone()
    {
        using DisposeScope scope = NewDisposeScope();
        using Network network = Import(OnnxModels.Transformer());
        Tensor x = Tensors.Random(1, 3, 3, 8, 8);
        Tensor together = network.Forward(x);
        for (int image = 0; image < 3; image++)
        {
            AssertNear(network.Forward(x.narrow(0, image, 1)), together.narrow(0, image, 1));
        }

        AssertGradient(network, x);
        Assert.Equal(2, together.shape[1]);
        Assert.Single(network.Layers, layer => layer is An8Suite.Learning.Networks.Graphs.Operation
        {
            Kind.Name: "layer-norm",
        });
        Assert.Single(network.Layers, layer => layer is An8Suite.Learning.Networks.Graphs.Operation
        {
            Kind.Name: "gelu",
        });
        Assert.Single(LayerRoles.Attentions(network));
        Assert.Equal("net.norm", network.Layers[network.LastFeatureLayer!.Value].Name);
    }

    [Fact]
    public void A_checkpoint_brings_an_imported_network_back()
    {
        using DisposeScope scope = NewDisposeScope();
        using Network network = Import(OnnxModels.Transformer());
        Checkpoint.Write(network, _folder["net.safetensors"]);
        using Network copy = Checkpoint.Read(_folder["net.safetensors"]);
        Tensor x = Tensors.Random(1, 2, 3, 8, 8);
        Assert.Equal(network.Forward(x).data<float>().ToArray(), copy.Forward(x).data<float>().ToArray());
        Assert.Equal(network.Layers.Select(layer => layer.Name), copy.Layers.Select(layer => layer.Name));
        Assert.Equal("net.onnx", copy.Description.Architecture);
    }

    [Fact]
    public void A_softmax_at_the_end_is_cut_off_and_that_is_said()
    {
        List<string> notes = [];
        using DisposeScope scope = NewDisposeScope();
        using Network network = Import(
            new OnnxWriter(1, 3, 4, 4).Node("Flatten", ["x"], "a").Node("Softmax", ["a"], "y", ("axis", 1L)), notes);
        Tensor x = Tensors.Random(1, 1, 3, 4, 4);
        AssertNear(x.flatten(1), network.Forward(x));
        Assert.Equal(["the softmax at the end ('net.y.softmax') was cut off: logits are explained"], notes);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "empty", "not an ONNX model, or damaged: it has no graph" },
        { "text", "not an ONNX model, or damaged: a field" },
        { "loop", "node '/net/y/Loop' (Loop) decides while the network runs, which no graph of layers can: export it "
            + "without control flow" },
        { "if", "node '/net/y/If' (If) decides while the network runs, which no graph of layers can" },
        { "branches", "node number 0 (If) has branches of branches without an end" },
        { "branch", "node '/net/y/If' (If) has no then_branch" },
        { "channels", "node '/net/y/AveragePool' (AveragePool) averages 1 x 3 x 4 x 4 values over channels with strides, "
            + "dilation, pads or a window that does not fit" },
        { "unknown", "node '/net/y/Frobnicate' (Frobnicate) is an operator that the suite does not take over" },
        { "cyclic", "node '/net/y/Add' (Add) reads 'a', which nothing before it makes: the graph is incomplete, cyclic "
            + "or out of order" },
        { "several", "it has several outputs; name the one that holds the logits: 'y', 'z'" },
        { "inputs", "its output needs several inputs, expected one picture: 'x' (1 x 3 x 4 x 4), 'm' (1 x 3 x 4 x 4)" },
        { "bytes", "its input 'x' (1 x 3 x 4 x 4) takes no floats (type 2); export it with float32" },
        { "huge", "node '/net/a/Expand' (Expand) a tensor of 1099511627776 values is larger than this can be "
            + "(268435456 values)" },
        { "outside", "tensor 'w' lies in '../secret', which is not in the model's folder, so it is not read" },
        { "short", "tensor 'w': its shape needs 24 bytes, the file has 4" },
        { "quantised", "node '/net/y/DequantizeLinear' (DequantizeLinear) is of a quantised network, which has no "
            + "gradients: export it in float32" },
        { "shape", "node '/net/y/Reshape' (Reshape) cannot lay 1 x 3 x 4 x 4 values out as 5 x 5; exported for a batch "
            + "of another size than 1? Export with a batch of 1" },
        { "product", "node '/net/y/MatMul' (MatMul) multiplies 1 x 3 x 4 x 4 with 1 x 3 x 5 x 4 values" },
        { "wide", "node '/net/a/Add' (Add) a tensor of 1048576 x 1048576 values is larger than this can be" },
        { "many constants", "node '/net/a2/Expand' (Expand) makes the constants more than 536870912 values" },
        { "many nodes", "the graph has more than 200000 nodes" },
        { "many calls", "node '/net/y/F0" },
        { "long name", "not an ONNX model, or damaged: a name has 104857600 bytes, expected at most 10000" },
        { "truncated", "not an ONNX model, or damaged: a field should have " },
        { "map", "its output 'y' has 1 x 3 x 4 x 4 values, expected one a class" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_taken_over_is_said_by_node_operator_and_reason(string which, string expected)
    {
        byte[] file = which switch
        {
            "empty" => [],
            "text" => "Hello, I am a text file.\n"u8.ToArray(),
            "loop" => Small().Node("Loop", ["x"], "y").File(),
            "if" => Small().Node("If", ["x"], "y", ("then_branch", OnnxWriter.Graph("g", "t", ("Neg", ["x"])))).File(),
            "branch" => Known().Node("If", ["c"], "y", ("else_branch", OnnxWriter.Graph("g", "t", ("Neg", ["x"])))).File(),
            "branches" => Known().Node("If", ["c"], "y", ("then_branch", Nested(40))).File(),
            "channels" => Small().Node("AveragePool", ["x"], "y", ("kernel_shape", new[] { 3L, 1L, 1L })).File(),
            "unknown" => Small().Node("Frobnicate", ["x"], "y").File(),
            "cyclic" => Small().Node("Add", ["x", "a"], "y").Node("Relu", ["y"], "a").File(),
            "several" => new OnnxWriter(1, 3, 4, 4) { Outputs = ["y", "z"] }
                .Node("Flatten", ["x"], "y").Node("Flatten", ["x"], "z").File(),
            "inputs" => new OnnxWriter(1, 3, 4, 4) { MoreInputs = ["m"] }
                .Node("Add", ["x", "m"], "y").File(),
            "bytes" => new OnnxWriter(1, 3, 4, 4) { InputType = 2 }.Node("Flatten", ["x"], "y").File(),
            "huge" => Small().Wholes("s", 1L << 40).Floats("f", [1], 1).Node("Expand", ["f", "s"], "a")
                .Node("Add", ["x", "a"], "y").File(),
            "outside" => Small().Tensor(
                [.. OnnxWriter.Whole(1, 2), .. OnnxWriter.Whole(2, 1), .. OnnxWriter.Text(8, "w"),
                    .. OnnxWriter.Bytes(13, [.. OnnxWriter.Text(1, "location"), .. OnnxWriter.Text(2, "../secret")])])
                .Node("Flatten", ["x"], "y").File(),
            "short" => Small().Floats("w", [2, 3], 1).Node("Flatten", ["x"], "y").File(),
            "quantised" => Small().Node("DequantizeLinear", ["x"], "y").File(),
            "product" => Small().Random("w", 1, 1, 3, 5, 4).Node("Add", ["x", "x"], "a").Node("Add", ["w", "w"], "b")
                .Node("Expand", ["b", "s"], "c").Wholes("s", 1, 3, 5, 4).Node("MatMul", ["a", "c"], "y").File(),
            "wide" => Small().Floats("one", [], 1).Wholes("row", 1 << 20, 1).Wholes("column", 1, 1 << 20)
                .Node("Expand", ["one", "row"], "r").Node("Expand", ["one", "column"], "c").Node("Add", ["r", "c"], "a")
                .Node("Add", ["x", "a"], "y").File(),
            "many constants" => Small().Floats("one", [], 1).Wholes("s", 1 << 28)
                .Node("Expand", ["one", "s"], "a0").Node("Expand", ["one", "s"], "a1").Node("Expand", ["one", "s"], "a2")
                .Node("Sum", ["x", "a0", "a1", "a2"], "y").File(),
            "many nodes" => OnnxWriter.Bytes(7, [.. Enumerable.Repeat<byte[]>([0x0a, 0], 1_000_000).SelectMany(b => b)]),
            "many calls" => [.. Small().Node("F0", ["x"], "y").File(), .. Enumerable.Range(0, 14).SelectMany(Function)],
            "long name" => OnnxWriter.Bytes(7, OnnxWriter.Bytes(1, OnnxWriter.Text(3, new string('a', 100 << 20)))),
            "truncated" => OnnxModels.Transformer().File()[..^200],
            "shape" => Small().Wholes("s", 5, 5).Node("Reshape", ["x", "s"], "y").File(),
            _ => Small().Node("Relu", ["x"], "y").File(),
        };
        string path = _folder["net.onnx"];
        File.WriteAllBytes(path, file);
        string message = Assert.Throws<InputException>(() => OnnxImport.Read(path, new OnnxRequest())).Message;
        Assert.StartsWith($"{path}: {expected}", message, StringComparison.Ordinal);

        static OnnxWriter Small() => new(1, 3, 4, 4);

        static OnnxWriter Known() => Small().Wholes("one", 1).Node("Equal", ["one", "one"], "c");

        static byte[] Nested(int depth) => depth == 0 ? OnnxWriter.Graph("g", "t", ("Neg", ["x"])) :
        [
            .. OnnxWriter.Bytes(1,
            [
                .. OnnxWriter.Text(1, "c"), .. OnnxWriter.Text(2, "t"), .. OnnxWriter.Text(4, "If"),
                .. OnnxWriter.Bytes(5, [.. OnnxWriter.Text(1, "then_branch"), .. OnnxWriter.Bytes(6, Nested(depth - 1))]),
            ]),
            .. OnnxWriter.Text(2, "g"),
            .. OnnxWriter.Bytes(12, OnnxWriter.Text(1, "t")),
        ];

        // Each calls the next ten times: 10^14 nodes in 4 kB.
        static byte[] Function(int i)
        {
            byte[] Node(string kind, string from, string to) => OnnxWriter.Bytes(7,
                [.. OnnxWriter.Text(1, from), .. OnnxWriter.Text(2, to), .. OnnxWriter.Text(4, kind)]);
            return OnnxWriter.Bytes(25, [.. OnnxWriter.Text(1, $"F{i}"), .. OnnxWriter.Text(4, "v0"),
                .. OnnxWriter.Text(5, "v10"), .. Enumerable.Range(0, 10).SelectMany(
                    step => Node(i < 13 ? $"F{i + 1}" : "Relu", $"v{step}", $"v{step + 1}"))]);
        }
    }

    [Fact]
    public void Changed_bytes_end_in_a_message_or_a_network_and_never_otherwise()
    {
        byte[] whole = OnnxModels.Transformer().File();
        string path = _folder["net.onnx"];
        int networks = 0;
        int messages = 0;
        for (int round = 0; round < 400; round++)
        {
            var random = new CounterRandom(5, "onnx-mutation", (ulong)round);
            byte[] bytes = [.. whole];
            for (int change = random.NextInt32(4); change >= 0; change--)
            {
                bytes[random.NextInt32(bytes.Length)] = (byte)random.NextInt32(256);
            }

            File.WriteAllBytes(path, round % 5 == 0 ? bytes[..random.NextInt32(bytes.Length)] : bytes);
            try
            {
                OnnxImport.Read(path, new OnnxRequest()).Dispose();
                networks++;
            }
            catch (InputException error)
            {
                Assert.InRange(error.Message.Length, 1, 12_000);
                messages++;
            }
        }

        Assert.True(networks > 20 && messages > 80, $"{networks} networks, {messages} messages");
    }

    private Network Import(OnnxWriter writer, List<string>? notes = null)
    {
        File.WriteAllBytes(_folder["net.onnx"], writer.File());
        return OnnxImport.Read(_folder["net.onnx"], new OnnxRequest { Note = note => notes?.Add(note) });
    }

    private static void AssertNear(Tensor expected, Tensor found)
    {
        Assert.Equal(expected.shape, found.shape);
        float largest = expected.abs().max().data<float>()[0];
        Assert.InRange((expected - found).abs().max().data<float>()[0], 0, 1e-5 * Math.Max(1, largest));
    }

    /// <summary>The sweep's gradient against autograd through the whole network.</summary>
    private static void AssertGradient(Network network, Tensor x)
    {
        Tensor leaf = x.detach().requires_grad_();
        network.Forward(leaf).narrow(1, 1, 1).sum().backward();
        using ForwardTrace trace = network.Trace(x);
        using var sweep = new ReverseSweep(network, trace);
        StartSignal[] starts = [.. Enumerable.Range(0, (int)x.shape[0])
            .Select(image => StartSignal.OfLogit(image, network.Layers.Count - 1, 1))];
        AssertNear(leaf.grad!, sweep.ToInput(starts, BackwardRules.Gradient));
    }

    /// <summary>The convolution of the test above, in double.</summary>
    private static float[] Loops(float[] x, float[] weight, float[] bias)
    {
        List<float> sums = [];
        for (int image = 0; image < 2; image++)
        {
            for (int output = 0; output < 6; output++)
            {
                for (int row = -1; row + 4 < 9; row += 2)
                {
                    for (int column = -2; column + 3 < 10; column++)
                    {
                        double sum = bias[output];
                        for (int i = 0; i < 3; i++)
                        {
                            for (int j = 0; j < 2; j++)
                            {
                                (int y, int z) = (row + (2 * i), column + (3 * j));
                                int channel = (image * 3) + (output / 2);
                                sum += y is >= 0 and < 9 && z is >= 0 and < 9
                                    ? (double)x[(((channel * 9) + y) * 9) + z] * weight[(((output * 3) + i) * 2) + j]
                                    : 0;
                            }
                        }

                        sums.Add((float)sum);
                    }
                }
            }
        }

        return [.. sums];
    }
}
