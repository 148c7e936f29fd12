namespace An8Suite.Learning.Networks.Zoo;

/// <summary>
/// BagNet-17: a ResNet-50 whose kernels are 1 x 1 but for four, so that every place before the pooling sees 17 x 17
/// pixels and no more, and the logits are a mean over places. W. Brendel, M. Bethge, ICLR 2019, arXiv 1904.00760.
/// </summary>
/// <remarks>
/// No convolution pads, so a shortcut is cut off at the right and the bottom to the size of its block.
/// </remarks>
internal static class BagNet17
{
    internal static LayerStack Build(LayerStack stack, int classes)
    {
        stack.Convolution("conv1", channels: 64, kernel: 1, bias: false, key: "conv1")
            .Convolution("conv2", channels: 64, kernel: 3, bias: false, key: "conv2")
            .BatchNorm("bn1", key: "bn1")
            .Relu("relu");
        return ResNet.Stages(stack, classes, ResNet.Blocks50, (name, stage, i) => ResNet.Bottleneck(
            stack,
            name,
            64 << stage,
            i == 0 && stage < 3 ? new ResNet.Window(Kernel: 3, Stride: 2, Padding: 0) : new ResNet.Window(1, 1, 0)));
    }
}
