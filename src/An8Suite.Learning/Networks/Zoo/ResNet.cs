using An8Suite.Learning.Networks.Graphs;
using An8Suite.Learning.Shapes;

namespace An8Suite.Learning.Networks.Zoo;

/// <summary>
/// ResNet-18 and ResNet-50: K. He et al., CVPR 2016, arXiv 1512.03385, with torchvision's state-dict keys as layer
/// names.
/// </summary>
internal static class ResNet
{
    /// <summary>Blocks of the four stages of ResNet-50.</summary>
    internal static readonly int[] Blocks50 = [3, 4, 6, 3];

    /// <summary>The window of a bottleneck's middle convolution.</summary>
    internal readonly record struct Window(int Kernel, int Stride, int Padding);

    /// <summary>Four stages of two blocks of two convolutions.</summary>
    internal static LayerStack Build18(LayerStack stack, int classes) =>
        Stages(Begin(stack), classes, [2, 2, 2, 2], (name, stage, i) =>
            Block(stack, name, 64 << stage, Stride(stage, i)));

    /// <summary>Four stages of 3, 4, 6 and 3 blocks of three convolutions, the stride in the middle one.</summary>
    internal static LayerStack Build50(LayerStack stack, int classes) =>
        Stages(Begin(stack), classes, Blocks50, (name, stage, i) =>
            Bottleneck(stack, name, 64 << stage, new Window(Kernel: 3, Stride(stage, i), Padding: 1)));

    /// <summary>Stages of blocks, pooling over all places and the classifier.</summary>
    /// <param name="stack">What goes before has been added.</param>
    /// <param name="classes">Of the classifier.</param>
    /// <param name="blocks">How many in every stage.</param>
    /// <param name="add">Adds block i of a stage under a name.</param>
    internal static LayerStack Stages(
        LayerStack stack, int classes, int[] blocks, Action<string, int, int> add)
    {
        for (int stage = 0; stage < blocks.Length; stage++)
        {
            for (int i = 0; i < blocks[stage]; i++)
            {
                add($"layer{stage + 1}.{i}", stage, i);
            }
        }

        return stack.AdaptiveAveragePool("avgpool", side: 1).Flatten().Linear("fc", classes, key: "fc");
    }

    /// <summary>
    /// Convolutions of 1 x 1, of a window, and of 1 x 1 to four times the channels, and a shortcut around them, cut off
    /// to their size.
    /// </summary>
    internal static void Bottleneck(LayerStack stack, string name, int channels, Window window)
    {
        (string shortcut, Extent around) = Shortcut(stack, name, 4 * channels, window.Stride);
        stack
            .Convolution($"{name}.conv1", channels, kernel: 1, bias: false, key: $"{name}.conv1")
            .BatchNorm($"{name}.bn1", key: $"{name}.bn1")
            .Relu($"{name}.relu1")
            .Convolution($"{name}.conv2", channels, window.Kernel, window.Stride, window.Padding, bias: false,
                key: $"{name}.conv2")
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

    private static LayerStack Begin(LayerStack stack) => stack
        .Convolution("conv1", channels: 64, kernel: 7, stride: 2, padding: 3, bias: false, key: "conv1")
        .BatchNorm("bn1", key: "bn1")
        .Relu("relu")
        .MaxPool("maxpool", kernel: 3, stride: 2, padding: 1);

    private static int Stride(int stage, int block) => block == 0 && stage > 0 ? 2 : 1;

    /// <summary>Two convolutions of 3 x 3, and a shortcut around them.</summary>
    private static void Block(LayerStack stack, string name, int channels, int stride)
    {
        (string shortcut, _) = Shortcut(stack, name, channels, stride);
        stack
            .Convolution($"{name}.conv1", channels, kernel: 3, stride, padding: 1, bias: false, key: $"{name}.conv1")
            .BatchNorm($"{name}.bn1", key: $"{name}.bn1")
            .Relu($"{name}.relu1")
            .Convolution($"{name}.conv2", channels, kernel: 3, padding: 1, bias: false, key: $"{name}.conv2")
            .BatchNorm($"{name}.bn2", key: $"{name}.bn2");
        stack.Add(new Addition($"{name}.add", stack.Last, shortcut)).Relu($"{name}.relu2");
    }

    /// <summary>
    /// The name and size of what a block's shortcut ends in: a convolution of 1 x 1 where the shape changes. The stack
    /// goes on where the block begins.
    /// </summary>
    private static (string Name, Extent Size) Shortcut(LayerStack stack, string name, int channels, int stride)
    {
        (string from, string shortcut) = (stack.Last, stack.Last);
        (int entering, Extent size) = stack.Shape;
        Extent around = size;
        if (stride != 1 || entering != channels)
        {
            stack.Convolution(
                $"{name}.downsample.0", channels, kernel: 1, stride, bias: false, key: $"{name}.downsample.0")
                .BatchNorm($"{name}.downsample.1", key: $"{name}.downsample.1");
            (shortcut, around) = (stack.Last, stack.Shape.Size);
        }

        stack.Continue(from, entering, size);
        return (shortcut, around);
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
