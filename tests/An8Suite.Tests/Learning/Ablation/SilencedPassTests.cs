using An8Suite.Learning.Networks;
using TorchSharp;

namespace An8Suite.Tests.Learning.Ablation;

[Collection("libtorch")]
public sealed class SilencedPassTests
{
    // Behind conv1.relu: [0 4; 31 40] and [0 0; 6 15]; the logit is 75 - 21 = 54.
    [Theory]
    [InlineData(0, 0, 0f)] // -21, and the last ReLU makes it 0
    [InlineData(1, 0, 75f)]
    [InlineData(0, 18.75f, 54f)] // the mean of channel 0: its four places all count +1
    [InlineData(1, 5.25f, 64.5f)] // the mean of channel 1: one place counts +1, three -1
    public void Silencing_a_channel_of_the_toy_net_gives_the_logit_worked_out_by_hand(
        int channel, float fill, float expected)
    {
        using Network network = ToyNetwork.Build();
        using ForwardTrace trace = network.Trace(ToyNetwork.Input());
        using torch.Tensor logits = new SilencedPass(network, trace).Logits(new Dictionary<int, ChannelReplacement>
        {
            [1] = Replacement(2, channel, fill),
        });
        Assert.Equal([expected, expected], logits.data<float>().ToArray());
        Assert.Equal([54f, 54f], trace.Logits.data<float>().ToArray());
        Assert.Equal([54f, 54f], network.Forward(ToyNetwork.Input()).data<float>().ToArray());
    }

    [Fact]
    public void Nothing_silenced_gives_the_stored_logits()
    {
        using Network network = ToyNetwork.Build();
        using ForwardTrace trace = network.Trace(ToyNetwork.Input());
        using torch.Tensor logits = new SilencedPass(network, trace).Logits(new Dictionary<int, ChannelReplacement>());
        Assert.Equal([54f, 54f], logits.data<float>().ToArray());
    }

    [Fact]
    public void In_a_residual_network_it_is_the_whole_pass_with_the_output_replaced()
    {
        NetworkDescription description = new("resnet18", 32, 32, ["a", "b", "c"], Normalization.None);
        using Network network = Architectures.Build(description, seed: 3);
        using IDisposable scope = torch.NewDisposeScope();
        torch.Tensor input = Explanations.Tensors.Random(5, 2, 3, 32, 32);
        using ForwardTrace trace = network.Trace(input);
        foreach (string name in new[] { "relu", "layer2.0.relu1", "layer2.0.downsample.1", "layer3.1.relu2", "fc" })
        {
            int place = network.IndexOf(name);
            int channels = (int)trace.OutputOf(place).shape[1];
            int positions = (int)trace.OutputOf(place).dim() - 2;
            Dictionary<int, ChannelReplacement> replacements =
                new() { [place] = Replacement(channels, 1, 0.25f, positions) };
            torch.Tensor expected = Whole(network, input, replacements);
            torch.Tensor logits = new SilencedPass(network, trace).Logits(replacements);
            Assert.Equal(
                expected.data<float>().ToArray(), logits.data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-4);
            Assert.NotEqual(trace.Logits.data<float>().ToArray(), logits.data<float>().ToArray());
        }
    }

    [Fact]
    public void It_leaves_no_tensor_behind()
    {
        using Network network = ToyNetwork.Build();
        using ForwardTrace trace = network.Trace(ToyNetwork.Input());
        Dictionary<int, ChannelReplacement> replacements = new() { [1] = Replacement(2, 0, 1) };
        long before = LibTorchGroup.CountTensors();
        for (int i = 0; i < 3; i++)
        {
            new SilencedPass(network, trace).Logits(replacements).Dispose();
        }

        Assert.Equal(before, LibTorchGroup.CountTensors());
    }

    private static ChannelReplacement Replacement(int channels, int channel, float fill, int positions = 2)
    {
        long[] shape = [1, channels, .. Enumerable.Repeat(1L, positions)];
        return new ChannelReplacement(
            torch.tensor([.. Enumerable.Range(0, channels).Select(c => c == channel ? 0f : 1)], shape),
            fill == 0 ? null
                : torch.tensor([.. Enumerable.Range(0, channels).Select(c => c == channel ? fill : 0f)], shape));
    }

    private static torch.Tensor Whole(
        Network network, torch.Tensor input, Dictionary<int, ChannelReplacement> replacements)
    {
        using IDisposable inference = torch.no_grad();
        torch.Tensor[] outputs = new torch.Tensor[network.Layers.Count];
        for (int layer = 0; layer < outputs.Length; layer++)
        {
            torch.Tensor output = network.Layers[layer].Forward(
                [.. network.Wiring.ReadsOf(layer).Select(read => read == Wiring.Input ? input : outputs[read])]);
            outputs[layer] = replacements.TryGetValue(layer, out ChannelReplacement? r)
                ? (output * r.Keep) + (r.Fill ?? torch.zeros(1))
                : output;
        }

        return outputs[^1];
    }
}
