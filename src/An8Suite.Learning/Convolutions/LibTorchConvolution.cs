using An8Suite.Learning.Native;
using static TorchSharp.torch;

namespace An8Suite.Learning.Convolutions;

/// <summary>
/// libtorch's convolution and its one switch; a second implementation stands in the tests, and sums wrongly.
/// </summary>
internal class LibTorchConvolution
{
    /// <summary>(N, C, H, W) to (N, O, H', W').</summary>
    public virtual Tensor Forward(ConvolutionCall call) => nn.functional.conv2d(
        call.Input,
        call.Weight,
        call.Bias,
        [call.Stride.Height, call.Stride.Width],
        [call.Padding.Height, call.Padding.Width],
        groups: call.Groups);

    /// <summary>
    /// Makes libtorch use its own code, for every thread and also for the backward passes of what was computed before.
    /// </summary>
    /// <returns>Whether this libtorch has the switch.</returns>
    public virtual bool TurnOffOneDnn() => OneDnnSwitch.TurnOff();
}
