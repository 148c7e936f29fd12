using An8Suite.Learning.Shapes;

namespace An8Suite.Learning.Networks.Zoo;

/// <summary>
/// ResNet-18: K. He et al., CVPR 2016, arXiv 1512.03385, with torchvision's state-dict keys as layer names.
/// </summary>
internal static class ResNet18
{
    internal static LayerStack Build(LayerStack stack, int classes)
    {
        stack.Convolution("conv1", channels: 64, kernel: 7, stride: 2, padding: 3, bias: false, key: "conv1")
            .BatchNorm("bn1", key: "bn1")
            .Relu("relu")
            .MaxPool("maxpool", kernel: 3, stride: 2, padding: 1);
        Block(stack, "layer1.0", channels: 64, stride: 1);
        Block(stack, "layer1.1", channels: 64, stride: 1);
        Block(stack, "layer2.0", channels: 128, stride: 2);
        Block(stack, "layer2.1", channels: 128, stride: 1);
        Block(stack, "layer3.0", channels: 256, stride: 2);
        Block(stack, "layer3.1", channels: 256, stride: 1);
        Block(stack, "layer4.0", channels: 512, stride: 2);
        Block(stack, "layer4.1", channels: 512, stride: 1);
        return stack.AdaptiveAveragePool("avgpool", side: 1).Flatten().Linear("fc", classes, key: "fc");
    }

    /// <summary>
    /// Two convolutions of 3 x 3, and a shortcut around them that is a convolution of 1 x 1 where the shape changes.
    /// </summary>
    private static void Block(LayerStack stack, string name, int channels, int stride)
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

        stack.Continue(from, entering, size)
            .Convolution($"{name}.conv1", channels, kernel: 3, stride, padding: 1, bias: false, key: $"{name}.conv1")
            .BatchNorm($"{name}.bn1", key: $"{name}.bn1")
            .Relu($"{name}.relu1")
            .Convolution($"{name}.conv2", channels, kernel: 3, padding: 1, bias: false, key: $"{name}.conv2")
            .BatchNorm($"{name}.bn2", key: $"{name}.bn2");
        stack.Add(new Addition($"{name}.add", stack.Last, shortcut)).Relu($"{name}.relu2");
    }
}
