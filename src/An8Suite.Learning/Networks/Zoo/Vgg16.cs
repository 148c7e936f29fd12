namespace An8Suite.Learning.Networks.Zoo;

/// <summary>
/// VGG-16: K. Simonyan, A. Zisserman, ICLR 2015, arXiv 1409.1556, configuration D, with torchvision's state-dict keys.
/// </summary>
internal static class Vgg16
{
    internal static LayerStack Build(LayerStack stack, int classes) => stack
        .ConvolutionRelu("conv1_1", channels: 64, kernel: 3, padding: 1, key: "features.0")
        .ConvolutionRelu("conv1_2", channels: 64, kernel: 3, padding: 1, key: "features.2")
        .MaxPool("pool1")
        .ConvolutionRelu("conv2_1", channels: 128, kernel: 3, padding: 1, key: "features.5")
        .ConvolutionRelu("conv2_2", channels: 128, kernel: 3, padding: 1, key: "features.7")
        .MaxPool("pool2")
        .ConvolutionRelu("conv3_1", channels: 256, kernel: 3, padding: 1, key: "features.10")
        .ConvolutionRelu("conv3_2", channels: 256, kernel: 3, padding: 1, key: "features.12")
        .ConvolutionRelu("conv3_3", channels: 256, kernel: 3, padding: 1, key: "features.14")
        .MaxPool("pool3")
        .ConvolutionRelu("conv4_1", channels: 512, kernel: 3, padding: 1, key: "features.17")
        .ConvolutionRelu("conv4_2", channels: 512, kernel: 3, padding: 1, key: "features.19")
        .ConvolutionRelu("conv4_3", channels: 512, kernel: 3, padding: 1, key: "features.21")
        .MaxPool("pool4")
        .ConvolutionRelu("conv5_1", channels: 512, kernel: 3, padding: 1, key: "features.24")
        .ConvolutionRelu("conv5_2", channels: 512, kernel: 3, padding: 1, key: "features.26")
        .ConvolutionRelu("conv5_3", channels: 512, kernel: 3, padding: 1, key: "features.28")
        .MaxPool("pool5")
        .AdaptiveAveragePool("avgpool", side: 7)
        .Flatten()
        .LinearRelu("fc6", 4096, key: "classifier.0")
        .Dropout("drop6")
        .LinearRelu("fc7", 4096, key: "classifier.3")
        .Dropout("drop7")
        .Linear("fc8", classes, key: "classifier.6");
}
