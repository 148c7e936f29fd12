namespace An8Suite.Learning.Networks.Zoo;

/// <summary>
/// AlexNet in the one-tower form of A. Krizhevsky, arXiv 1404.5997, with torchvision's widths and state-dict keys.
/// </summary>
internal static class AlexNet
{
    internal static LayerStack Build(LayerStack stack, int classes) => stack
        .ConvolutionRelu("conv1", channels: 64, kernel: 11, stride: 4, padding: 2, key: "features.0")
        .MaxPool("pool1", kernel: 3)
        .ConvolutionRelu("conv2", channels: 192, kernel: 5, padding: 2, key: "features.3")
        .MaxPool("pool2", kernel: 3)
        .ConvolutionRelu("conv3", channels: 384, kernel: 3, padding: 1, key: "features.6")
        .ConvolutionRelu("conv4", channels: 256, kernel: 3, padding: 1, key: "features.8")
        .ConvolutionRelu("conv5", channels: 256, kernel: 3, padding: 1, key: "features.10")
        .MaxPool("pool5", kernel: 3)
        .AdaptiveAveragePool("avgpool", side: 6)
        .Flatten()
        .Dropout("drop5")
        .LinearRelu("fc6", 4096, key: "classifier.1")
        .Dropout("drop6")
        .LinearRelu("fc7", 4096, key: "classifier.4")
        .Linear("fc8", classes, key: "classifier.6");
}
