using An8Suite.Learning.Networks;

namespace An8Suite.Learning.Responses;

/// <summary>Picks the layers whose outputs are recorded.</summary>
internal static class RecordedLayers
{
    /// <summary>The positions of the chosen layers, in forward order.</summary>
    /// <remarks>
    /// The classifier is the last <see cref="Linear"/> or B-cos transform; it and what follows it are left out.
    /// </remarks>
    public static int[] Of(Network network, LayerChoice choice)
    {
        IReadOnlyList<Layer> layers = network.Layers;
        int classifier = layers.ToList().FindLastIndex(layer => layer is Linear or BCosConvolution);
        int end = classifier < 0 ? layers.Count : classifier;
        return [.. Enumerable.Range(0, end).Where(i => !layers[i].IsBlackBox).Where(i => choice switch
        {
            LayerChoice.All => !LayerRoles.IsLayout(layers[i]),
            LayerChoice.ConvOnly => IsBlockEnd(network, i) && !IsFullyConnected(network, i),
            _ => IsBlockEnd(network, i),
        })];
    }

    /// <summary>
    /// An activation, or a convolution or fully connected layer that none follows. In a transformer, of the layers that
    /// act on tokens, the activation and the attention's output, which is added to what went into it.
    /// </summary>
    private static bool IsBlockEnd(Network network, int layer) => network.Layers[layer] switch
    {
        { } activation when LayerRoles.IsActivation(activation) => true,
        Linear { PerPosition: true } => IsAttentionOutput(network, layer),
        Convolution or Linear => !(Follower(network, layer) is { } next
            && (next is BatchNorm || LayerRoles.IsActivation(next))),
        _ => false,
    };

    private static bool IsAttentionOutput(Network network, int layer)
    {
        int from = network.Wiring.ReadsOf(layer)[0];
        while (from >= 0 && LayerRoles.IsLayout(network.Layers[from]))
        {
            from = network.Wiring.ReadsOf(from)[0];
        }

        int? to = network.Wiring.OnlyReader(layer);
        while (to is int place && LayerRoles.IsLayout(network.Layers[place]))
        {
            to = network.Wiring.OnlyReader(place);
        }

        return from >= 0 && !LayerRoles.IsActivation(network.Layers[from])
            && to is int reader && network.Layers[reader] is Addition;
    }

    /// <summary>Whether the values come from a fully connected layer that acts on whole images.</summary>
    public static bool IsFullyConnected(Network network, int layer) =>
        LayerRoles.ChannelsOf(network, layer) is Linear { PerPosition: false };

    private static Layer? Follower(Network network, int layer) =>
        network.Wiring.OnlyReader(layer) is int next ? network.Layers[next] : null;
}
