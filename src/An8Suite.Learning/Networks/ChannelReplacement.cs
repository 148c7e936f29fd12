using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>Which channels of one layer's output are replaced, image by image: output times keep, plus fill.</summary>
/// <param name="Keep">
/// (N, C, 1, 1), or (N, C) without positions: 1 where a channel stays, 0 where it is replaced.
/// </param>
/// <param name="Fill">The same shape: what takes its place, 0 where the channel stays; null for zeros.</param>
internal sealed record ChannelReplacement(Tensor Keep, Tensor? Fill)
{
    /// <summary>The changed output; <paramref name="output"/> stays as it is.</summary>
    internal Tensor Apply(Tensor output)
    {
        Tensor kept = output.mul(Keep);
        return Fill is null ? kept : kept.add_(Fill);
    }
}
