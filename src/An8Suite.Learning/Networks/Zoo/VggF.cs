namespace An8Suite.Learning.Networks.Zoo;

/// <summary>
/// CNN-F: K. Chatfield et al., Return of the Devil in the Details, BMVC 2014; layers as MatConvNet's imagenet-vgg-f.
/// </summary>
/// <remarks>
/// MatConvNet pads its pools by one row below and one column right, which is what partial windows do.
/// </remarks>
internal static class VggF
{
    // MatConvNet multiplies alpha with the sum over 5 channels, where this suite and torch take the mean.
    private const double Alpha = 5e-4;
    private const double Kappa = 2;

    internal static LayerStack Build(LayerStack stack, int classes) => stack
        .ConvolutionRelu("conv1", channels: 64, kernel: 11, stride: 4)
        .LocalResponseNorm("norm1", Alpha, Kappa)
        .MaxPool("pool1", kernel: 3, partial: true)
        .ConvolutionRelu("conv2", channels: 256, kernel: 5, padding: 2)
        .LocalResponseNorm("norm2", Alpha, Kappa)
        .MaxPool("pool2", kernel: 3, partial: true)
        .ConvolutionRelu("conv3", channels: 256, kernel: 3, padding: 1)
        .ConvolutionRelu("conv4", channels: 256, kernel: 3, padding: 1)
        .ConvolutionRelu("conv5", channels: 256, kernel: 3, padding: 1)
        .MaxPool("pool5", kernel: 3, partial: true)
        .Flatten()
        .LinearRelu("fc6", 4096)
        .Dropout("drop6")
        .LinearRelu("fc7", 4096)
        .Dropout("drop7")
        .Linear("fc8", classes);
}
