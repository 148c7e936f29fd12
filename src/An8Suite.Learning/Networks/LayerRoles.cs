using An8Suite.Learning.Networks.Graphs;

namespace An8Suite.Learning.Networks;

/// <summary>What the layers of a network are to those who look for features, by what stands around them.</summary>
internal static class LayerRoles
{
    /// <summary>Whether it is the nonlinearity of a layer before it: a ReLU or one of its kind, no gate.</summary>
    public static bool IsActivation(Layer layer) => layer is Relu or Operation { Kind.IsActivation: true };

    /// <summary>Whether it only lays values out anew.</summary>
    public static bool IsLayout(Layer layer) => layer is Flatten or Dropout or Operation { Kind.IsLayout: true };

    /// <summary>
    /// The layer whose weights made the channels of <paramref name="layer"/>'s output: the nearest convolution, fully
    /// connected layer or layer normalisation on the way back along first inputs; null where there is none.
    /// </summary>
    public static Layer? ChannelsOf(Network network, int layer)
    {
        while (layer >= 0 && !(network.Layers[layer] is Linear or Convolution || IsLayerNorm(network.Layers[layer])))
        {
            layer = network.Wiring.ReadsOf(layer)[0];
        }

        return layer < 0 ? null : network.Layers[layer];
    }

    /// <summary>Whether channels are made and mixed along the last axis, as of tokens (N, T, C).</summary>
    public static bool HasChannelsLast(Network network, int layer) =>
        ChannelsOf(network, layer) is { } maker && (maker is Linear { PerPosition: true } || IsLayerNorm(maker));

    /// <summary>
    /// The axis of the channels in the output of <paramref name="layer"/>, which has <paramref name="rank"/> axes.
    /// </summary>
    public static int ChannelAxis(Network network, int layer, long rank) =>
        rank > 2 && HasChannelsLast(network, layer) ? (int)rank - 1 : 1;

    /// <summary>
    /// The softmax over the keys of every attention, in forward order: its output, (N, heads, T, T) or (N, T, T), is
    /// multiplied with values.
    /// </summary>
    public static IReadOnlyList<int> Attentions(Network network) =>
    [
        .. Enumerable.Range(0, network.Layers.Count).Where(place =>
            network.Layers[place] is Operation { Kind.Name: "softmax" } softmax
            && softmax.OutputShape is [.., long queries, long keys] && queries == keys && keys > 1
            && network.Wiring.OnlyReader(place) is int reader
            && network.Layers[reader] is Operation { Kind.Name: "matmul" }
            && network.Wiring.ReadsOf(reader)[0] == place),
    ];

    /// <summary>
    /// What the queries of an attention are made of: the tokens before its first fully connected layer.
    /// </summary>
    public static int? TokensBefore(Network network, int attention)
    {
        int layer = attention;
        while (layer >= 0 && network.Layers[layer] is not Linear)
        {
            layer = network.Wiring.ReadsOf(layer)[0];
        }

        while (layer >= 0 && (network.Layers[layer] is Linear || IsLayout(network.Layers[layer])))
        {
            layer = network.Wiring.ReadsOf(layer)[0];
        }

        return layer < 0 ? null : layer;
    }

    private static bool IsLayerNorm(Layer layer) => layer is Operation { Kind.Name: "layer-norm" };
}
