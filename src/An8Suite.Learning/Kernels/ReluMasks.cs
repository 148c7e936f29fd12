using System.Numerics;
using static TorchSharp.torch;

namespace An8Suite.Learning.Kernels;

/// <summary>Signals at ReLUs in one pass over memory, where libtorch's operations take four.</summary>
/// <remarks>Multiplied by 1 and 0 as libtorch's are, so that the bits are the same, also of zeros.</remarks>
internal static class ReluMasks
{
    /// <summary>Whether both can be taken so.</summary>
    public static bool Fits(Tensor signal, Tensor input) =>
        TensorMemory.IsPlain(signal) && TensorMemory.IsPlain(input) && signal.shape.SequenceEqual(input.shape);

    /// <summary>d [x &gt; 0], or max(d, 0) [x &gt; 0] where signals below 0 are to be dropped.</summary>
    public static Tensor Of(Tensor signal, Tensor input, bool positiveAlone)
    {
        Tensor output = empty_like(signal);
        TensorMemory.InParts((int)signal.numel(), 1, (first, end) => Mask(
            TensorMemory.Floats(signal)[first..end],
            TensorMemory.Floats(input)[first..end],
            TensorMemory.Floats(output)[first..end],
            positiveAlone));
        return output;
    }

    private static void Mask(ReadOnlySpan<float> d, ReadOnlySpan<float> x, Span<float> result, bool positiveAlone)
    {
        int i = 0;
        for (; i <= d.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> signal = new(d[i..]);
            if (positiveAlone)
            {
                // What is not a number stays, for the map to be refused.
                signal = Vector.ConditionalSelect(
                    Vector.LessThan(signal, Vector<float>.Zero), Vector<float>.Zero, signal);
            }

            Vector<float> passes = Vector.ConditionalSelect(
                Vector.GreaterThan(new Vector<float>(x[i..]), Vector<float>.Zero),
                Vector<float>.One, Vector<float>.Zero);
            (signal * passes).CopyTo(result[i..]);
        }

        for (; i < d.Length; i++)
        {
            result[i] = (positiveAlone && d[i] < 0 ? 0 : d[i]) * (x[i] > 0 ? 1 : 0);
        }
    }
}
