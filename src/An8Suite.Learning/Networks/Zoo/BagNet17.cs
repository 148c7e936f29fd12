using An8Suite.Learning.Networks.Graphs;
using An8Suite.Learning.Shapes;

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
        int[] blocks = [3, 4, 6, 3];
        for (int stage = 0; stage < blocks.Length; stage++)
        {
            for (int i = 0; i < blocks[stage]; i++)
            {
                Block(stack, $"layer{stage + 1}.{i}", 64 << stage, kernel: i == 0 && stage < 3 ? 3 : 1,
                    stride: i == 0 && stage < 3 ? 2 : 1);
            }
        }

        return stack.AdaptiveAveragePool("avgpool", side: 1).Flatten().Linear("fc", classes, key: "fc");
    }

    private static void Block(LayerStack stack, string name, int channels, int kernel, int stride)
    {
        (string from, string shortcut) = (stack.Last, stack.Last);
        (int entering, Extent size) = stack.Shape;
        Extent around = size;
        if (stride != 1 || entering != 4 * channels)
        {
            stack.Convolution(
                $"{name}.downsample.0", 4 * channels, kernel: 1, stride, bias: false, key: $"{name}.downsample.0")
                .BatchNorm($"{name}.downsample.1", key: $"{name}.downsample.1");
            (shortcut, around) = (stack.Last, stack.Shape.Size);
        }

        stack.Continue(from, entering, size)
            .Convolution($"{name}.conv1", channels, kernel: 1, bias: false, key: $"{name}.conv1")
            .BatchNorm($"{name}.bn1", key: $"{name}.bn1")
            .Relu($"{name}.relu1")
            .Convolution($"{name}.conv2", channels, kernel, stride, bias: false, key: $"{name}.conv2")
            .BatchNorm($"{name}.bn2", key: $"{name}.bn2")
            .Relu($"{name}.relu2")
            .Convolution($"{name}.conv3", 4 * channels, kernel: 1, bias: false, key: $"{name}.conv3")
            .BatchNorm($"{name}.bn3", key: $"{name}.bn3");
        (string block, Extent inside) = (stack.Last, stack.Shape.Size);
        if (around != inside)
        {
            stack.Add(Cut($"{name}.cut", shortcut, 4 * channels, around, inside));
            shortcut = stack.Last;
        }

        stack.Add(new Addition($"{name}.add", block, shortcut)).Relu($"{name}.relu3");
    }

    private static Operation Cut(string name, string read, int channels, Extent from, Extent to) => new(
        name,
        OperationKinds.Of("slice"),
        [([1, channels, from.Height, from.Width], null)],
        [1, channels, to.Height, to.Width])
    {
        Numbers = new Dictionary<string, double[]>
        {
            ["axes"] = [2, 3],
            ["starts"] = [0, 0],
            ["ends"] = [to.Height, to.Width],
            ["steps"] = [1, 1],
        },
        Reads = [read],
    };
}
