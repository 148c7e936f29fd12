namespace An8Suite.Learning.Networks.Zoo;

/// <summary>A strided five-convolution net of the class the paper used, scaled to 128 pixels.</summary>
internal static class Small
{
    internal static LayerStack Build(LayerStack stack, int classes) => stack
        .ConvolutionRelu("conv1", channels: 32, kernel: 7, stride: 2, padding: 3)
        .MaxPool("pool1")
        .ConvolutionRelu("conv2", channels: 64, kernel: 3, padding: 1)
        .MaxPool("pool2")
        .ConvolutionRelu("conv3", channels: 96, kernel: 3, padding: 1)
        .ConvolutionRelu("conv4", channels: 96, kernel: 3, padding: 1)
        .ConvolutionRelu("conv5", channels: 64, kernel: 3, padding: 1)
        .MaxPool("pool5")
        .Flatten()
        .LinearRelu("fc6", 128)
        .Linear("fc7", classes);
}
