using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>
/// A small network with everything a backward pass can trip over: unequal strides and pads, overlapping pools.
/// </summary>
internal static class StridedNetwork
{
    public const int Height = 21;
    public const int Width = 26;
    public const int Classes = 3;

    public static Network Build(ulong seed = 1)
    {
        LibTorch.SetThreads(1); // threads that wait for each other take longer than these layers
        Layer[] layers =
        [
            new Convolution(
                "conv1", Tensors.Random(seed, 6, 3, 5, 4), Tensors.Random(seed + 1, 6),
                new Extent(2, 3), new ZeroPadding(2, 1, 0, 3)),
            new Relu("conv1.relu"),
            new MaxPool("pool1", Extent.Square(3), Extent.Square(2), Extent.Square(1)),
            new Convolution(
                "conv2", Tensors.Random(seed + 2, 5, 6, 3, 3),
                Tensors.Random(seed + 3, 5), Extent.Square(2), ZeroPadding.Around(1)),
            new Relu("conv2.relu"),
            new Convolution(
                "conv3", Tensors.Random(seed + 4, 4, 5, 3, 3),
                Tensors.Random(seed + 5, 4), Extent.Square(1), ZeroPadding.Around(1)),
            new Relu("conv3.relu"),
            new Flatten("flatten"),
            new Linear("fc4", Tensors.Random(seed + 6, 7, 36), Tensors.Random(seed + 7, 7)),
            new Relu("fc4.relu"),
            new Linear("fc5", Tensors.Random(seed + 8, Classes, 7), Tensors.Random(seed + 9, Classes)),
        ];
        string[] classes = [.. Enumerable.Range(0, Classes).Select(i => $"class{i}")];
        return new Network(new NetworkDescription("strided", Height, Width, classes, Normalization.None), layers);
    }

    public static torch.Tensor Input(int images, ulong seed = 100) => Tensors.Random(seed, images, 3, Height, Width);
}
