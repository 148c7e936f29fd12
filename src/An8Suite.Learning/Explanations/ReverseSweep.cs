using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations;

/// <summary>Walks a network's layers backwards over one forward trace, carrying many start signals of many images at once.</summary>
/// <remarks>
/// A start signal joins the batch when the walk reaches its layer, so signals of different layers share the way down.
/// Borrows the network and the trace and changes neither; disposing frees only the max-pool switches it has cached.
/// Not for several threads at once.
/// </remarks>
/// <param name="network">Its layer list is what is walked.</param>
/// <param name="trace">The stored activations of the images.</param>
/// <param name="chunkSize">How many signals are carried at once: memory grows with it.</param>
public sealed class ReverseSweep(Network network, ForwardTrace trace, int chunkSize = ReverseSweep.DefaultChunkSize) : IDisposable
{
    /// <summary>How many signals are carried at once unless told otherwise.</summary>
    public const int DefaultChunkSize = 64;

    private readonly Dictionary<int, Tensor> _switches = [];

    /// <summary>The signals at the network's input, (starts, C, H, W), in the order of <paramref name="starts"/>.</summary>
    public Tensor ToInput(IReadOnlyList<StartSignal> starts, BackwardRules rules) => To(-1, starts, rules);

    /// <summary>The signals at the output of <paramref name="layer"/>, (starts, ...), in the order of <paramref name="starts"/>.</summary>
    public Tensor ToOutputOf(int layer, IReadOnlyList<StartSignal> starts, BackwardRules rules) => To(layer, starts, rules);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor switches in _switches.Values)
        {
            switches.Dispose();
        }

        _switches.Clear();
    }

    private Tensor To(int stop, IReadOnlyList<StartSignal> starts, BackwardRules rules)
    {
        ArgumentOutOfRangeException.ThrowIfZero(starts.Count);
        foreach (StartSignal start in starts)
        {
            Check(start, stop);
        }

        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        int[] order = [.. Enumerable.Range(0, starts.Count).OrderByDescending(i => starts[i].Layer)];
        Tensor[] chunks = [.. order.Chunk(chunkSize).Select(chunk => Walk(stop, [.. chunk.Select(i => starts[i])], rules))];
        long[] places = new long[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            places[order[i]] = i;
        }

        return cat(chunks).index_select(0, tensor(places)).MoveToOuterDisposeScope();
    }

    /// <summary>One chunk; <paramref name="starts"/> are sorted from the last layer to the first.</summary>
    private Tensor Walk(int stop, StartSignal[] starts, BackwardRules rules)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor? signal = null;
        int joined = 0;
        for (int layer = network.Layers.Count - 1; ; layer--)
        {
            int waiting = Array.FindIndex(starts, joined, start => start.Layer < layer);
            StartSignal[] joining = starts[joined..(waiting < 0 ? starts.Length : waiting)];
            if (joining.Length > 0)
            {
                Tensor begun = Begin(layer, joining);
                signal = signal is null ? begun : cat([signal, begun]);
                joined += joining.Length;
            }

            if (layer == stop)
            {
                return signal!.MoveToOuterDisposeScope();
            }

            if (signal is not null)
            {
                Tensor above = signal;
                signal = Back(layer, above, [.. starts[..joined].Select(start => (long)start.Image)], rules);
                above.Dispose();
            }
        }
    }

    /// <summary>The start maps of signals that begin at the same layer, (starts, K, ...).</summary>
    private Tensor Begin(int layer, StartSignal[] starts)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar one = 1;
        Tensor output = trace.OutputOf(layer);
        Tensor maps = zeros([starts.Length, .. output.shape[1..]], dtype: output.dtype, device: output.device);
        for (int i = 0; i < starts.Length; i++)
        {
            StartSignal start = starts[i];
            Tensor channel = maps[i][start.Channel];
            if (start.Value == StartValue.One)
            {
                channel.fill_(one);
            }
            else
            {
                channel.copy_(output[start.Image][start.Channel]);
            }
        }

        return maps.MoveToOuterDisposeScope();
    }

    /// <summary>From the output of a layer to its input; <paramref name="images"/> says whose signal each one is.</summary>
    private Tensor Back(int layer, Tensor signal, long[] images, BackwardRules rules)
    {
        Tensor input = trace.InputOf(layer);
        switch (network.Layers[layer])
        {
            case Convolution convolution:
                return rules.Convolution(signal, convolution, new Extent((int)input.shape[2], (int)input.shape[3]));
            case Relu:
                using (Tensor seen = OfImages(input, images))
                {
                    return rules.Relu(signal, seen);
                }

            case MaxPool pool:
                using (Tensor switches = OfImages(SwitchesOf(layer, pool, input), images))
                {
                    return MaxPoolBackward.Of(signal, switches, input.shape[2], input.shape[3]);
                }

            case Linear linear:
                return signal.matmul(linear.Weight);
            case Flatten:
                return signal.reshape([signal.shape[0], .. input.shape[1..]]);
            default:
                throw new NotSupportedException(
                    $"no backward rule for layer '{network.Layers[layer].Name}' ({network.Layers[layer].GetType().Name})");
        }
    }

    private Tensor SwitchesOf(int layer, MaxPool pool, Tensor input)
    {
        if (!_switches.TryGetValue(layer, out Tensor? switches))
        {
            switches = MaxPoolBackward.Switches(pool, input).DetachFromDisposeScope();
            _switches.Add(layer, switches);
        }

        return switches;
    }

    private static Tensor OfImages(Tensor stored, long[] images)
    {
        using Tensor places = tensor(images);
        return stored.index_select(0, places);
    }

    private void Check(StartSignal start, int stop)
    {
        if (start.Layer < stop || start.Layer >= network.Layers.Count)
        {
            throw new ArgumentException($"a signal starts at layer {start.Layer}; expected {Math.Max(stop, 0)} to {network.Layers.Count - 1}");
        }

        long[] shape = trace.OutputOf(start.Layer).shape;
        if (start.Image < 0 || start.Image >= shape[0] || start.Channel < 0 || start.Channel >= shape[1])
        {
            throw new ArgumentException(
                $"a signal starts at image {start.Image}, channel {start.Channel} of layer "
                + $"'{network.Layers[start.Layer].Name}', which holds {shape[0]} images of {shape[1]} channels");
        }
    }
}
