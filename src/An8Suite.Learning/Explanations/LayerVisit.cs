using An8Suite.Learning.Networks;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations;

/// <summary>A backward pass at one layer: the signals at its output, and what the layer saw and put out.</summary>
/// <remarks>
/// One row a signal, each of one image of the trace. What it hands out lives in the dispose scope that is open.
/// </remarks>
/// <param name="network">The network.</param>
/// <param name="trace">The pass whose values are stored.</param>
/// <param name="place">The layer's.</param>
/// <param name="signal">The signals at the layer's output, (signals, ...).</param>
/// <param name="images">Whose signal each one is.</param>
internal sealed class LayerVisit(Network network, ForwardTrace trace, int place, Tensor signal, long[] images)
{
    private readonly bool _inOrder = images.Length == trace.NetworkInput.shape[0]
        && Enumerable.Range(0, images.Length).All(i => images[i] == i);

    /// <summary>The layer.</summary>
    public Layer Layer => network.Layers[place];

    /// <summary>Its place in the network.</summary>
    public int Place => place;

    /// <summary>The network it is in.</summary>
    public Network Network => network;

    /// <summary>The signals at the layer's output, (signals, ...).</summary>
    public Tensor Signal => signal;

    /// <summary>The places of the layers it read.</summary>
    public IReadOnlyList<int> Reads => network.Wiring.ReadsOf(place);

    /// <summary>Rows of what it read first, where that has any.</summary>
    public int Rows => (int)trace.InputOf(place).shape[2];

    /// <summary>Columns of what it read first, where that has any.</summary>
    public int Columns => (int)trace.InputOf(place).shape[3];

    /// <summary>What the layer saw, a row a signal: of the layer it read first, or after that.</summary>
    public Tensor Input(int read = 0) => OfImages(trace.OutputOf(Reads[read]));

    /// <summary>What the layer put out, a row a signal.</summary>
    public Tensor Output() => OutputOf(place);

    /// <summary>What another layer put out, a row a signal.</summary>
    public Tensor OutputOf(int layer) => OfImages(trace.OutputOf(layer));

    /// <summary>The shape of what it read, with as many rows as there are signals.</summary>
    public long[] InputShape(int read = 0) => [images.Length, .. trace.OutputOf(Reads[read]).shape[1..]];

    /// <summary>
    /// The values of every signal's image, of values of every image; no copy where that is one signal an image, in
    /// order.
    /// </summary>
    public Tensor OfImages(Tensor stored)
    {
        if (_inOrder)
        {
            return stored.alias();
        }

        using Tensor places = tensor(images, device: stored.device);
        return stored.index_select(0, places);
    }
}
