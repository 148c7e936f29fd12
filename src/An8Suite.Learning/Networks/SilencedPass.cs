using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>Passes the stored activations of one batch on, with channels replaced behind given layers.</summary>
/// <remarks>
/// Neither the network nor the trace changes, so there is nothing to undo. Only layers behind the first replacement are
/// passed again; layers that read nothing changed keep their stored outputs.
/// </remarks>
/// <param name="network">Whose layers are passed.</param>
/// <param name="trace">A pass of it.</param>
internal sealed class SilencedPass(Network network, ForwardTrace trace)
{
    /// <summary>The logits (N, classes); the caller disposes them.</summary>
    /// <param name="replacements">By the layer behind whose output they act.</param>
    public Tensor Logits(IReadOnlyDictionary<int, ChannelReplacement> replacements)
    {
        using IDisposable inference = no_grad();
        using DisposeScope scope = NewDisposeScope();
        var changed = new Tensor?[network.Layers.Count];
        for (int layer = 0; layer < changed.Length; layer++)
        {
            Pass(layer, changed, replacements.GetValueOrDefault(layer));
        }

        return (changed[^1] ?? trace.Logits.alias()).MoveToOuterDisposeScope();
    }

    private void Pass(int layer, Tensor?[] changed, ChannelReplacement? replacement)
    {
        IReadOnlyList<int> reads = network.Wiring.ReadsOf(layer);
        Tensor? Changed(int read) => read == Wiring.Input ? null : changed[read];
        Tensor? output = reads.Any(read => Changed(read) is not null)
            ? network.Layers[layer].Forward([.. reads.Select(read => Changed(read) ?? trace.OutputOf(read))])
            : null;
        changed[layer] = replacement is null ? output : replacement.Apply(output ?? trace.OutputOf(layer));
        foreach (int read in reads.Distinct().Where(read => network.Wiring.IsLastReader(layer, read)))
        {
            changed[read]?.Dispose();
        }
    }
}
