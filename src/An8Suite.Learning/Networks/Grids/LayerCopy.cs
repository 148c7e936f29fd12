using An8Suite.Learning.Networks.Graphs;

namespace An8Suite.Learning.Networks.Grids;

/// <summary>Copies of layers that share their weights, for another place in another network.</summary>
internal static class LayerCopy
{
    /// <summary>
    /// The layer under another name, reading other layers; its tensors are handles of the same memory, in the open
    /// dispose scope.
    /// </summary>
    /// <exception cref="NotSupportedException">Nothing is known of such layers.</exception>
    public static Layer Of(Layer layer, string name, IReadOnlyList<string> reads) => layer switch
    {
        Convolution one => new Convolution(name, one.Weight.alias(), one.Bias?.alias(), one.Stride, one.Padding)
        {
            Groups = one.Groups,
            Dilation = one.Dilation,
            Reads = reads,
        },
        BCosConvolution one => one.Copy(name, reads),
        Linear one => new Linear(name, one.Weight.alias(), one.Bias.alias())
        {
            PerPosition = one.PerPosition,
            Reads = reads,
        },
        BatchNorm one => BatchNorm.Of(
            name,
            one.Epsilon,
            (one.Weight.alias(), one.Bias.alias(), one.RunningMean.alias(), one.RunningVariance.alias()),
            reads),
        LocalResponseNorm one =>
            new LocalResponseNorm(name, (int)one.Band.shape[0], one.Size, one.Alpha, one.Kappa) { Reads = reads },
        MaxPool one => new MaxPool(name, one.Kernel, one.Stride, one.Padding)
        {
            PartialWindows = one.PartialWindows,
            Reads = reads,
        },
        AdaptiveAveragePool one => new AdaptiveAveragePool(name, one.Output) { Reads = reads },
        Relu => new Relu(name) { Reads = reads },
        Flatten => new Flatten(name) { Reads = reads },
        Dropout => new Dropout(name) { Reads = reads },
        Addition => new Addition(name, reads[0], reads[1]),
        Operation one => new Operation(
            name,
            one.Kind,
            [.. one.OperandShapes.Zip(one.ConstantOperands, (shape, constant) => (shape, constant?.alias()))],
            one.OutputShape)
        {
            Numbers = one.Numbers,
            Reads = reads,
        },
        _ => throw new NotSupportedException(
            $"layer '{layer.Name}' ({layer.GetType().Name}) cannot be put into another network"),
    };
}
