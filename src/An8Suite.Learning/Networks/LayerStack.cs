using An8Suite.Learning.Native;
using An8Suite.Learning.Shapes;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>Builds a network front to back, keeping track of the shape between layers.</summary>
/// <remarks>
/// Weights are drawn with the seed; without one they hold what the memory held, to be filled or not looked at.
/// <c>key</c> is what a layer's tensors are called in a state dict, where another project has the same network; null
/// for the layer's position.
/// </remarks>
internal sealed class LayerStack(ulong? seed, Extent input)
{
    private readonly List<Layer> _layers = [];
    private int _channels = 3;
    private Extent _size = input;
    private string? _from;

    /// <summary>How the input was scaled, for networks that work on the pixels themselves.</summary>
    public Normalization Normalization { get; init; } = Normalization.None;

    /// <summary>The layers so far.</summary>
    public IReadOnlyList<Layer> Layers => _layers;

    /// <summary>The name of the last layer.</summary>
    public string Last => _layers[^1].Name;

    /// <summary>Channels and size of the last layer's output.</summary>
    public (int Channels, Extent Size) Shape => (_channels, _size);

    /// <summary>The next layer reads the one called <paramref name="layer"/>, whose output has this shape.</summary>
    public LayerStack Continue(string layer, int channels, Extent size)
    {
        (_from, _channels, _size) = (layer, channels, size);
        return this;
    }

    /// <summary>A square convolution.</summary>
    public LayerStack Convolution(
        string name, int channels, int kernel, int stride = 1, int padding = 0, bool bias = true, string? key = null)
    {
        Tensor weight = Weight(name, channels, _channels, kernel, kernel);
        Tensor? zero = bias ? zeros(channels, device: LibTorch.Device) : null;
        _layers.Add(new Convolution(name, weight, zero, Extent.Square(stride), ZeroPadding.Around(padding))
        {
            StateKey = key,
            Reads = _from is null || _from == Last ? [] : [_from],
        });
        _from = null;
        _channels = channels;
        return Windows(kernel, stride, padding, partial: false);
    }

    /// <summary>A B-cos transform of square windows, as <paramref name="scaled"/> says divided by its size.</summary>
    public LayerStack BCosConvolution(
        string name, int channels, int kernel, int stride = 1, int padding = 0, bool scaled = true)
    {
        Tensor weight = Weight(name, channels, _channels, kernel, kernel);
        Tensor? meanSquare = scaled ? ones(channels, device: LibTorch.Device) : null;
        Add(new BCosConvolution(name, weight, meanSquare, (stride, padding)));
        (_from, _channels) = (null, channels);
        return Windows(kernel, stride, padding, partial: false);
    }

    /// <summary>A square convolution followed by a ReLU.</summary>
    public LayerStack ConvolutionRelu(
        string name, int channels, int kernel, int stride = 1, int padding = 0, string? key = null) =>
        Convolution(name, channels, kernel, stride, padding, key: key).Relu($"{name}.relu");

    /// <summary>A ReLU.</summary>
    public LayerStack Relu(string name) => Add(new Relu(name));

    /// <summary>A max-pool of square windows.</summary>
    public LayerStack MaxPool(string name, int kernel = 2, int stride = 2, int padding = 0, bool partial = false)
    {
        Add(new MaxPool(name, Extent.Square(kernel), Extent.Square(stride), Extent.Square(padding))
        {
            PartialWindows = partial,
        });
        return Windows(kernel, stride, padding, partial);
    }

    /// <summary>Averages over a fixed number of windows.</summary>
    public LayerStack AdaptiveAveragePool(string name, int side)
    {
        _size = Extent.Square(side);
        return Add(new AdaptiveAveragePool(name, _size));
    }

    /// <summary>Batch normalisation.</summary>
    public LayerStack BatchNorm(string name, string key) => Add(new BatchNorm(name, _channels) { StateKey = key });

    /// <summary>Local response normalisation over five channels.</summary>
    public LayerStack LocalResponseNorm(string name, double alpha, double kappa) =>
        Add(new LocalResponseNorm(name, _channels, size: 5, alpha, kappa));

    /// <summary>Drops half of the values while training.</summary>
    public LayerStack Dropout(string name) => Add(new Dropout(name));

    /// <summary>Any layer that keeps the shape.</summary>
    public LayerStack Add(Layer layer)
    {
        _layers.Add(layer);
        return this;
    }

    /// <summary>From channels of pixels to one row of values.</summary>
    public LayerStack Flatten()
    {
        (_channels, _size) = (checked(_channels * _size.Height * _size.Width), Extent.Square(1));
        return Add(new Flatten("flatten"));
    }

    /// <summary>A fully connected layer without a ReLU: the classifier.</summary>
    public LayerStack Linear(string name, int outputs, string? key = null)
    {
        Tensor weight = Weight(name, outputs, _channels);
        _channels = outputs;
        return Add(new Linear(name, weight, zeros(outputs, device: LibTorch.Device)) { StateKey = key });
    }

    /// <summary>A fully connected layer followed by a ReLU.</summary>
    public LayerStack LinearRelu(string name, int outputs, string? key = null) =>
        Linear(name, outputs, key).Relu($"{name}.relu");

    /// <summary>
    /// First weights for a tensor that is called <paramref name="name"/>; its fan-in are all sides but one.
    /// </summary>
    public Tensor Weight(string name, params long[] shape) => seed is ulong drawn
        ? KaimingInitialization.Weight(drawn, name, shape)
        : empty(shape, device: LibTorch.Device);

    private LayerStack Windows(int kernel, int stride, int padding, bool partial)
    {
        int Count(int side)
        {
            int room = side + (2 * padding) - kernel;
            return ((partial ? room + stride - 1 : room) / stride) + 1;
        }

        _size = new Extent(Count(_size.Height), Count(_size.Width));
        return this;
    }
}
