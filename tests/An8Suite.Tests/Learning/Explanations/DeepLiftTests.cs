using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Methods;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Graphs;
using An8Suite.Learning.Shapes;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

[Collection("libtorch")]
public sealed class DeepLiftTests
{
    [Theory]
    [InlineData("small")]
    [InlineData("an8net")]
    [InlineData("lenet")]
    [InlineData("alexnet")]
    [InlineData("vgg16")]
    [InlineData("resnet18")]
    [InlineData("vgg-f", 0.01)]
    public void Contributions_add_up_to_the_change_of_the_logit(string name, double tolerance = 1e-3)
    {
        using Network network = ZooTests.Build(name, Architectures.Of(name).MinSide + 3, 3);
        ZooTests.Stir(network);
        WithBiases(network);
        torch.Tensor input = Tensors.Random(5, 2, 3, network.Description.Height, network.Description.Width);
        using ForwardTrace trace = network.Trace(input);
        using var sweep = new ReverseSweep(network, trace);
        ExplanationRequest request = Requests.Of(network, trace, sweep, [2, 0]);
        torch.Tensor contributions = DeepLift.Contributions(request);
        torch.Tensor before = network.Forward(torch.zeros_like(input));
        for (int image = 0; image < 2; image++)
        {
            int label = request.Targets[image];
            double change = trace.Logits[image][label].item<float>() - before[image][label].item<float>();
            Assert.Equal(1, contributions[image].sum().item<float>() / change, tolerance);
        }
    }

    [Theory]
    [InlineData(3, -1, 1, 0)] // y rises from 2 to 3 at the left place, whose change is 3
    [InlineData(1, -1.5f, 0, -1)] // y falls from 2 to 1; the right place fell, by 1.5
    [InlineData(1, 0, 0, 0)] // y stays 2
    [InlineData(-2, 3, 0, 3)] // y rises from 2 to 5 at the right place
    public void A_rise_of_a_maximum_belongs_to_its_place_in_the_image_and_a_fall_to_that_in_the_reference(
        float left, float right, float expectedLeft, float expectedRight)
    {
        LibTorch.Load();
        long[] shape = [1, 1, 1, 2];
        using torch.Tensor bias = torch.tensor(new[] { 0f, 2f }, shape);
        Layer[] layers =
        [
            new Operation("shifted", OperationKinds.Of("add"), [(shape, null), (shape, bias)], shape),
            new MaxPool("pool", new Extent(1, 2), Extent.Square(1), Extent.Square(0)),
            new Flatten("flatten"),
        ];
        using var network = new Network(new NetworkDescription("two", 1, 2, ["a"], Normalization.None), layers);
        using ForwardTrace trace = network.Trace(Tensors.Of([left, right], 1, 1, 1, 2));
        using var sweep = new ReverseSweep(network, trace);
        float[] contributions = DeepLift.Contributions(Requests.Of(network, trace, sweep, [0])).Values();
        Assert.Equal([expectedLeft, expectedRight], contributions.Select(value => MathF.Round(value, 5)));
    }

    private static void WithBiases(Network network)
    {
        using IDisposable inference = torch.no_grad();
        ulong seed = 20;
        foreach ((string key, torch.Tensor value) in network.Parameters)
        {
            if (key.EndsWith(".bias", StringComparison.Ordinal))
            {
                value.copy_(Tensors.Random(seed++, value.shape).mul(0.1f));
            }
        }
    }
}
