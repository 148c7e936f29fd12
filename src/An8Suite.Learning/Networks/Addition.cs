using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>The sum of two layers' outputs: where a residual block takes its shortcut back in.</summary>
internal sealed class Addition : Layer
{
    /// <summary>The sum of the layers called <paramref name="first"/> and <paramref name="second"/>.</summary>
    public Addition(string name, string first, string second)
        : base(name)
    {
        Reads = [first, second];
    }

    /// <summary>Two tensors of one shape to their sum.</summary>
    public override Tensor Forward(params ReadOnlySpan<Tensor> inputs) => inputs[0] + inputs[1];
}
