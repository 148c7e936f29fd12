using An8Suite.Learning.Shapes;
using static TorchSharp.torch;

namespace An8Suite.Learning.Convolutions;

/// <summary>
/// The one door to libtorch's convolutions: a way through it is taken once it was seen to give right sums.
/// </summary>
/// <remarks>
/// libtorch's oneDNN sums wrongly on some processors. Known: where CPUID tells no cache sizes, as in some virtual
/// machines on AMD processors, oneDNN 3.7 takes a cache for one byte, splits loops that end in part of a block, and
/// loses such ends when it lays channels out in blocks of 8 to 64 (its issue 5313 tells the same of another processor).
/// What is left in the block is whatever the memory held. Not a list of processors but <see cref="ConvolutionTrial"/>
/// finds out, once a process and shape.
/// </remarks>
public static class Convolve
{
    private static readonly ConvolutionWays Ways = new(new LibTorchConvolution());

    /// <summary>One line for people once a convolution could not go libtorch's own way; null before.</summary>
    public static string? Note => Ways.Note;

    /// <summary>How convolutions are computed here, in few words, for records.</summary>
    public static string Summary => Ways.Summary;

    /// <summary>
    /// Convolutions known to be wrong on some processor, and how many are tried: where any is wrong here, all take
    /// surer ways.
    /// </summary>
    public static (IReadOnlyList<string> Wrong, int Count) Check => (
        [.. Ways.Check.Wrong.Select(wrong => FormattableString.Invariant(
            $"{wrong.Shape}: ")
                + (double.IsFinite(wrong.Error)
                    ? FormattableString.Invariant($"relative error {wrong.Error:0.####}")
                    : "not finite"))],
        ConvolutionCheck.Count);

    /// <summary>
    /// (N, C, H, W) to (N, O, H', W'), H' = floor((H + top + bottom - F_y) / stride) + 1; autograd runs through it.
    /// </summary>
    /// <param name="input">Of any layout in memory.</param>
    /// <param name="weight">(O, C / groups, F_y, F_x).</param>
    /// <param name="bias">(O), or null.</param>
    /// <param name="stride">The step between windows.</param>
    /// <param name="padding">Zeros around the input; negative where rows or columns are left out.</param>
    /// <param name="groups">Runs of channels that see only runs of outputs.</param>
    /// <exception cref="Core.MissingComponentException">No way gives right sums on this machine.</exception>
    public static Tensor Forward(
        Tensor input, Tensor weight, Tensor? bias, Extent stride, ZeroPadding padding, int groups = 1)
    {
        if (padding.IsSymmetric && padding.Top >= 0 && padding.Left >= 0)
        {
            return Ways.Forward(
                new ConvolutionCall(input, weight, bias, stride, new Extent(padding.Top, padding.Left), groups));
        }

        using Tensor padded = nn.functional.pad(input, [padding.Left, padding.Right, padding.Top, padding.Bottom]);
        return Ways.Forward(new ConvolutionCall(padded, weight, bias, stride, new Extent(0, 0), groups));
    }
}
