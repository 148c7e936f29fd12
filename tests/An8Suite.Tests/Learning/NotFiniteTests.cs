using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using An8Suite.Tests.Imaging;
using TorchSharp;

namespace An8Suite.Tests.Learning;

/// <summary>What is said of numbers that are not finite: no more than is known.</summary>
[Collection("libtorch")]
public sealed class NotFiniteTests
{
    private const float Large = 1e25f;

    [Fact]
    public void A_weight_is_named_with_its_position()
    {
        using Network network = Network(deviation: 1);
        network.State.First(entry => entry.Key == "0.weight").Value.view(-1)[2].fill_(float.PositiveInfinity);
        Assert.Equal(
            "image 'a': the logit of class 'one' is Infinity; tensor '0.weight' of the network holds Infinity at "
            + "position 2, "
            + "expected finite weights: train or import the network again",
            Explained(network));
    }

    [Fact]
    public void Finite_weights_are_said_to_be_and_the_layer_is_named()
    {
        using Network network = Network(deviation: 1);
        string message = Explained(network);
        Assert.StartsWith(
            "image 'a': the logit of class 'one' is Infinity; the network's weights are finite, and layer 'fc2' is the "
            + "first to put out such numbers. ",
            message,
            StringComparison.Ordinal);
        Assert.Contains(
            $"libtorch computes wrongly on this processor ({Processor.Model}): see 'an8 doctor'",
            message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_is_named_when_only_its_way_back_gives_such_numbers()
    {
        using Network network = Network(deviation: 1e20f);
        Assert.StartsWith(
            "method 'gradient': image 'a': its heatmap holds values that are not finite; the network's weights are "
            + "finite and so is what "
            + "every layer puts out, so it arises on the way back to the input. Either its numbers grow too large "
            + "for a float",
            Explained(network),
            StringComparison.Ordinal);
    }

    private static string Explained(Network network) =>
        Assert.Throws<InputException>(() => new Explainer(network, null, [], [])
            .Explain([new SampleInput("a", null, PngPictures.Noise(8, 8))],
                new ExplainOptions { Methods = ["gradient"] }).ToArray()).Message;

    /// <summary>
    /// Two layers whose gradients multiply to 1e50; the inputs are about one, divided by the deviation.
    /// </summary>
    private static Network Network(float deviation) => new(
        new NetworkDescription("huge", 8, 8, ["one"], new Normalization([0, 0, 0], [deviation, deviation, deviation])),
        [
            new Convolution(
                "conv1", torch.full([1, 3, 1, 1], Large), torch.zeros(1), Extent.Square(1), ZeroPadding.Around(0)),
            new Relu("conv1.relu"),
            new Flatten("flatten"),
            new Linear("fc2", torch.full([1, 64], Large), torch.zeros(1)),
        ]);
}
