using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using An8Suite.Tests.Learning.Explanations;
using TorchSharp;

namespace An8Suite.Tests.Learning;

/// <summary>Every architecture that can be built by name.</summary>
[Collection("libtorch")]
public sealed class ZooTests
{
    public static TheoryData<string> Names => [.. Architectures.Names];

    [Theory]
    [InlineData("alexnet", 61_100_840)]
    [InlineData("vgg16", 138_357_544)]
    [InlineData("resnet18", 11_689_512)]
    public void Has_as_many_weights_as_published_for_1000_classes(string name, long expected)
    {
        using Network network = Build(name, 224, classes: 1000);
        Assert.Equal(expected, network.Parameters.Sum(parameter => parameter.Value.numel()));
    }

    [Fact]
    public void Keys_are_those_of_torchvision()
    {
        using Network alexnet = Build("alexnet", 63, 2);
        Assert.Equal(
            ["features.0.weight", "features.0.bias", "features.3.weight", "features.3.bias", "features.6.weight"],
            alexnet.State.Take(5).Select(entry => entry.Key));
        Assert.Equal("classifier.6.bias", alexnet.State.Last().Key);
        using Network resnet = Build("resnet18", 32, 2);
        string[] keys = [.. resnet.State.Select(entry => entry.Key)];
        Assert.Equal(["conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var"], keys[..5]);
        Assert.Contains("layer2.0.downsample.0.weight", keys);
        Assert.Contains("layer4.1.bn2.running_var", keys);
        Assert.DoesNotContain("layer1.0.downsample.0.weight", keys);
        Assert.Equal(102, keys.Length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_smallest_side_leaves_every_layer_a_pixel_and_the_next_smaller_is_refused(string name)
    {
        int side = Architectures.Of(name).MinSide;
        using Network network = Build(name, side, 2);
        using ForwardTrace trace = network.Trace(Tensors.Random(1, 1, 3, side, side));
        Assert.Equal([1, 2], trace.Logits.shape);
        Assert.True(trace.Logits.isfinite().all().item<bool>());
        Assert.Throws<Core.InputException>(() => Build(name, side - 1, 2));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_rule_equals_autograd(string name)
    {
        int side = Architectures.Of(name).MinSide + 3;
        using Network network = Build(name, side, 3);
        Stir(network);
        torch.Tensor input = Tensors.Random(5, 2, 3, side, side);
        torch.Tensor variable = input.clone().requires_grad_();
        torch.Tensor logits = network.Forward(variable);
        torch.stack([logits[0][2], logits[1][0]]).sum().backward();
        using ForwardTrace trace = network.Trace(input);
        using var sweep = new ReverseSweep(network, trace);
        int last = network.Layers.Count - 1;
        torch.Tensor swept = sweep.ToInput(
            [StartSignal.OfLogit(0, last, 2), StartSignal.OfLogit(1, last, 0)], BackwardRules.Gradient);
        Assert.InRange(Tensors.RelativeError(variable.grad!, swept), 0, 1e-5);
    }

    [Fact]
    public void Signals_that_start_inside_a_residual_block_equal_autograd()
    {
        using Network network = Build("resnet18", 32, 3);
        Stir(network);
        torch.Tensor input = Tensors.Random(5, 1, 3, 32, 32);
        using ForwardTrace trace = network.Trace(input);
        using var sweep = new ReverseSweep(network, trace);
        string[] places = ["layer2.0.downsample.1", "layer2.0.relu1", "layer1.1.relu2", "layer3.0.conv2", "fc"];
        StartSignal[] starts = [.. places.Select(
            (place, i) => StartSignal.OfFeature(0, network.IndexOf(place), i % 3))];
        torch.Tensor together = sweep.ToInput(starts, BackwardRules.Gradient);
        for (int i = 0; i < starts.Length; i++)
        {
            torch.Tensor variable = input.clone().requires_grad_();
            torch.Tensor output = OutputOf(network, variable, starts[i].Layer);
            output[0][starts[i].Channel].square().sum().mul(0.5f).backward();
            Assert.InRange(Tensors.RelativeError(variable.grad![0], together[i]), 0, 1e-5);
        }
    }

    [Theory]
    [InlineData("vgg-f", "conv5.relu")]
    [InlineData("lenet", "conv2")]
    [InlineData("resnet18", "layer4.1.relu2")]
    public void The_last_feature_layer_is_after_sum_and_relu(string name, string expected)
    {
        using Network network = Build(name, Architectures.Of(name).MinSide, 2);
        Assert.Equal(expected, network.Layers[network.LastFeatureLayer!.Value].Name);
    }

    [Fact]
    public void Vgg_f_has_the_published_sizes()
    {
        using Network network = Build("vgg-f", 224, 2);
        using ForwardTrace trace = network.Trace(torch.zeros(1, 3, 224, 224));
        Assert.Equal([54, 27, 13, 6], new[] { "conv1", "pool1", "pool2", "pool5" }
            .Select(layer => trace.OutputOf(network.IndexOf(layer)).shape[2]));
    }

    internal static Network Build(string name, int side, int classes) => Architectures.Build(
        new NetworkDescription(
            name, side, side, [.. Enumerable.Range(0, classes).Select(i => $"class{i}")], Normalization.None),
        seed: 3);

    /// <summary>Gives batch normalisation something to do: statistics that are neither 0 nor 1.</summary>
    internal static void Stir(Network network)
    {
        using IDisposable inference = torch.no_grad();
        foreach (BatchNorm norm in network.Layers.OfType<BatchNorm>())
        {
            norm.RunningMean.copy_(Tensors.Random(11, norm.RunningMean.shape).mul(0.1f));
            norm.RunningVariance.copy_(Tensors.Random(12, norm.RunningVariance.shape).mul(0.5f).add(1f));
            norm.Weight.copy_(Tensors.Random(13, norm.Weight.shape).mul(0.5f).add(1f));
        }
    }

    /// <summary>The output of one layer with autograd, the layers taken one after the other.</summary>
    private static torch.Tensor OutputOf(Network network, torch.Tensor input, int layer)
    {
        var outputs = new Dictionary<int, torch.Tensor> { [Wiring.Input] = input };
        for (int i = 0; i <= layer; i++)
        {
            outputs[i] = network.Layers[i].Forward([.. network.Wiring.ReadsOf(i).Select(read => outputs[read])]);
        }

        return outputs[layer];
    }
}
