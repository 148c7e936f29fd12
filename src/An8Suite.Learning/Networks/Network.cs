using System.Globalization;
using An8Suite.Core;
using An8Suite.Learning.Native;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>A small graph of layers from normalised pixels to logits; most are plain lists.</summary>
/// <remarks>Owns the layers' tensors. Parameters ask for gradients only while a trainer runs.</remarks>
public sealed class Network : IDisposable
{
    private readonly Tensor _mean; // (3, 1, 1), in units of a byte
    private readonly Tensor _deviation; // (3, 1, 1), in units of a byte

    /// <summary>
    /// Takes over <paramref name="layers"/>, each after those it reads; the last one gives one logit a class.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// Two layers of one name, or one that reads a layer that is not before it.
    /// </exception>
    public Network(NetworkDescription description, IReadOnlyList<Layer> layers)
    {
        (Description, Layers, Wiring) = (description, layers, new Wiring(layers));
        _mean = ChannelColumn(description.Normalization.Mean);
        _deviation = ChannelColumn(description.Normalization.Deviation);
        foreach (Tensor value in Tensors)
        {
            value.DetachFromDisposeScope();
        }
    }

    /// <summary>Architecture, input size, class names and normalisation.</summary>
    public NetworkDescription Description { get; }

    /// <summary>
    /// Whether a checkpoint must say its layers, because no architecture of the suite describes them.
    /// </summary>
    public bool IsGraph { get; init; }

    /// <summary>
    /// The layer that <see cref="LastFeatureLayer"/> is, where its own rule would take another; null for the rule.
    /// </summary>
    public string? FeatureLayer { get; init; }

    /// <summary>Whether nothing of it is seen but its logits.</summary>
    public bool IsBlackBox => Layers.Any(layer => layer.IsBlackBox);

    /// <summary>In forward order.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>Which layers each layer reads.</summary>
    public Wiring Wiring { get; }

    /// <summary>Every learnt tensor under its key in the state dict: the layer's key, a dot, weight or bias.</summary>
    public IEnumerable<(string Key, Tensor Value)> Parameters =>
        Layers.SelectMany((layer, place) => layer.Parameters.Select(p => (KeyOf(place, p.Name), p.Value)));

    /// <summary>Every tensor of the state dict, learnt or not, under its key.</summary>
    public IEnumerable<(string Key, Tensor Value)> State => Layers.SelectMany((layer, place) =>
        layer.Parameters.Concat(layer.Buffers).Select(p => (KeyOf(place, p.Name), p.Value)));

    /// <summary>
    /// What the tensors of layer <paramref name="layer"/> are called in the state dict, before the dot.
    /// </summary>
    public string StateKeyOf(int layer) => Layers[layer].StateKey ?? layer.ToString(CultureInfo.InvariantCulture);

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
    /// The last place where features still have a position: what the last global average pooling takes in; the tokens
    /// before the last attention; or the last convolution, with the normalisation, sum and ReLU that follow it. Null
    /// where there is none of them.
    /// </summary>
    public int? LastFeatureLayer
    {
        get
        {
            if (FeatureLayer is not null)
            {
                return IndexOf(FeatureLayer);
            }

            int pool = Layers.ToList().FindLastIndex(layer => layer is AdaptiveAveragePool { IsGlobal: true });
            if (pool >= 0 && Wiring.ReadsOf(pool)[0] is >= 0 and int pooled)
            {
                return pooled;
            }

            if (LayerRoles.Attentions(this) is [.., int attention])
            {
                return LayerRoles.TokensBefore(this, attention);
            }

            int layer = Layers.ToList().FindLastIndex(layer => layer is Convolution);
            while (layer >= 0 && Wiring.OnlyReader(layer) is int next
                && (Layers[next] is BatchNorm or Addition || LayerRoles.IsActivation(Layers[next])))
            {
                layer = Wiring.OnlyReader(layer)!.Value;
            }

            return layer < 0 ? null : layer;
        }
    }

    /// <summary>
    /// Scales <paramref name="bytes"/> (N, 3, H, W), 0 to 255, to the first layer's input, keeping the memory order.
    /// </summary>
    public Tensor Normalize(Tensor bytes)
    {
        using IDisposable scope = NewDisposeScope();
        return bytes.to(_mean.device).to(ScalarType.Float32).sub(_mean).div(_deviation).MoveToOuterDisposeScope();
    }

    /// <summary>The logits (N, classes) of a normalised <paramref name="input"/> (N, 3, H, W).</summary>
    public Tensor Forward(Tensor input) => Pass(input, (layer, inputs) => layer.Forward(inputs));

    /// <summary>The logits (N, classes) of a normalised <paramref name="input"/> (N, 3, H, W) while training.</summary>
    public Tensor Train(Tensor input, TrainingPass pass) => Pass(input, (layer, inputs) => layer.Train(pass, inputs));

    /// <summary>
    /// Passes a normalised <paramref name="input"/> (N, 3, H, W) on and keeps every layer's output; no autograd.
    /// </summary>
    public ForwardTrace Trace(Tensor input)
    {
        using IDisposable inference = no_grad();
        var outputs = new Tensor[Layers.Count];
        for (int layer = 0; layer < outputs.Length; layer++)
        {
            outputs[layer] = Layers[layer].Forward(InputsOf(layer, input, outputs)).DetachFromDisposeScope();
        }

        return new ForwardTrace(Wiring, input.alias().DetachFromDisposeScope(), outputs);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor value in Tensors)
        {
            value.Dispose();
        }

        foreach (IDisposable layer in Layers.OfType<IDisposable>())
        {
            layer.Dispose();
        }

        _mean.Dispose();
        _deviation.Dispose();
    }

    /// <summary>Of a tensor of a layer; one without a name of its own is called as the layer is.</summary>
    private string KeyOf(int layer, string tensor) =>
        tensor.Length == 0 ? StateKeyOf(layer) : $"{StateKeyOf(layer)}.{tensor}";

    private IEnumerable<Tensor> Tensors =>
        State.Select(entry => entry.Value).Concat(Layers.SelectMany(layer => layer.Constants));

    private Tensor Pass(Tensor input, Func<Layer, Tensor[], Tensor> through)
    {
        using IDisposable scope = NewDisposeScope();
        var outputs = new Tensor[Layers.Count];
        for (int layer = 0; layer < outputs.Length; layer++)
        {
            outputs[layer] = through(Layers[layer], InputsOf(layer, input, outputs));

            // What autograd needs it holds itself; without it, memory is that of the widest place, not of the whole
            // network.
            foreach (int read in Wiring.ReadsOf(layer).Distinct().Where(read => Wiring.IsLastReader(layer, read)))
            {
                outputs[read].Dispose();
            }
        }

        return outputs[^1].MoveToOuterDisposeScope();
    }

    private Tensor[] InputsOf(int layer, Tensor input, Tensor[] outputs) =>
        [.. Wiring.ReadsOf(layer).Select(read => read == Wiring.Input ? input : outputs[read])];

    private static Tensor ChannelColumn(IReadOnlyList<float> values) =>
        tensor([.. values.Select(value => 255 * value)], [values.Count, 1, 1], device: LibTorch.Device)
            .DetachFromDisposeScope();
}
