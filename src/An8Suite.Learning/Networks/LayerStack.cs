using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>Builds a layer list front to back with fresh weights, keeping track of the shape between layers.</summary>
internal sealed class LayerStack(ulong seed, Extent input)
{
    private readonly List<Layer> _layers = [];
    private int _channels = 3;
    private Extent _size = input;

    /// <summary>The layers so far.</summary>
    public IReadOnlyList<Layer> Layers => _layers;

    /// <summary>A square convolution followed by a ReLU.</summary>
    public LayerStack ConvolutionRelu(string name, int channels, int kernel, int stride)
    {
        int padding = kernel / 2;
        Tensor weight = KaimingInitialization.Weight(seed, name, channels, _channels, kernel, kernel);
        _layers.Add(new Convolution(name, weight, zeros(channels), Extent.Square(stride), ZeroPadding.Around(padding)));
        _layers.Add(new Relu($"{name}.relu"));
        _channels = channels;
        _size = new Extent(((_size.Height - 1) / stride) + 1, ((_size.Width - 1) / stride) + 1);
        return this;
    }

    /// <summary>A max-pool of 2 x 2 windows side by side.</summary>
    public LayerStack MaxPool2(string name)
    {
        _layers.Add(new MaxPool(name, Extent.Square(2), Extent.Square(2), Extent.Square(0)));
        _size = new Extent(_size.Height / 2, _size.Width / 2);
        return this;
    }

    /// <summary>From channels of pixels to one row of values.</summary>
    public LayerStack Flatten()
    {
        _layers.Add(new Flatten("flatten"));
        (_channels, _size) = (checked(_channels * _size.Height * _size.Width), Extent.Square(1));
        return this;
    }

    /// <summary>A fully connected layer without a ReLU: the classifier.</summary>
    public LayerStack Linear(string name, int outputs)
    {
        Tensor weight = KaimingInitialization.Weight(seed, name, outputs, _channels);
        _layers.Add(new Linear(name, weight, zeros(outputs)));
        _channels = outputs;
        return this;
    }

    /// <summary>A fully connected layer followed by a ReLU.</summary>
    public LayerStack LinearRelu(string name, int outputs)
    {
        Linear(name, outputs);
        _layers.Add(new Relu($"{name}.relu"));
        return this;
    }
}
