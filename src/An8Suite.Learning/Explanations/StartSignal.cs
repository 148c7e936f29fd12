namespace An8Suite.Learning.Explanations;

/// <summary>
/// Where one backward pass begins: one channel of one layer's output, for one image; every other channel is zero.
/// </summary>
/// <param name="Image">The image's place in the forward trace.</param>
/// <param name="Layer">The layer's place in the network, from 0.</param>
/// <param name="Channel">The channel, or the neuron of a fully connected layer.</param>
/// <param name="Value">What the channel starts with.</param>
public readonly record struct StartSignal(int Image, int Layer, int Channel, StartValue Value)
{
    /// <summary>
    /// The derivative of the logit of <paramref name="label"/>: <paramref name="layer"/> is the network's last.
    /// </summary>
    public static StartSignal OfLogit(int image, int layer, int label) => new(image, layer, label, StartValue.One);

    /// <summary>The visualisation of a feature: its own activation map.</summary>
    public static StartSignal OfFeature(int image, int layer, int channel) =>
        new(image, layer, channel, StartValue.Activation);
}
