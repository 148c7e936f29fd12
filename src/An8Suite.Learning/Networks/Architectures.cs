using An8Suite.Core;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks.Zoo;
using An8Suite.Learning.Shapes;

namespace An8Suite.Learning.Networks;

/// <summary>The networks that can be built by name; a new one is a file in Zoo and a line here.</summary>
public static class Architectures
{
    /// <summary>The largest input side.</summary>
    public const int MaxSide = 2048;

    /// <summary>From the smallest to the largest.</summary>
    public static IReadOnlyList<Architecture> All { get; } =
    [
        new("small", "A strided five-convolution net of the class the paper used, scaled to 128 pixels.", Small.Build)
        {
            StandardSide = 128,
            MinSide = 32,
            LearningRate = 1e-3,
            RelativeCost = 1,
        },
        new("an8net", "The likely reading of the paper's own net for these datasets.", An8Net.Build)
        {
            StandardSide = 112,
            MinSide = 32,
            LearningRate = 1e-3,
            RelativeCost = 1,
        },
        new("lenet", "The MNIST net of MatConvNet and Caffe.", LeNet.Build)
        {
            StandardSide = 28,
            MinSide = 16,
            LearningRate = 1e-3,
            RelativeCost = 0.5,
        },
        new("bcos-small", "The convolutions of small as B-cos transforms (Böhle et al. 2022), no bias, no ReLU.",
            BCosSmall.Build)
        {
            StandardSide = 128,
            MinSide = 32,
            LearningRate = 1e-3,
            RelativeCost = 2,
        },
        new("vgg-f", "CNN-F of Chatfield et al. 2014, the paper's ImageNet net.", VggF.Build)
        {
            StandardSide = 224,
            MinSide = 67,
            LearningRate = 1e-4,
            RelativeCost = 2.5,
        },
        new("alexnet", "AlexNet as torchvision has it (Krizhevsky 2014).", AlexNet.Build)
        {
            StandardSide = 224,
            MinSide = 63,
            LearningRate = 1e-4,
            RelativeCost = 4,
        },
        new("vgg16", "VGG-16 as torchvision has it (Simonyan and Zisserman 2015).", Vgg16.Build)
        {
            StandardSide = 224,
            MinSide = 32,
            LearningRate = 1e-4,
            RelativeCost = 50,
        },
        new("resnet18", "ResNet-18 as torchvision has it (He et al. 2016).", ResNet.Build18)
        {
            StandardSide = 224,
            MinSide = 32,
            LearningRate = 3e-4,
            RelativeCost = 12,
        },
        new("resnet50", "ResNet-50 as torchvision has it (He et al. 2016).", ResNet.Build50)
        {
            StandardSide = 224,
            MinSide = 32,
            LearningRate = 3e-4,
            RelativeCost = 31,
        },
        new("bagnet17", "BagNet-17, whose logits are means over patches of 17 x 17 pixels (Brendel and Bethge 2019).",
            BagNet17.Build)
        {
            StandardSide = 224,
            MinSide = 32,
            LearningRate = 3e-4,
            RelativeCost = 110,
        },
        new("vit-tiny", "ViT-Tiny with patches of 8 x 8, keys of timm (Dosovitskiy et al. 2021).", ViTTiny.Build)
        {
            StandardSide = 128,
            MinSide = 16,
            LearningRate = 3e-4,
            RelativeCost = 24,
        },
    ];

    /// <summary>The valid names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(architecture => architecture.Name)];

    /// <summary>The architecture called <paramref name="name"/>.</summary>
    /// <exception cref="InputException">There is none; the message names the nearest.</exception>
    public static Architecture Of(string name) =>
        All.FirstOrDefault(architecture => architecture.Name == name)
        ?? throw new InputException($"unknown architecture '{name}'; {NearestName.Hint(name, Names)}");

    /// <summary>A network with fresh weights; the same seed gives the same weights.</summary>
    /// <exception cref="InputException">
    /// Unknown name, or an input size outside the architecture's smallest to 2048.
    /// </exception>
    public static Network Build(NetworkDescription description, ulong seed) => Build(description, (ulong?)seed);

    /// <summary>
    /// A network whose weights hold anything: to be filled, or to look at its shapes, which costs next to nothing.
    /// </summary>
    /// <exception cref="InputException">As for a network with fresh weights.</exception>
    public static Network BuildEmpty(NetworkDescription description) => Build(description, seed: null);

    private static Network Build(NetworkDescription description, ulong? seed)
    {
        Architecture architecture = Of(description.Architecture);
        (int height, int width) = (description.Height, description.Width);
        if (Math.Min(height, width) < architecture.MinSide || Math.Max(height, width) > MaxSide)
        {
            throw new InputException(
                $"architecture '{description.Architecture}' takes input sides of {architecture.MinSide} to "
                + $"{MaxSide} pixels, found {width} x {height}");
        }

        LibTorch.Load();
        using IDisposable scope = TorchSharp.torch.NewDisposeScope();
        var stack = new LayerStack(seed, new Extent(height, width))
        {
            Normalization = description.Normalization,
        };
        return new Network(description, architecture.Layers(stack, description.Classes.Count).Layers);
    }
}
