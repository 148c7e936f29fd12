using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>A fully connected layer, y = W x + b.</summary>
internal sealed class Linear : Layer
{
    /// <summary>Takes over <paramref name="weight"/> (outputs, inputs) and <paramref name="bias"/> (outputs).</summary>
    public Linear(string name, Tensor weight, Tensor bias)
        : base(name)
    {
        (Weight, Bias) = (weight, bias);
    }

    /// <summary>
    /// Whether it acts on every position of an image alone, as a transformer's do on tokens: its channels are the last
    /// axis then.
    /// </summary>
    public bool PerPosition { get; init; }

    /// <summary>W, outputs x inputs.</summary>
    public Tensor Weight { get; }

    /// <summary>b, one value an output.</summary>
    public Tensor Bias { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, Tensor Value)> Parameters => [("weight", Weight), ("bias", Bias)];

    /// <summary>(N, ..., inputs) to (N, ..., outputs).</summary>
    public override Tensor Forward(params ReadOnlySpan<Tensor> inputs) => nn.functional.linear(inputs[0], Weight, Bias);
}
