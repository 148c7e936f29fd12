using An8Suite.Learning.Shapes;

namespace An8Suite.Learning.Convolutions;

/// <summary>What decides which code of libtorch a convolution ends in, as far as it is a property of a layer.</summary>
/// <param name="Channels">Summed over, C / groups.</param>
/// <param name="Outputs">Of one group, O / groups.</param>
/// <param name="Groups">1 for an ordinary convolution.</param>
/// <param name="Kernel">F_y x F_x.</param>
/// <param name="Stride">The step between windows.</param>
/// <param name="Padding">Zeros on either side.</param>
/// <param name="ChannelsLast">Whether the input lies in memory as (N, H, W, C).</param>
/// <param name="BackToInput">Whether autograd will go back to the input.</param>
internal readonly record struct ConvolutionShape(
    int Channels, int Outputs, int Groups, Extent Kernel, Extent Stride,
    Extent Padding, bool ChannelsLast, bool BackToInput)
{
    // So few are not laid out in blocks on the way forward.
    private const int FewChannels = 3;

    // Floats in the widest vector, AVX-512's. The strided way back to the input takes blocks of two of them.
    private int Block => Stride == Extent.Square(1) ? 16 : 32;

    private bool IsDepthwise => Channels == 1 && Outputs == 1;

    /// <summary>Channels that every group lacks for blocks without an empty end.</summary>
    internal int MissingChannels => IsDepthwise || (Channels <= FewChannels && !BackToInput) ? 0 : Missing(Channels);

    /// <summary>The same of outputs, over which only the way back to the input sums.</summary>
    internal int MissingOutputs => IsDepthwise || !BackToInput ? 0 : Missing(Outputs);

    /// <summary>Whether no block that is summed over ends empty.</summary>
    internal bool HasWholeBlocks => MissingChannels == 0 && MissingOutputs == 0;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{Channels * Groups} -> {Outputs * Groups} channels, kernel {Kernel.Height} x {Kernel.Width}, ")
        + FormattableString.Invariant($"stride {Stride.Height} x {Stride.Width}")
        + (Groups > 1 ? FormattableString.Invariant($", {Groups} groups") : "")
        + (ChannelsLast ? ", channels last" : "")
        + (BackToInput ? ", back to the input" : "");

    private int Missing(int count) => (Block - (count % Block)) % Block;
}
