namespace An8Suite.Learning.Networks.Zoo;

/// <summary>
/// The likely reading of the paper's own net: convolution, ReLU, pool, twice; then two fully connected layers.
/// </summary>
/// <remarks>
/// The paper gives the order of layers and 112 x 112 input, not the widths; those here are a guess. Its first
/// convolution is strided, as the paper's grid artefacts need.
/// </remarks>
internal static class An8Net
{
    internal static LayerStack Build(LayerStack stack, int classes) => stack
        .ConvolutionRelu("conv1", channels: 32, kernel: 7, stride: 2, padding: 3)
        .MaxPool("pool1")
        .ConvolutionRelu("conv2", channels: 64, kernel: 5, padding: 2)
        .MaxPool("pool2")
        .Flatten()
        .LinearRelu("fc3", 128)
        .Linear("fc4", classes);
}
