using An8Suite.Learning.Native;
using An8Suite.Learning.Networks.Graphs;
using An8Suite.Learning.Shapes;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks.Zoo;

/// <summary>
/// The convolutions of <see cref="Small"/> as B-cos transforms of the pixels p and 1 - p, so that no colour is without
/// a value. The logits are means over positions, divided by a temperature, plus log(1 / (C - 1)).
/// </summary>
/// <remarks>
/// M. Böhle, M. Fritz, B. Schiele, CVPR 2022, arXiv 2205.10268. From the pair of pictures to the logits without their
/// constant the network is W(x) x, a product with a matrix that depends on x.
/// </remarks>
internal static class BCosSmall
{
    private const double Temperature = 0.1;

    internal static LayerStack Build(LayerStack stack, int classes)
    {
        (_, Extent size) = stack.Shape;
        Pair(stack, size);
        stack.Continue(stack.Last, 6, size)
            .BCosConvolution("conv1", channels: 32, kernel: 7, stride: 2, padding: 3)
            .MaxPool("pool1")
            .BCosConvolution("conv2", channels: 64, kernel: 3, padding: 1)
            .MaxPool("pool2")
            .BCosConvolution("conv3", channels: 96, kernel: 3, padding: 1)
            .BCosConvolution("conv4", channels: 96, kernel: 3, padding: 1)
            .BCosConvolution("conv5", channels: 64, kernel: 3, padding: 1)
            .BCosConvolution("classifier", classes, kernel: 1, scaled: false)
            .AdaptiveAveragePool("average", 1)
            .Flatten();
        Tensor factor = tensor([(float)(1 / Temperature)], [1], device: LibTorch.Device);
        Tensor constant = tensor([(float)-Math.Log(Math.Max(1, classes - 1))], [1], device: LibTorch.Device);
        return stack
            .Add(Constant("logits.temperature", "mul", [1, classes], factor))
            .Add(Constant("logits.bias", "add", [1, classes], constant));
    }

    /// <summary>From normalised pixels back to p in [0, 1], and (p, 1 - p).</summary>
    private static void Pair(LayerStack stack, Extent size)
    {
        long[] map = [1, 3, size.Height, size.Width];
        Normalization scaling = stack.Normalization;
        stack.Add(Constant("pixels.scale", "mul", map, Colours(scaling.Deviation)))
            .Add(Constant("pixels", "add", map, Colours(scaling.Mean)))
            .Add(new Operation(
                "pixels.inverse",
                OperationKinds.Of("sub"),
                [([1, 3, 1, 1], Colours([1, 1, 1])), (map, null)],
                map))
            .Add(new Operation(
                "pixels.pair",
                OperationKinds.Of("concat"),
                [(map, null), (map, null)],
                [1, 6, size.Height, size.Width])
            {
                Numbers = new Dictionary<string, double[]> { ["axis"] = [1] },
                Reads = ["pixels", "pixels.inverse"],
            });
    }

    private static Operation Constant(string name, string kind, long[] shape, Tensor value) =>
        new(name, OperationKinds.Of(kind), [(shape, null), (value.shape, value)], shape) { StateKey = name };

    private static Tensor Colours(IReadOnlyList<float> values) =>
        tensor([.. values], [1, 3, 1, 1], device: LibTorch.Device);
}
