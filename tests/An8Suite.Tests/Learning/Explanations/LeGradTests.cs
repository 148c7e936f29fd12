using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>LeGrad on a small ViT of 4 patches and a class token, against its formula written out in double.</summary>
[Collection("libtorch")]
public sealed class LeGradTests : IDisposable
{
    private const int Side = 16;
    private const int Tokens = 5;
    private const int Depth = 12;

    private readonly Network _network = ZooTests.Build("vit-tiny", Side, 3);
    private readonly Dictionary<string, Tensor> _weights;
    private readonly ForwardTrace _trace;
    private readonly ReverseSweep _sweep;

    public LeGradTests()
    {
        _trace = _network.Trace(Tensors.Random(5, 2, 3, Side, Side));
        _sweep = new ReverseSweep(_network, _trace);
        _weights = _network.State.ToDictionary(entry => entry.Key, entry => entry.Value.detach().to(ScalarType.Float64));
    }

    public void Dispose()
    {
        _sweep.Dispose();
        _trace.Dispose();
        _network.Dispose();
    }

    [Fact]
    public void The_map_is_the_mean_of_the_positive_gradients_of_every_block()
    {
        int[] targets = [1, 2];
        MethodMap[] maps = ExplanationMethods.Of("legrad").Explain(Requests.Of(_network, _trace, _sweep, targets));
        for (int image = 0; image < 2; image++)
        {
            double[] tokens = Plain(image, targets[image]);
            double[] patches = tokens[1..];
            float[] heat = maps[image].Heatmap.Values;
            double[] corners = [heat[0], heat[Side - 1], heat[(Side - 1) * Side], heat[(Side * Side) - 1]];
            Assert.All(corners.Zip(patches), pair => Assert.Equal(
                (pair.Second - patches.Min()) / (patches.Max() - patches.Min()), pair.First, 1e-3));
        }
    }

    [Fact]
    public void Every_block_is_found_with_the_tokens_behind_it()
    {
        AttentionBlocks blocks = AttentionBlocks.Of(_network)!;
        Assert.Equal(
            Enumerable.Range(0, Depth).Select(block => ($"blocks.{block}.attn.softmax", $"blocks.{block}.add2")),
            blocks.Blocks.Select(block =>
                (_network.Layers[block.Attention].Name, _network.Layers[block.Output].Name)));
    }

    [Fact]
    public void A_network_without_attention_is_refused()
    {
        using Network small = ZooTests.Build("small", 128, 3);
        InputException error = Assert.Throws<InputException>(() => ExplanationMethods.Of("legrad").Check(small));
        Assert.StartsWith("method 'legrad' needs a transformer, and the network has no attention", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_that_do_not_normalise_before_attention_are_refused()
    {
        Layer[] layers = [.. _network.Layers.Select(layer => layer.Name == "blocks.3.norm1"
            ? new Dropout(layer.Name) { Reads = layer.Reads }
            : layer)];
        var other = new Network(_network.Description, layers); // shares its tensors with the fixture's
        InputException error = Assert.Throws<InputException>(() => ExplanationMethods.Of("legrad").Check(other));
        Assert.StartsWith(
            "method 'legrad' needs a transformer that normalises before every attention", error.Message, StringComparison.Ordinal);
    }

    /// <summary>One value a token, with every attention a variable of its own.</summary>
    private double[] Plain(int image, int target)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable gradients = enable_grad();
        Tensor x = _trace.OutputOf(_network.IndexOf("pos_embed")).select(0, image).to(ScalarType.Float64);
        var found = new double[Tokens];
        for (int block = 0; block < Depth; block++)
        {
            string name = $"blocks.{block}";
            Tensor[] parts = [.. Affine(Norm(x, $"{name}.norm1"), $"{name}.attn.qkv")
                .reshape(Tokens, 3, 3, 64).permute(1, 2, 0, 3).unbind(0)]; // each (heads, T, 64)
            Tensor attention = parts[0].matmul(parts[1].transpose(1, 2)).div(8).softmax(2).detach().requires_grad_();
            x = x + Affine(attention.matmul(parts[2]).transpose(0, 1).reshape(Tokens, 192), $"{name}.attn.proj");
            x = x + Affine(
                nn.functional.gelu(Affine(Norm(x, $"{name}.norm2"), $"{name}.mlp.fc1")), $"{name}.mlp.fc2");
            Tensor score = Affine(Norm(x, "norm")[0], "head")[target];
            double[] gradient = autograd.grad([score], [attention], retain_graph: true)[0].contiguous()
                .data<double>().ToArray(); // (heads, T, T)
            for (int place = 0; place < gradient.Length; place++)
            {
                found[place % Tokens] += Math.Max(0, gradient[place]);
            }

            x = x.detach();
        }

        return found;
    }

    private Tensor Norm(Tensor x, string name)
    {
        Tensor centred = x - x.mean([1], keepdim: true);
        Tensor deviation = (centred.square().mean([1], keepdim: true) + 1e-6).sqrt();
        return (centred / deviation * _weights[$"{name}.weight"]) + _weights[$"{name}.bias"];
    }

    private Tensor Affine(Tensor x, string name) =>
        x.matmul(_weights[$"{name}.weight"].t()) + _weights[$"{name}.bias"];
}
