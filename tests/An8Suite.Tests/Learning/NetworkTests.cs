using An8Suite.Core;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using TorchSharp;

namespace An8Suite.Tests.Learning;

[Collection("libtorch")]
public sealed class NetworkTests
{
    [Fact]
    public void Toy_net_gives_the_values_worked_out_by_hand()
    {
        using Network network = ToyNetwork.Build();
        using ForwardTrace trace = network.Trace(ToyNetwork.Input());
        Assert.Equal([-5, 4, 31, 40, -30, -21, 6, 15], trace.OutputOf(0).data<float>().ToArray());
        Assert.Equal([0, 4, 31, 40, 0, 0, 6, 15], trace.InputOf(2).data<float>().ToArray());
        Assert.Equal([54, 54], trace.Logits.data<float>().ToArray());
        Assert.Equal(5, trace.LayerCount);
    }

    [Fact]
    public void Trace_outlives_the_scope_it_was_made_in_and_agrees_with_forward()
    {
        using Network network = Small(64, 48, 3);
        torch.Tensor input = torch.linspace(-1, 1, 2 * 3 * 64 * 48).reshape(2, 3, 64, 48).DetachFromDisposeScope();
        ForwardTrace trace;
        using (torch.NewDisposeScope())
        {
            trace = network.Trace(input);
        }

        using torch.Tensor logits = network.Forward(input);
        Assert.Equal([2, 3], trace.Logits.shape);
        Assert.Equal(logits.data<float>().ToArray(), trace.Logits.data<float>().ToArray());
        trace.Dispose();
        Assert.False(input.IsInvalid);
        input.Dispose();
    }

    [Theory]
    [InlineData(32, 32)]
    [InlineData(33, 47)]
    [InlineData(128, 128)]
    [InlineData(300, 200)]
    public void Small_takes_any_size(int height, int width)
    {
        using Network network = Small(height, width, 6);
        using torch.Tensor logits = network.Forward(torch.zeros(1, 3, height, width));
        Assert.Equal([1, 6], logits.shape);
    }

    [Fact]
    public void Names_and_keys_follow_the_order_of_the_layers()
    {
        using Network network = Small(32, 32, 2);
        Assert.Equal(
            ["conv1", "conv1.relu", "pool1", "conv2", "conv2.relu",
                "pool2", "conv3", "conv3.relu", "conv4", "conv4.relu",
                "conv5", "conv5.relu", "pool5", "flatten", "fc6", "fc6.relu", "fc7"],
            network.Layers.Select(layer => layer.Name));
        Assert.Equal(["0.weight", "0.bias", "3.weight", "3.bias"], network.Parameters.Take(4).Select(p => p.Key));
    }

    [Fact]
    public void Same_seed_same_weights_and_another_seed_others()
    {
        using Network first = Small(32, 32, 2, seed: 0);
        using Network again = Small(32, 32, 2, seed: 0);
        using Network other = Small(32, 32, 2, seed: 1);
        float[] weights = First(first);
        Assert.Equal(weights, First(again));
        Assert.NotEqual(weights, First(other));

        // 4,704 draws of variance 2 / (3 * 7 * 7): their mean square is within 10 % of it (5 standard errors).
        Assert.InRange(weights.Average(w => w * w) * 147 / 2, 0.9, 1.1);
        Assert.InRange(weights.Average(), -0.01, 0.01);

        static float[] First(Network network) => network.Parameters.First().Value.data<float>().ToArray();
    }

    [Fact]
    public void Normalising_takes_the_mean_and_divides_by_the_deviation()
    {
        var normalization = new Normalization([0, 0.2f, 0.5f], [1, 0.5f, 0.25f]);
        using Network network = Architectures.Build(new NetworkDescription("small", 32, 32, ["a"], normalization), 0);
        using torch.Tensor scaled = network.Normalize(torch.tensor(new byte[] { 255, 51, 0 }).reshape(1, 3, 1, 1));
        Assert.Equal([1, 0, -2], scaled.data<float>().ToArray());
    }

    [Fact]
    public void Asymmetric_padding_pads_every_side_on_its_own()
    {
        var layer = new Convolution(
            "c", torch.ones(1, 1, 2, 2), torch.zeros(1), Extent.Square(1), new ZeroPadding(1, 0, 0, 1));
        using torch.Tensor output = layer.Forward(torch.tensor(new float[] { 1, 2, 3, 4 }).reshape(1, 1, 2, 2));
        Assert.Equal([3, 2, 10, 6], output.data<float>().ToArray());
    }

    [Fact]
    public void Max_pool_padding_never_wins()
    {
        var layer = new MaxPool("p", Extent.Square(3), Extent.Square(2), Extent.Square(1));
        using torch.Tensor output = layer.Forward(-torch.ones(1, 1, 4, 4));
        Assert.Equal([-1, -1, -1, -1], output.data<float>().ToArray());
    }

    [Fact]
    public void Unknown_architecture_names_the_nearest()
    {
        InputException error = Assert.Throws<InputException>(
            () => Architectures.Build(new NetworkDescription("smal", 32, 32, ["a"], Normalization.None), 0));
        Assert.StartsWith(
            "unknown architecture 'smal'; did you mean 'small'? valid: small, an8net",
            error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(31, 64)]
    [InlineData(64, 2049)]
    public void Input_sizes_out_of_range_are_refused(int height, int width)
    {
        InputException error = Assert.Throws<InputException>(() => Small(height, width, 2));
        Assert.Contains($"32 to 2048 pixels, found {width} x {height}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_layer_names_the_nearest()
    {
        using Network network = Small(32, 32, 2);
        InputException error = Assert.Throws<InputException>(() => network.IndexOf("conv1.rel"));
        Assert.StartsWith(
            "the network has no layer 'conv1.rel'; did you mean 'conv1.relu'?",
            error.Message, StringComparison.Ordinal);
    }

    private static Network Small(int height, int width, int classes, ulong seed = 7) => Architectures.Build(
        new NetworkDescription(
            "small", height, width, [.. Enumerable.Range(0, classes).Select(i => $"class{i}")], Normalization.None),
        seed);
}
