using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>
/// A small network of the form that CAM needs: convolutions, global average pooling, one fully connected layer.
/// </summary>
internal static class PooledNetwork
{
    public const int Height = 12;
    public const int Width = 15;
    public const int Classes = 3;

    public static Network Build()
    {
        LibTorch.SetThreads(1);
        Layer[] layers =
        [
            new Convolution(
                "conv1", Tensors.Random(1, 5, 3, 3, 3), Tensors.Random(2, 5), Extent.Square(2), ZeroPadding.Around(1)),
            new Relu("conv1.relu"),
            new Convolution(
                "conv2", Tensors.Random(3, 6, 5, 3, 3), Tensors.Random(4, 6), Extent.Square(1), ZeroPadding.Around(1)),
            new Relu("conv2.relu"),
            new AdaptiveAveragePool("pool", Extent.Square(1)),
            new Flatten("flatten"),
            new Linear("fc", Tensors.Random(5, Classes, 6), Tensors.Random(6, Classes)),
        ];
        return new Network(
            new NetworkDescription("pooled", Height, Width, ["a", "b", "c"], Normalization.None), layers);
    }

    public static torch.Tensor Input(int images) => Tensors.Random(7, images, 3, Height, Width);
}
