using An8Suite.Learning.Shapes;

namespace An8Suite.Learning.Networks.Zoo;

/// <summary>
/// ResNet-18 and ResNet-50: K. He et al., CVPR 2016, arXiv 1512.03385, with torchvision's state-dict keys as layer
/// names.
/// </summary>
internal static class ResNet
{
    /// <summary>Four stages of two blocks of two convolutions.</summary>
    internal static LayerStack Build18(LayerStack stack, int classes) => Build(stack, classes, [2, 2, 2, 2], Block);

    /// <summary>Four stages of 3, 4, 6 and 3 blocks of three convolutions, the stride in the middle one.</summary>
    internal static LayerStack Build50(LayerStack stack, int classes) =>
        Build(stack, classes, [3, 4, 6, 3], Bottleneck);

    private static LayerStack Build(
        LayerStack stack, int classes, int[] blocks, Action<LayerStack, string, int, int> block)
    {
        stack.Convolution("conv1", channels: 64, kernel: 7, stride: 2, padding: 3, bias: false, key: "conv1")
            .BatchNorm("bn1", key: "bn1")
            .Relu("relu")
            .MaxPool("maxpool", kernel: 3, stride: 2, padding: 1);
        for (int stage = 0; stage < blocks.Length; stage++)
        {
            for (int i = 0; i < blocks[stage]; i++)
            {
                block(stack, $"layer{stage + 1}.{i}", 64 << stage, i == 0 && stage > 0 ? 2 : 1);
            }
        }

        return stack.AdaptiveAveragePool("avgpool", side: 1).Flatten().Linear("fc", classes, key: "fc");
    }

    /// <summary>Two convolutions of 3 x 3, and a shortcut around them.</summary>
    private static void Block(LayerStack stack, string name, int channels, int stride)
    {
        string shortcut = Shortcut(stack, name, channels, stride);
        stack
            .Convolution($"{name}.conv1", channels, kernel: 3, stride, padding: 1, bias: false, key: $"{name}.conv1")
            .BatchNorm($"{name}.bn1", key: $"{name}.bn1")
            .Relu($"{name}.relu1")
            .Convolution($"{name}.conv2", channels, kernel: 3, padding: 1, bias: false, key: $"{name}.conv2")
            .BatchNorm($"{name}.bn2", key: $"{name}.bn2");
        stack.Add(new Addition($"{name}.add", stack.Last, shortcut)).Relu($"{name}.relu2");
    }

    /// <summary>
    /// Convolutions of 1 x 1, 3 x 3 and 1 x 1 to four times the channels, and a shortcut around them.
    /// </summary>
    private static void Bottleneck(LayerStack stack, string name, int channels, int stride)
    {
        string shortcut = Shortcut(stack, name, 4 * channels, stride);
        stack
            .Convolution($"{name}.conv1", channels, kernel: 1, bias: false, key: $"{name}.conv1")
            .BatchNorm($"{name}.bn1", key: $"{name}.bn1")
            .Relu($"{name}.relu1")
            .Convolution($"{name}.conv2", channels, kernel: 3, stride, padding: 1, bias: false, key: $"{name}.conv2")
            .BatchNorm($"{name}.bn2", key: $"{name}.bn2")
            .Relu($"{name}.relu2")
            .Convolution($"{name}.conv3", 4 * channels, kernel: 1, bias: false, key: $"{name}.conv3")
            .BatchNorm($"{name}.bn3", key: $"{name}.bn3");
        stack.Add(new Addition($"{name}.add", stack.Last, shortcut)).Relu($"{name}.relu3");
    }

    /// <summary>
    /// The name of what a block's shortcut ends in: a convolution of 1 x 1 where the shape changes. The stack goes on
    /// where the block begins.
    /// </summary>
    private static string Shortcut(LayerStack stack, string name, int channels, int stride)
    {
        (string from, string shortcut) = (stack.Last, stack.Last);
        (int entering, Extent size) = stack.Shape;
        if (stride != 1 || entering != channels)
        {
            stack.Convolution(
                $"{name}.downsample.0", channels, kernel: 1, stride, bias: false, key: $"{name}.downsample.0")
                .BatchNorm($"{name}.downsample.1", key: $"{name}.downsample.1");
            shortcut = stack.Last;
        }

        stack.Continue(from, entering, size);
        return shortcut;
    }
}
