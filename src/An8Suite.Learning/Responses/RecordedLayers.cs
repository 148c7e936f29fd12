using An8Suite.Learning.Networks;

namespace An8Suite.Learning.Responses;

/// <summary>Picks the layers whose outputs are recorded.</summary>
internal static class RecordedLayers
{
    /// <summary>The positions of the chosen layers, in forward order.</summary>
    /// <remarks>The classifier is the last <see cref="Linear"/>; it and what follows it are left out.</remarks>
    public static int[] Of(Network network, LayerChoice choice)
    {
        IReadOnlyList<Layer> layers = network.Layers;
        int classifier = layers.ToList().FindLastIndex(layer => layer is Linear);
        int end = classifier < 0 ? layers.Count : classifier;
        return [.. Enumerable.Range(0, end).Where(i => choice switch
        {
            LayerChoice.All => layers[i] is not (Flatten or Dropout),
            LayerChoice.ConvOnly => IsBlockEnd(network, i) && !IsFullyConnected(network, i),
            _ => IsBlockEnd(network, i),
        })];
    }

    /// <summary>A ReLU, or a convolution or fully connected layer that none follows.</summary>
    private static bool IsBlockEnd(Network network, int layer) => network.Layers[layer] switch
    {
        Relu => true,
        Convolution or Linear => !(Follower(network, layer) is Relu or BatchNorm),
        _ => false,
    };

    /// <summary>Whether the values come from a fully connected layer.</summary>
    public static bool IsFullyConnected(Network network, int layer)
    {
        while (network.Layers[layer] is not (Linear or Convolution))
        {
            layer = network.Wiring.ReadsOf(layer)[0];
        }

        return network.Layers[layer] is Linear;
    }

    private static Layer? Follower(Network network, int layer) =>
        network.Wiring.OnlyReader(layer) is int next ? network.Layers[next] : null;
}
