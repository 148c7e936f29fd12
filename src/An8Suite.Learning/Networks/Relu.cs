using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>The positive part of every value.</summary>
public sealed class Relu(string name) : Layer(name)
{
    /// <inheritdoc/>
    public override Tensor Forward(params ReadOnlySpan<Tensor> inputs) => nn.functional.relu(inputs[0]);
}
