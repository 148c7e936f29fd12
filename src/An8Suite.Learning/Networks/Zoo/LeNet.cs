namespace An8Suite.Learning.Networks.Zoo;

/// <summary>
/// The MNIST net that MatConvNet and Caffe ship, after LeCun et al. 1998; its convolutions have no ReLU.
/// </summary>
/// <remarks>Grey images come as three equal channels.</remarks>
internal static class LeNet
{
    internal static LayerStack Build(LayerStack stack, int classes) => stack
        .Convolution("conv1", channels: 20, kernel: 5)
        .MaxPool("pool1")
        .Convolution("conv2", channels: 50, kernel: 5)
        .MaxPool("pool2")
        .Flatten()
        .LinearRelu("fc3", 500)
        .Linear("fc4", classes);
}
