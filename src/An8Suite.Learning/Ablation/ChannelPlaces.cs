using An8Suite.Core;
using An8Suite.Core.Selection;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using static TorchSharp.torch;

namespace An8Suite.Learning.Ablation;

/// <summary>
/// Where the columns of a response table are in a network: the output of a layer, and a channel of it.
/// </summary>
public sealed class ChannelPlaces
{
    private readonly int[] _layers; // of every column
    private readonly int[] _channels; // of every column
    private readonly Dictionary<int, int> _channelCounts;
    private readonly Network _network;

    private ChannelPlaces(Network network, IReadOnlyList<Feature> features, Dictionary<int, int> channelCounts)
    {
        (_network, _channelCounts) = (network, channelCounts);
        _layers = [.. features.Select(feature => network.IndexOf(feature.Layer))];
        _channels = [.. features.Select(feature => feature.Channel)];
    }

    /// <summary>The recorded layers, in forward order.</summary>
    public IReadOnlyList<int> Layers => [.. _layers.Distinct().Order()];

    /// <summary>How many columns.</summary>
    public int Count => _layers.Length;

    /// <summary>The layer of a column.</summary>
    public int LayerOf(int column) => _layers[column];

    /// <summary>The channel of a column.</summary>
    public int ChannelOf(int column) => _channels[column];

    /// <summary>How many channels a layer's output has.</summary>
    public int ChannelCountOf(int layer) => _channelCounts[layer];

    /// <summary>The columns of a set of layers, rising.</summary>
    public int[] Columns(LayerSet set) =>
        [.. Enumerable.Range(0, Count)
            .Where(column => set == LayerSet.All || !RecordedLayers.IsFullyConnected(_network, _layers[column]))];

    /// <summary>
    /// Finds the features of a selection, which must be those that <paramref name="recorder"/> records of this network.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="recorder">With the options that the selection was recorded with.</param>
    /// <param name="features">The selection's.</param>
    /// <param name="trace">A pass over any image.</param>
    /// <exception cref="InputException">They are others.</exception>
    public static ChannelPlaces Of(
        Network network, ResponseRecorder recorder, IReadOnlyList<Feature> features, ForwardTrace trace)
    {
        Feature[] recorded = recorder.Features(trace);
        if (!recorded.SequenceEqual(features))
        {
            throw new InputException(
                $"the selection's {features.Count} features are not the {recorded.Length} that are "
                + "recorded of this network: select with the same network and response options");
        }

        Dictionary<int, int> counts = recorded.Select(feature => network.IndexOf(feature.Layer)).Distinct()
            .ToDictionary(layer => layer, layer => LayerRoles.ChannelCount(network, trace, layer));
        return new ChannelPlaces(network, features, counts);
    }

    /// <summary>What silences some columns of every image.</summary>
    /// <param name="silenced">The columns of every image of the batch.</param>
    /// <param name="trace">The batch.</param>
    /// <param name="means">What takes their place, one a column; null for zeros.</param>
    /// <returns>By layer; in the open dispose scope.</returns>
    internal Dictionary<int, ChannelReplacement> Replacements(
        IReadOnlyList<ArraySegment<int>> silenced, ForwardTrace trace, float[]? means)
    {
        int images = silenced.Count;
        Dictionary<int, (float[] Keep, float[] Fill)> masks = [];
        for (int image = 0; image < images; image++)
        {
            foreach (int column in silenced[image])
            {
                int layer = _layers[column];
                int channels = _channelCounts[layer];
                if (!masks.TryGetValue(layer, out (float[] Keep, float[] Fill) mask))
                {
                    masks[layer] = mask = (new float[images * channels], new float[images * channels]);
                    Array.Fill(mask.Keep, 1);
                }

                int place = (image * channels) + _channels[column];
                (mask.Keep[place], mask.Fill[place]) = (0, means?[column] ?? 0);
            }
        }

        return masks.ToDictionary(mask => mask.Key, mask =>
        {
            Tensor output = trace.OutputOf(mask.Key);
            long[] shape = [images, .. Enumerable.Repeat(1L, (int)output.dim() - 1)];
            shape[LayerRoles.ChannelAxis(_network, trace, mask.Key)] = _channelCounts[mask.Key];
            return new ChannelReplacement(
                tensor(mask.Value.Keep, shape, device: output.device),
                means is null ? null : tensor(mask.Value.Fill, shape, device: output.device));
        });
    }
}
