using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>The input of every layer and the logits of one pass, for sweeps that go back over them.</summary>
/// <remarks>Owns its tensors. They are copies of nothing: the output of a layer is the input of the next.</remarks>
public sealed class ForwardTrace : IDisposable
{
    private readonly Tensor[] _values;

    /// <summary>
    /// Takes over <paramref name="values"/>: the network's input, then the output of every layer in order.
    /// </summary>
    public ForwardTrace(Tensor[] values)
    {
        _values = values;
    }

    /// <summary>How many layers were passed.</summary>
    public int LayerCount => _values.Length - 1;

    /// <summary>The logits (N, classes).</summary>
    public Tensor Logits => _values[^1];

    /// <summary>The normalised input of layer <paramref name="layer"/>, from 0.</summary>
    public Tensor InputOf(int layer) => _values[layer];

    /// <summary>The output of layer <paramref name="layer"/>, from 0.</summary>
    public Tensor OutputOf(int layer) => _values[layer + 1];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor value in _values)
        {
            value.Dispose();
        }
    }
}
