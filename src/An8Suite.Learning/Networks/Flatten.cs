using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>Lays the values of every image in one row: channel by channel, then row by row.</summary>
internal sealed class Flatten(string name) : Layer(name)
{
    /// <summary>(N, C, H, W) to (N, C H W).</summary>
    public override Tensor Forward(params ReadOnlySpan<Tensor> inputs) => inputs[0].flatten(1);
}
