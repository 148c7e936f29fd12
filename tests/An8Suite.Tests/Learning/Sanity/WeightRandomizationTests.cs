using An8Suite.Learning.Networks;
using An8Suite.Learning.Sanity;

namespace An8Suite.Tests.Learning.Sanity;

[Collection("libtorch")]
public sealed class WeightRandomizationTests
{
    [Fact]
    public void A_stage_is_drawn_anew_and_everything_is_put_back()
    {
        using Network network = Small();
        Dictionary<string, float[]> before = State(network);
        using (WeightRandomization weights = new(network))
        {
            weights.Randomize(1, seed: 7);
            Assert.Equal(["conv2.weight"], Changed(network, before)); // its bias was zero and is
            float[] drawn = State(network)["conv2.weight"];
            Assert.Equal(Math.Sqrt(2.0 / (32 * 9)), Math.Sqrt(drawn.Average(w => (double)w * w)), 0.002);
            weights.Restore();
            Assert.Empty(Changed(network, before));
            weights.Randomize(6, seed: 7);
            weights.Randomize(1, seed: 7);
            Assert.Equal(drawn, State(network)["conv2.weight"]); // whatever was drawn before
            Assert.Equal(["conv2.weight", "fc7.weight"], Changed(network, before));
        }

        Assert.Empty(Changed(network, before));
    }

    [Fact]
    public void Weights_come_back_when_something_throws()
    {
        using Network network = Small();
        Dictionary<string, float[]> before = State(network);
        Assert.Throws<InvalidOperationException>(() => ThrowWhileRandom(network));
        Assert.Empty(Changed(network, before));
    }

    [Fact]
    public void The_first_weights_of_a_training_with_the_same_seed_do_not_come_back()
    {
        using Network network = Small();
        float[] first = State(network)["conv1.weight"];
        using WeightRandomization weights = new(network);
        weights.Randomize(0, seed: 5);
        Assert.NotEqual(first, State(network)["conv1.weight"]);
    }

    [Fact]
    public void A_normalisation_belongs_to_the_convolution_before_it_and_starts_anew()
    {
        using Network network = Architectures.Build(
            new NetworkDescription("resnet18", 32, 32, ["a", "b"], Normalization.None), seed: 1);
        Assert.Equal(21, WeightRandomization.Names(network).Count);
        using (TorchSharp.torch.no_grad())
        {
            foreach ((string key, TorchSharp.torch.Tensor value) in network.State
                .Where(entry => entry.Key.StartsWith("bn1.", StringComparison.Ordinal)))
            {
                value.fill_(3);
            }
        }

        using WeightRandomization weights = new(network);
        weights.Randomize(0, seed: 2);
        Dictionary<string, float[]> state = State(network);
        Assert.All(state["bn1.weight"].Concat(state["bn1.running_var"]), value => Assert.Equal(1, value));
        Assert.All(state["bn1.bias"].Concat(state["bn1.running_mean"]), value => Assert.Equal(0, value));
    }

    private static void ThrowWhileRandom(Network network)
    {
        using WeightRandomization weights = new(network);
        weights.Randomize(0, seed: 1);
        throw new InvalidOperationException("on the way");
    }

    private static Network Small() =>
        Architectures.Build(new NetworkDescription("small", 32, 32, ["a", "b"], Normalization.None), seed: 5);

    /// <summary>Every tensor under its layer's name.</summary>
    private static Dictionary<string, float[]> State(Network network) => network.Layers
        .SelectMany(
            layer => layer.Parameters.Concat(layer.Buffers).Select(p => (Key: $"{layer.Name}.{p.Name}", p.Value)))
        .ToDictionary(entry => entry.Key, entry => entry.Value.contiguous().data<float>().ToArray());

    private static string[] Changed(Network network, Dictionary<string, float[]> before) =>
        [.. State(network).Where(entry => !entry.Value.AsSpan().SequenceEqual(before[entry.Key]))
            .Select(entry => entry.Key)];
}
