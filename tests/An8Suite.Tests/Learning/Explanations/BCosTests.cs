using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Methods;
using An8Suite.Learning.Networks;
using static TorchSharp.torch;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>The B-cos transform and the sum that a network of them is, against their formulas in double.</summary>
[Collection("libtorch")]
public sealed class BCosTests : IDisposable
{
    private const int Side = 32;
    private static readonly Normalization Scaling = new([0.4f, 0.5f, 0.6f], [0.2f, 0.25f, 0.3f]);

    private readonly Network _network = Architectures.Build(
        new NetworkDescription("bcos-small", Side, Side, ["a", "b", "c"], Scaling), 1);
    private readonly ForwardTrace _trace;
    private readonly ReverseSweep _sweep;

    public BCosTests()
    {
        using Tensor bytes = Tensors.Random(5, 2, 3, Side, Side).abs().clamp(0, 1).mul(255);
        using Tensor input = _network.Normalize(bytes);
        _trace = _network.Trace(input);
        _sweep = new ReverseSweep(_network, _trace);
    }

    public void Dispose()
    {
        _sweep.Dispose();
        _trace.Dispose();
        _network.Dispose();
    }

    [Fact]
    public void A_transform_is_its_linear_part_times_the_size_of_the_cosine()
    {
        Tensor input = Tensors.Random(2, 1, 3, 6, 6);
        Tensor weight = Tensors.Random(3, 4, 3, 3, 3).mul(7);
        Tensor meanSquare = full([4], 3f);
        double root = Math.Sqrt((3 + 1e-5) / 27);
        float[] found = new BCosConvolution("b", weight, meanSquare, (2, 1)).Forward(input).Values();
        float[] plain = new BCosConvolution("b", weight, null, (2, 1)).Forward(input).Values();
        float[] values = nn.functional.pad(input, [1, 1, 1, 1]).contiguous().Values(); // (3, 8, 8)
        float[] weights = weight.Values();
        for (int place = 0; place < found.Length; place++)
        {
            (int channel, int row, int column) = (place / 9, place / 3 % 3, place % 3);
            (double dot, double length, double window) = (0, 0, 0);
            for (int i = 0; i < 27; i++)
            {
                double x = values[(i / 9 * 64) + (((2 * row) + (i / 3 % 3)) * 8) + (2 * column) + (i % 3)];
                double w = weights[(channel * 27) + i];
                (dot, length, window) = (dot + (x * w), length + (w * w), window + (x * x));
            }

            (length, window) = (Math.Sqrt(length), Math.Sqrt(window));
            double cosine = dot / (length * window);
            Assert.Equal(Math.Abs(cosine) * dot / length, plain[place], 1e-4);
            Assert.Equal(plain[place] / root, found[place], 1e-4);
            Assert.InRange(Math.Abs(plain[place]), 0, window);
        }
    }

    [Fact]
    public void Contributions_add_up_to_the_logit_without_its_constant()
    {
        foreach (int target in Enumerable.Range(0, 3))
        {
            ExplanationRequest request = Requests.Of(_network, _trace, _sweep, [target, target]);
            using Tensor contributions = BCos.Contributions(request);
            using Tensor whole = contributions.sum([1, 2, 3], type: ScalarType.Float64);
            double[] logits = request.ExplainedLogits();
            Assert.All(
                whole.data<double>().ToArray().Zip(logits, BCos.Promised(request)),
                sum => Assert.InRange(Math.Abs(sum.First - sum.Third), 0, 1e-5 * Math.Max(1e-3, Math.Abs(sum.Third))));
            Assert.All(BCos.Promised(request).Zip(logits), pair => Assert.Equal(Math.Log(2), pair.First - pair.Second, 1e-6));
            Assert.All(
                ExplanationMethods.Of("bcos").Explain(request), map => Assert.Equal(1, map.Completeness!.Value, 1e-5));
        }
    }

    [Fact]
    public void The_map_is_the_gradient_with_the_cosines_held_times_the_pixels()
    {
        int[] targets = [2, 0];
        MethodMap[] maps = ExplanationMethods.Of("bcos").Explain(Requests.Of(_network, _trace, _sweep, targets));
        using IDisposable gradients = enable_grad();
        Tensor scale = tensor([.. Scaling.Deviation.Select(value => (double)value)]).reshape(1, 3, 1, 1);
        Tensor mean = tensor([.. Scaling.Mean.Select(value => (double)value)]).reshape(1, 3, 1, 1);
        Tensor pixels = (_trace.NetworkInput.to(ScalarType.Float64) * scale) + mean;
        Tensor x = cat([pixels, 1 - pixels], 1).detach().requires_grad_();
        Tensor logits = Plain(x);
        for (int image = 0; image < 2; image++)
        {
            Tensor weights = autograd.grad([logits[image, targets[image]]], [x], retain_graph: true)[0];
            Tensor heat = (weights * x)[image].sum(dim: 0L).relu().detach();
            double[] expected = (heat / heat.max()).contiguous().data<double>().ToArray();
            Assert.All(
                expected.Zip(maps[image].Heatmap.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        }
    }

    [Fact]
    public void Training_divides_by_the_size_of_the_batch_and_moves_the_running_one_towards_it()
    {
        Tensor input = Tensors.Random(2, 4, 3, 6, 6);
        Tensor weight = Tensors.Random(3, 4, 3, 3, 3);
        Tensor running = ones(4);
        Tensor plain = new BCosConvolution("b", weight, null, (1, 1)).Forward(input);
        Tensor trained = new BCosConvolution("b", weight, running, (1, 1)).Train(new TrainingPass(0, 0), input);
        Tensor square = plain.square().mean([0, 2, 3]) * 27;
        Assert.InRange(Tensors.RelativeError((square * 0.1) + 0.9, running), 0, 1e-5);
        Assert.InRange(
            Tensors.RelativeError(plain / ((square + 1e-5) / 27).sqrt().reshape(-1, 1, 1), trained), 0, 1e-5);
    }

    [Fact]
    public void Other_networks_are_refused()
    {
        using Network small = ZooTests.Build("small", 32, 3);
        InputException error = Assert.Throws<InputException>(() => ExplanationMethods.Of("bcos").Check(small));
        Assert.StartsWith(
            "method 'bcos' draws the sum that a B-cos network is, and this network has no B-cos transforms",
            error.Message, StringComparison.Ordinal);
    }

    /// <summary>The network from the pair on, with every |cos| a number.</summary>
    private Tensor Plain(Tensor x)
    {
        Tensor Transform(Tensor value, string name, int stride, int padding)
        {
            var layer = (BCosConvolution)_network.Layers[_network.IndexOf(name)];
            Tensor w = layer.Weight.detach().to(ScalarType.Float64);
            Tensor unit = w / w.square().sum([1, 2, 3], keepdim: true).sqrt();
            Tensor linear = nn.functional.conv2d(value, unit, strides: [stride, stride], padding: [padding, padding]);
            Tensor squares = nn.functional.conv2d(
                value.square(), ones_like(unit[..1]), strides: [stride, stride], padding: [padding, padding]);
            Tensor held = linear.abs() / (squares + 1e-6).sqrt();
            return linear * (layer.MeanSquare is null ? held
                : held / ((layer.MeanSquare.to(ScalarType.Float64) + 1e-5) / unit[0].numel()).sqrt().reshape(-1, 1, 1)).detach();
        }

        x = nn.functional.max_pool2d(Transform(x, "conv1", 2, 3), [2, 2], [2, 2]);
        x = nn.functional.max_pool2d(Transform(x, "conv2", 1, 1), [2, 2], [2, 2]);
        x = Transform(Transform(Transform(x, "conv3", 1, 1), "conv4", 1, 1), "conv5", 1, 1);
        return Transform(x, "classifier", 1, 0).mean([2, 3]);
    }
}
