using An8Suite.Core;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Sanity;

/// <summary>
/// Draws weights of a network anew and puts the old ones back when it is disposed, also when something throws.
/// </summary>
/// <remarks>
/// A stage is a convolution or fully connected layer with the normalisation that follows it. Its weights are drawn as
/// those of a new network are (He et al. 2015), its biases become 0, and the normalisation's tensors what they are in a
/// new network. Not for several at once on one network.
/// </remarks>
public sealed class WeightRandomization : IDisposable
{
    private readonly Network _network;
    private readonly WeightSnapshot _snapshot;
    private readonly int[][] _stages;

    /// <summary>Copies the weights of <paramref name="network"/>, which it borrows.</summary>
    public WeightRandomization(Network network)
    {
        (_network, _stages) = (network, StagesOf(network));
        _snapshot = new WeightSnapshot([.. network.State.Select(entry => entry.Value)]);
    }

    /// <summary>The names of a network's stages, from the input on.</summary>
    public static IReadOnlyList<string> Names(Network network) =>
        [.. StagesOf(network).Select(stage => network.Layers[stage[0]].Name)];

    /// <summary>Draws one stage anew; the same seed gives the same weights, whatever was drawn before.</summary>
    /// <param name="stage">From 0, in the order of <see cref="Names"/>.</param>
    /// <param name="seed">Not that of a training: a network's first weights must not come back.</param>
    public void Randomize(int stage, ulong seed)
    {
        ulong own = new CounterRandom(seed, "randomized-weights", 0).NextUInt64();
        using IDisposable inference = no_grad();
        using DisposeScope scope = NewDisposeScope();
        foreach (int place in _stages[stage])
        {
            Layer layer = _network.Layers[place];
            if (layer is BatchNorm norm)
            {
                Reset(norm);
                continue;
            }

            foreach ((string name, Tensor value) in layer.Parameters)
            {
                if (name == "weight")
                {
                    value.copy_(KaimingInitialization.Weight(own, layer.Name, value.shape));
                }
                else
                {
                    value.zero_();
                }
            }
        }
    }

    /// <summary>Puts all weights back.</summary>
    public void Restore() => _snapshot.Restore();

    /// <inheritdoc/>
    public void Dispose()
    {
        _snapshot.Restore();
        _snapshot.Dispose();
    }

    private static void Reset(BatchNorm norm)
    {
        norm.Weight.copy_(ones_like(norm.Weight));
        norm.Bias.zero_();
        norm.RunningMean.zero_();
        norm.RunningVariance.copy_(ones_like(norm.RunningVariance));
    }

    private static int[][] StagesOf(Network network) =>
    [
        .. Enumerable.Range(0, network.Layers.Count)
            .Where(place => network.Layers[place] is Convolution or BCosConvolution or Linear)
            .Select(place => network.Wiring.OnlyReader(place) is int next && network.Layers[next] is BatchNorm
                ? new[] { place, next }
                : [place]),
    ];
}
