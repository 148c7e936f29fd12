using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>The network's input and the output of every layer of one pass, for sweeps that go back over them.</summary>
/// <remarks>
/// Owns its tensors. They are copies of nothing: the output of a layer is the input of those that read it.
/// </remarks>
public sealed class ForwardTrace : IDisposable
{
    private readonly Tensor _input;
    private readonly Tensor[] _outputs;
    private readonly Wiring _wiring;

    /// <summary>
    /// Takes over the network's <paramref name="input"/> and the <paramref name="outputs"/> of every layer in order.
    /// </summary>
    public ForwardTrace(Wiring wiring, Tensor input, Tensor[] outputs)
    {
        (_wiring, _input, _outputs) = (wiring, input, outputs);
    }

    /// <summary>How many layers were passed.</summary>
    public int LayerCount => _outputs.Length;

    /// <summary>The normalised images (N, 3, H, W).</summary>
    public Tensor NetworkInput => _input;

    /// <summary>The logits (N, classes).</summary>
    public Tensor Logits => _outputs[^1];

    /// <summary>What layer <paramref name="layer"/> read, from 0; the first where it read several.</summary>
    public Tensor InputOf(int layer) => OutputOf(_wiring.ReadsOf(layer)[0]);

    /// <summary>
    /// The output of layer <paramref name="layer"/>, from 0; of <see cref="Wiring.Input"/> the network's input.
    /// </summary>
    public Tensor OutputOf(int layer) => layer == Wiring.Input ? _input : _outputs[layer];

    /// <inheritdoc/>
    public void Dispose()
    {
        _input.Dispose();
        foreach (Tensor output in _outputs)
        {
            output.Dispose();
        }
    }
}
