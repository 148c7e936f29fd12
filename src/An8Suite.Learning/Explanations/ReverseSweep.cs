using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations;

/// <summary>
/// Walks a network's graph backwards over one forward trace, carrying many start signals of many images at once.
/// </summary>
/// <remarks>
/// A start signal joins the batch when the walk reaches its layer, or the layer below where it is no longer one
/// channel, so signals of different layers share the way down. Borrows the network and the trace and changes neither;
/// disposing frees only what it has cached. Not for several threads at once.
/// </remarks>
/// <param name="network">Its graph is what is walked.</param>
/// <param name="trace">The stored activations of the images.</param>
/// <param name="chunkSize">
/// How many signals are carried at once, at most: fewer where the network is wide, so that a signal's tensor stays
/// small.
/// </param>
public sealed class ReverseSweep(
    Network network, ForwardTrace trace, int chunkSize = ReverseSweep.DefaultChunkSize) : IDisposable
{
    /// <summary>How many signals are carried at once unless told otherwise.</summary>
    public const int DefaultChunkSize = 64;

    // Larger tensors do not go faster, and a wide network's would take gigabytes.
    private const long WidestSignalBytes = 16L << 20;
    private const int SmallestChunk = 4;

    private readonly Dictionary<int, Tensor> _switches = [];
    private readonly ChannelStart _beginning = new(network, trace);

    /// <summary>What methods keep of this trace for each other.</summary>
    internal BatchMemo Memo { get; } = new();

    /// <summary>
    /// The signals at the network's input, (starts, C, H, W), in the order of <paramref name="starts"/>.
    /// </summary>
    public Tensor ToInput(IReadOnlyList<StartSignal> starts, BackwardRules rules) => To(-1, starts, rules);

    /// <summary>
    /// The signals at the output of <paramref name="layer"/>, (starts, ...), in the order of <paramref name="starts"/>.
    /// </summary>
    public Tensor ToOutputOf(int layer, IReadOnlyList<StartSignal> starts, BackwardRules rules) =>
        To(layer, starts, rules);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor switches in _switches.Values)
        {
            switches.Dispose();
        }

        _switches.Clear();
        Memo.Dispose();
    }

    private int ChunkSize()
    {
        long widest = Enumerable.Range(-1, trace.LayerCount + 1)
            .Max(layer => trace.OutputOf(layer).numel() / trace.OutputOf(layer).shape[0] * sizeof(float));
        return (int)Math.Min(chunkSize, Math.Max(SmallestChunk, WidestSignalBytes / widest));
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
        int[] entries = [.. starts.Select(start => _beginning.EntryOf(start.Layer, stop, rules))];
        int[] order = [.. Enumerable.Range(0, starts.Count)
            .OrderByDescending(i => entries[i]).ThenByDescending(i => starts[i].Layer).ThenBy(i => starts[i].Channel)];
        Tensor[] chunks = [.. order.Chunk(ChunkSize()).Select(chunk =>
            Walk(stop, [.. chunk.Select(i => starts[i])], [.. chunk.Select(i => entries[i])], rules))];
        long[] places = new long[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            places[order[i]] = i;
        }

        return cat(chunks).index_select(0, tensor(places, device: chunks[0].device)).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// One chunk, sorted by <paramref name="entries"/>, where the starts join, from the last layer to the first.
    /// </summary>
    /// <remarks>
    /// Row r of every signal belongs to start r. A signal that was made before later starts joined has fewer rows;
    /// those it lacks are zero, since a start reaches no layer before its entry comes up.
    /// </remarks>
    private Tensor Walk(int stop, StartSignal[] starts, int[] entries, BackwardRules rules)
    {
        using DisposeScope scope = NewDisposeScope();
        var pending = new Dictionary<int, Tensor>(); // by layer, the signal at its output
        long[] images = [.. starts.Select(start => (long)start.Image)];
        int joined = 0;
        for (int layer = network.Layers.Count - 1; ; layer--)
        {
            int waiting = Array.FindIndex(entries, joined, entry => entry < layer);
            StartSignal[] joining = starts[joined..(waiting < 0 ? starts.Length : waiting)];
            if (joining.Length > 0)
            {
                Tensor begun = _beginning.Begin(layer, joining, rules);
                pending[layer] = joined == 0 ? begun
                    : cat([Widened(pending.GetValueOrDefault(layer), joined, begun), begun]);
                joined += joining.Length;
            }

            if (layer == stop)
            {
                return Widened(pending.GetValueOrDefault(layer), starts.Length, trace.OutputOf(layer))
                    .MoveToOuterDisposeScope();
            }

            using Tensor? signal = pending.GetValueOrDefault(layer);
            if (signal is not null)
            {
                PassOn(layer, signal, images.AsSpan(0, (int)signal.shape[0]), rules, pending);
            }
        }
    }

    /// <summary>Sends the signal at a layer's output to the layers it read, adding to what has arrived there.</summary>
    private void PassOn(
        int layer, Tensor signal, ReadOnlySpan<long> images, BackwardRules rules, Dictionary<int, Tensor> pending)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] backs = Back(layer, signal, images, rules);
        foreach ((int read, Tensor signalThere) in network.Wiring.ReadsOf(layer).Zip(backs))
        {
            Tensor back = signalThere;
            if (pending.TryGetValue(read, out Tensor? arrived))
            {
                int rows = (int)Math.Max(arrived.shape[0], back.shape[0]);
                back = Widened(arrived, rows, back) + Widened(back, rows, back);
                arrived.Dispose();
            }

            pending[read] = back.MoveToOuterDisposeScope();
        }
    }

    /// <summary>
    /// <paramref name="signal"/> with rows of zeros below it; all zeros, of the shape of <paramref name="like"/>, where
    /// there is none.
    /// </summary>
    private static Tensor Widened(Tensor? signal, int rows, Tensor like)
    {
        if (signal is not null && signal.shape[0] == rows)
        {
            return signal.alias();
        }

        using DisposeScope scope = NewDisposeScope();
        long missing = rows - (signal?.shape[0] ?? 0);
        Tensor none = zeros([missing, .. like.shape[1..]], dtype: like.dtype, device: like.device);
        return (signal is null ? none.alias() : cat([signal, none])).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// From the output of a layer to each layer it read; <paramref name="images"/> says whose signal each one is.
    /// </summary>
    private Tensor[] Back(int layer, Tensor signal, ReadOnlySpan<long> images, BackwardRules rules)
    {
        using DisposeScope scope = NewDisposeScope();
        var visit = new LayerVisit(network, trace, layer, signal, images.ToArray());
        Tensor[] backs = rules.Layer?.Invoke(visit) ?? (network.Layers[layer] is MaxPool pool
            ? [MaxPoolBackward.Of(signal, visit.OfImages(SwitchesOf(layer, pool)), visit.Rows, visit.Columns)]
            : Derivatives.Of(visit, rules));
        return [.. backs.Select(back => back.MoveToOuterDisposeScope())];
    }

    private Tensor SwitchesOf(int layer, MaxPool pool)
    {
        if (!_switches.TryGetValue(layer, out Tensor? switches))
        {
            switches = MaxPoolBackward.Switches(pool, trace.InputOf(layer)).DetachFromDisposeScope();
            _switches.Add(layer, switches);
        }

        return switches;
    }

    private void Check(StartSignal start, int stop)
    {
        if (start.Layer < stop || start.Layer >= network.Layers.Count)
        {
            throw new ArgumentException(
                $"a signal starts at layer {start.Layer}; expected {Math.Max(stop, 0)} to {network.Layers.Count - 1}");
        }

        long count = trace.Logits.shape[0];
        int channels = LayerRoles.ChannelCount(network, trace, start.Layer);
        if (start.Image < 0 || start.Image >= count || start.Channel < 0 || start.Channel >= channels)
        {
            throw new ArgumentException(
                $"a signal starts at image {start.Image}, channel {start.Channel} of layer "
                + $"'{network.Layers[start.Layer].Name}', which holds {count} images of {channels} channels");
        }
    }
}
