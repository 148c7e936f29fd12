using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using TorchSharp;

namespace An8Suite.Tests.Learning;

/// <summary>The toy net N of the golden vectors, small enough to work out by hand.</summary>
internal static class ToyNetwork
{
    /// <summary>4 x 4 numbers 0 to 15, one channel.</summary>
    public static torch.Tensor Input() => torch.arange(16, torch.ScalarType.Float32).reshape(1, 1, 4, 4);

    /// <summary>conv1, conv1.relu, flatten, fc2, fc2.relu.</summary>
    public static Network Build()
    {
        torch.Tensor row = torch.tensor(new float[] { 1, 1, 1, 1, 1, -1, -1, -1 });
        Layer[] layers =
        [
            new Convolution(
                "conv1",
                torch.ones(2, 1, 3, 3),
                torch.tensor(new float[] { -50, -75 }),
                Extent.Square(1),
                ZeroPadding.Around(0)),
            new Relu("conv1.relu"),
            new Flatten("flatten"),
            new Linear("fc2", row.repeat(2, 1), torch.zeros(2)),
            new Relu("fc2.relu"),
        ];
        return new Network(new NetworkDescription("toy", 4, 4, ["a", "b"], Normalization.None), layers);
    }
}
