using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations;

/// <summary>
/// The first steps of a start signal, as long as it is one channel: ReLUs look at that channel alone, and the first
/// convolution or fully connected layer needs that channel's slice of its weights, one part in O of the work.
/// </summary>
internal sealed class ChannelStart(Network network, ForwardTrace trace)
{
    /// <summary>
    /// The place at whose output a signal from <paramref name="layer"/> has all its channels: <paramref name="layer"/>
    /// itself where the short way does not apply, or would lead past <paramref name="stop"/>, or past a rule for whole
    /// layers.
    /// </summary>
    internal int EntryOf(int layer, int stop, BackwardRules rules)
    {
        if (rules.Layer is not null)
        {
            return layer;
        }

        int place = layer;
        while (place > stop && network.Layers[place] is Relu)
        {
            place = ReadBy(place);
        }

        return place > stop && network.Layers[place] is Convolution { Groups: 1 } or Linear ? ReadBy(place) : layer;
    }

    /// <summary>The signals at the output of <paramref name="entry"/>, (starts, C, ...).</summary>
    /// <param name="entry">The entry of all of <paramref name="starts"/>.</param>
    /// <param name="starts">Those of one layer and channel stand together.</param>
    /// <param name="rules">For the ReLUs and convolutions on the way.</param>
    internal Tensor Begin(int entry, StartSignal[] starts, BackwardRules rules)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] parts = [.. starts.GroupBy(start => (start.Layer, start.Channel, start.Value))
            .Select(alike => Begin(entry, [.. alike.Select(start => (long)start.Image)], alike.First(), rules))];
        return cat(parts).MoveToOuterDisposeScope();
    }

    private Tensor Begin(int entry, long[] images, StartSignal start, BackwardRules rules)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor places = tensor(images, device: trace.NetworkInput.device);
        int place = start.Layer;
        Tensor activations = ChannelOf(place, start.Channel, places);
        Tensor signal = start.Value == StartValue.One ? ones_like(activations) : activations; // (starts, 1, ...)
        if (entry == place)
        {
            Tensor all = zeros(
                [images.Length, .. trace.OutputOf(place).shape[1..]], dtype: signal.dtype, device: signal.device);
            all.narrow(AxisOf(place), start.Channel, 1).copy_(signal);
            return all.MoveToOuterDisposeScope();
        }

        while (network.Layers[place] is Relu)
        {
            place = ReadBy(place);
            signal = rules.Relu(signal, ChannelOf(place, start.Channel, places));
        }

        return Expanded(place, start.Channel, signal, rules).MoveToOuterDisposeScope();
    }

    /// <summary>From one channel of the layer's output to all of its input.</summary>
    private Tensor Expanded(int layer, int channel, Tensor signal, BackwardRules rules)
    {
        if (network.Layers[layer] is Linear linear)
        {
            return signal.matmul(linear.Weight.narrow(0, channel, 1));
        }

        var convolution = (Convolution)network.Layers[layer];
        var slice = new Convolution(
            convolution.Name, convolution.Weight.narrow(0, channel, 1), null, convolution.Stride, convolution.Padding)
        {
            Dilation = convolution.Dilation,
        };
        long[] seen = trace.InputOf(layer).shape;
        return rules.Convolution(signal, slice, new Extent((int)seen[2], (int)seen[3]));
    }

    private int ReadBy(int layer) => network.Wiring.ReadsOf(layer)[0];

    private int AxisOf(int layer) => LayerRoles.ChannelAxis(network, trace, layer);

    private Tensor ChannelOf(int layer, int channel, Tensor places)
    {
        using Tensor all = trace.OutputOf(layer).narrow(AxisOf(layer), channel, 1);
        return all.index_select(0, places);
    }
}
