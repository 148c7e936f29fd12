using An8Suite.Core;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>A list of layers from normalised pixels to logits.</summary>
/// <remarks>Owns the layers' parameters. Parameters ask for gradients only while a trainer runs.</remarks>
public sealed class Network : IDisposable
{
    private readonly Tensor _mean; // (3, 1, 1), in units of a byte
    private readonly Tensor _deviation; // (3, 1, 1), in units of a byte

    /// <summary>Takes over <paramref name="layers"/>; the last one gives one logit a class.</summary>
    public Network(NetworkDescription description, IReadOnlyList<Layer> layers)
    {
        (Description, Layers) = (description, layers);
        _mean = ChannelColumn(description.Normalization.Mean);
        _deviation = ChannelColumn(description.Normalization.Deviation);
        foreach (Tensor parameter in Parameters.Select(p => p.Value))
        {
            parameter.DetachFromDisposeScope();
        }
    }

    /// <summary>Architecture, input size, class names and normalisation.</summary>
    public NetworkDescription Description { get; }

    /// <summary>In forward order.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>
    /// Every parameter under the key it has in <c>nn.Sequential</c>: the layer's index, a dot, weight or bias.
    /// </summary>
    public IEnumerable<(string Key, Tensor Value)> Parameters => Layers.SelectMany(
        (layer, index) => layer.Parameters.Select(p => (string.Create(null, $"{index}.{p.Name}"), p.Value)));

    /// <summary>The position of the layer called <paramref name="name"/>.</summary>
    public int IndexOf(string name)
    {
        string[] names = [.. Layers.Select(layer => layer.Name)];
        int index = Array.IndexOf(names, name);
        return index >= 0
            ? index
            : throw new InputException($"the network has no layer '{name}'; {NearestName.Hint(name, names)}");
    }

    /// <summary>
    /// Scales <paramref name="bytes"/> (N, 3, H, W), 0 to 255, to the first layer's input, keeping the memory order.
    /// </summary>
    public Tensor Normalize(Tensor bytes)
    {
        using IDisposable scope = NewDisposeScope();
        return bytes.to(ScalarType.Float32).sub(_mean).div(_deviation).MoveToOuterDisposeScope();
    }

    /// <summary>The logits (N, classes) of a normalised <paramref name="input"/> (N, 3, H, W).</summary>
    public Tensor Forward(Tensor input)
    {
        using IDisposable scope = NewDisposeScope();
        Tensor value = input;
        foreach (Layer layer in Layers)
        {
            value = layer.Forward(value);
        }

        return value.MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Passes a normalised <paramref name="input"/> (N, 3, H, W) on and keeps every layer's input; no autograd.
    /// </summary>
    public ForwardTrace Trace(Tensor input)
    {
        using IDisposable inference = no_grad();
        var values = new Tensor[Layers.Count + 1];
        values[0] = input.alias().DetachFromDisposeScope();
        for (int i = 0; i < Layers.Count; i++)
        {
            values[i + 1] = Layers[i].Forward(values[i]).DetachFromDisposeScope();
        }

        return new ForwardTrace(values);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor parameter in Parameters.Select(p => p.Value))
        {
            parameter.Dispose();
        }

        _mean.Dispose();
        _deviation.Dispose();
    }

    private static Tensor ChannelColumn(IReadOnlyList<float> values) =>
        tensor([.. values.Select(value => 255 * value)], [values.Count, 1, 1]).DetachFromDisposeScope();
}
