using An8Suite.Learning.Networks.Graphs;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>What the layers of a network are to those who look for features, by what stands around them.</summary>
internal static class LayerRoles
{
    /// <summary>Whether it is a layer's nonlinearity, a ReLU or its like, or layer and nonlinearity; no gate.</summary>
    public static bool IsActivation(Layer layer) =>
        layer is Relu or BCosConvolution or Operation { Kind.IsActivation: true };

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

    /// <summary>Whether the channels are the last axis of a layer's output, as of tokens (N, T, C).</summary>
    public static bool HasChannelsLast(Network network, int layer) => ChannelsFromEnd(network, layer) == -1;

    /// <summary>
    /// The axis of the channels in the output of <paramref name="layer"/>, which has <paramref name="rank"/> axes.
    /// </summary>
    public static int ChannelAxis(Network network, int layer, long rank) =>
        rank > 2 ? (int)Math.Max(1, rank + ChannelsFromEnd(network, layer)) : 1;

    /// <summary>The axis of the channels in what <paramref name="layer"/> put out.</summary>
    public static int ChannelAxis(Network network, ForwardTrace trace, int layer) =>
        ChannelAxis(network, layer, trace.OutputOf(layer).dim());

    /// <summary>How many channels <paramref name="layer"/> put out.</summary>
    public static int ChannelCount(Network network, ForwardTrace trace, int layer) =>
        (int)trace.OutputOf(layer).shape[ChannelAxis(network, trace, layer)];

    /// <summary>
    /// The sum over positions of values of the shape of a layer's output, (N, K); values without positions themselves.
    /// </summary>
    public static Tensor SumOverPositions(Network network, int layer, Tensor values)
    {
        int channels = ChannelAxis(network, layer, values.dim());
        long[] positions = [.. Enumerable.Range(1, (int)values.dim() - 1).Where(axis => axis != channels)
            .Select(axis => (long)axis)];
        return positions.Length > 0 ? values.sum(positions) : values.alias();
    }

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

    /// <summary>
    /// The axis of the channels, counted from the end, which is the same for one image and for many: -1 of what fully
    /// connected layers and layer normalisations put out, -3 of convolutions, moved by what lays values out anew.
    /// </summary>
    private static int ChannelsFromEnd(Network network, int layer)
    {
        if (layer < 0 || network.Layers[layer] is Convolution)
        {
            return -3;
        }

        if (network.Layers[layer] is Linear or Flatten || IsLayerNorm(network.Layers[layer]))
        {
            return -1;
        }

        int before = ChannelsFromEnd(network, network.Wiring.ReadsOf(layer)[0]);
        return network.Layers[layer] switch
        {
            Operation { Kind.Name: "transpose" } moved => Moved(moved.Numbers["perm"], before),
            Operation { Kind.Name: "reshape" } laid => Laid(laid.OperandShapes[0], laid.OutputShape, before),
            _ => before,
        };
    }

    private static int Moved(double[] order, int before)
    {
        int place = Array.IndexOf(order, order.Length + before);
        return place < 0 ? -1 : place - order.Length;
    }

    /// <summary>The axis of the same length with as many values before it; the last where there is none.</summary>
    private static int Laid(long[] from, IReadOnlyList<long> to, int before)
    {
        int channels = from.Length + before;
        if (channels < 0)
        {
            return -1;
        }

        long ahead = from[..channels].Aggregate(1L, (a, b) => a * b);
        long found = 1;
        for (int axis = 0; axis < to.Count; found *= to[axis++])
        {
            if (found == ahead && to[axis] == from[channels])
            {
                return axis - to.Count;
            }
        }

        return -1;
    }

    private static bool IsLayerNorm(Layer layer) => layer is Operation { Kind.Name: "layer-norm" };
}
