using An8Suite.Core;
using An8Suite.Learning.Inspection;
using An8Suite.Learning.Networks;
using An8Suite.Tests.Imaging;

namespace An8Suite.Tests.Learning;

[Collection("libtorch")]
public sealed class ActivationReaderTests
{
    [Fact]
    public void What_a_layer_holds_worked_out_by_hand()
    {
        LayerActivations layer = new("a", 2, 1, 3, [0, 1, 0, 5, 0, 2]);
        Assert.Equal("2 x 1 x 3", layer.Shape);
        Assert.Equal((0.5, 8.0 / 6, 5f, 1), (layer.ZeroShare, layer.Mean, layer.Largest, layer.LargestChannel));
        Assert.Equal([5, 0, 2], layer.Map(1).Values);
        Assert.Equal("3", new LayerActivations("b", 3, 0, 0, [1, 2, 3]).Shape);
    }

    [Fact]
    public void The_standard_layers_are_every_relu_and_the_classifier()
    {
        using Network network = SyntheticImages.Untrained();
        IReadOnlyList<LayerActivations> layers = ActivationReader.Read(
            network, PngPictures.Noise(32, 32), ActivationReader.StandardLayers(network));
        Assert.Equal(
            ["conv1.relu 32 x 16 x 16", "conv2.relu 64 x 8 x 8", "conv3.relu 96 x 4 x 4", "conv4.relu 96 x 4 x 4",
                "conv5.relu 64 x 4 x 4", "fc6.relu 128", "fc7 3"],
            layers.Select(layer => $"{layer.Layer} {layer.Shape}"));
        Assert.All(layers.SkipLast(1), layer => Assert.All(layer.Values, value => Assert.True(value >= 0)));
        Assert.InRange(layers[0].ZeroShare, 0.1, 0.9);
    }

    [Fact]
    public void Named_layers_come_once_and_in_forward_order()
    {
        using Network network = SyntheticImages.Untrained();
        IReadOnlyList<LayerActivations> layers = ActivationReader.Read(
            network, PngPictures.Noise(32, 32), ["fc7", "conv1", "fc7"]);
        Assert.Equal(["conv1", "fc7"], layers.Select(layer => layer.Layer));
        Assert.Contains(layers[0].Values, value => value < 0);
    }

    [Fact]
    public void A_layer_that_is_not_there_lists_those_that_are()
    {
        using Network network = SyntheticImages.Untrained();
        string message = Assert.Throws<InputException>(
            () => ActivationReader.Read(network, PngPictures.Noise(32, 32), ["conv6.relu"])).Message;
        Assert.StartsWith(
            "the network has no layer 'conv6.relu'; did you mean 'conv", message, StringComparison.Ordinal);
        Assert.Contains("pool5, flatten, fc6", message, StringComparison.Ordinal);
        Assert.Equal(
            "the network takes 32 x 32 pixels, found 31 x 32",
            Assert.Throws<InputException>(
                () => ActivationReader.Read(network, PngPictures.Noise(31, 32), ["fc7"])).Message);
    }
}
