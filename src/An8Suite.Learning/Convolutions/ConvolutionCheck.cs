using An8Suite.Learning.Shapes;

namespace An8Suite.Learning.Convolutions;

/// <summary>Convolutions that libtorch is known to get wrong on some processor, tried on this one.</summary>
/// <remarks>
/// Which code runs depends on the batch and the size of the images too, so a trial of a few windows proves little for
/// others: where one of these is wrong, only layouts are used in which no wrong sum was ever seen.
/// </remarks>
internal sealed class ConvolutionCheck
{
    private static readonly (ConvolutionShape Shape, int Batch, int Side)[] Known =
    [
        (Square(17, 32, 3, 1, false), 2, 20),
        (Square(33, 16, 5, 2, false), 3, 17),
        (Square(20, 50, 5, 1, false), 2, 12),
        (Square(16, 8, 3, 1, false), 2, 12),
        (Square(48, 32, 3, 2, false), 2, 14),
        (Square(256, 512, 1, 2, true), 5, 14),
        (Square(256, 512, 1, 1, true), 2, 7),
        (Square(42, 192, 5, 1, true), 2, 6),
    ];

    private readonly Lazy<(ConvolutionShape Shape, double Error)[]> _wrong;

    internal ConvolutionCheck(LibTorchConvolution convolution)
    {
        _wrong = new(() => [.. Known
            .Select(known => (known.Shape, ConvolutionTrial.Error(
                convolution.Forward, known.Shape, known.Batch, Extent.Square(known.Side))))
            .Where(tried => tried.Item2 > ConvolutionTrial.Tolerance)]);
    }

    /// <summary>How many there are.</summary>
    internal static int Count => Known.Length;

    /// <summary>Whether all of them are right.</summary>
    internal bool IsRight => Wrong.Count == 0;

    /// <summary>Those that are wrong, with their relative errors.</summary>
    internal IReadOnlyList<(ConvolutionShape Shape, double Error)> Wrong => _wrong.Value;

    private static ConvolutionShape Square(int channels, int outputs, int kernel, int stride, bool channelsLast) => new(
        channels, outputs, 1, Extent.Square(kernel), Extent.Square(stride),
        Extent.Square(kernel / 2), channelsLast, BackToInput: true);
}
