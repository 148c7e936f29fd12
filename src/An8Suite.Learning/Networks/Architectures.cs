using An8Suite.Core;
using An8Suite.Learning.Native;

namespace An8Suite.Learning.Networks;

/// <summary>The networks that can be built by name.</summary>
public static class Architectures
{
    /// <summary>The smallest input side that leaves every layer a pixel.</summary>
    public const int MinSide = 32;

    /// <summary>The largest input side.</summary>
    public const int MaxSide = 2048;

    private static readonly Dictionary<string, Func<LayerStack, int, LayerStack>> Builders = new(StringComparer.Ordinal)
    {
        ["small"] = Small,
    };

    /// <summary>The valid names.</summary>
    public static IReadOnlyCollection<string> Names => Builders.Keys;

    /// <summary>A network with fresh weights; the same seed gives the same weights.</summary>
    /// <exception cref="InputException">Unknown name, or an input size outside 32 to 2048.</exception>
    public static Network Build(NetworkDescription description, ulong seed)
    {
        if (!Builders.TryGetValue(description.Architecture, out Func<LayerStack, int, LayerStack>? build))
        {
            throw new InputException($"unknown architecture '{description.Architecture}'; "
                + NearestName.Hint(description.Architecture, Names));
        }

        (int height, int width) = (description.Height, description.Width);
        if (Math.Min(height, width) < MinSide || Math.Max(height, width) > MaxSide)
        {
            throw new InputException($"architecture '{description.Architecture}' takes input sides of {MinSide} to "
                + $"{MaxSide} pixels, found {width} x {height}");
        }

        LibTorch.Load();
        using IDisposable scope = TorchSharp.torch.NewDisposeScope();
        LayerStack stack = build(new LayerStack(seed, new Extent(height, width)), description.Classes.Count);
        return new Network(description, stack.Layers);
    }

    /// <summary>A strided five-convolution net of the class the paper used, scaled to 128 pixels.</summary>
    private static LayerStack Small(LayerStack stack, int classes) => stack
        .ConvolutionRelu("conv1", channels: 32, kernel: 7, stride: 2)
        .MaxPool2("pool1")
        .ConvolutionRelu("conv2", channels: 64, kernel: 3, stride: 1)
        .MaxPool2("pool2")
        .ConvolutionRelu("conv3", channels: 96, kernel: 3, stride: 1)
        .ConvolutionRelu("conv4", channels: 96, kernel: 3, stride: 1)
        .ConvolutionRelu("conv5", channels: 64, kernel: 3, stride: 1)
        .MaxPool2("pool5")
        .Flatten()
        .LinearRelu("fc6", 128)
        .Linear("fc7", classes);
}
