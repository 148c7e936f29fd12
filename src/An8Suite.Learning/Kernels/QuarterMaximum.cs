using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static TorchSharp.torch;

namespace An8Suite.Learning.Kernels;

/// <summary>Max-pooling by windows of 2 x 2 that lie side by side: what libtorch does one number at a time.</summary>
/// <remarks>
/// The same bits as libtorch's: of equal values the first stays, and a value that is not a number wins.
/// </remarks>
internal static class QuarterMaximum
{
    private const int Lanes = 4;

    /// <summary>Whether a tensor can be pooled so: whole windows, and no gradient asked for.</summary>
    public static bool Fits(Tensor input) =>
        input.dim() == 4 && input.shape[2] % 2 == 0 && input.shape[3] % 2 == 0 && TensorMemory.IsPlain(input);

    /// <summary>(N, C, H, W) to (N, C, H / 2, W / 2).</summary>
    public static Tensor Of(Tensor input)
    {
        long[] shape = input.shape;
        (int height, int width) = ((int)shape[2] / 2, (int)shape[3] / 2);
        Tensor output = empty([shape[0], shape[1], height, width], dtype: ScalarType.Float32);
        TensorMemory.InParts((int)(shape[0] * shape[1] * height), 4 * width, (first, end) =>
        {
            ReadOnlySpan<float> from = TensorMemory.Floats(input);
            Span<float> to = TensorMemory.Floats(output);
            for (int row = first; row < end; row++)
            {
                Row(from.Slice(4 * row * width, 4 * width), to.Slice(row * width, width));
            }
        });
        return output;
    }

    /// <summary>Two rows, one after the other, to one.</summary>
    private static void Row(ReadOnlySpan<float> pair, Span<float> row)
    {
        ReadOnlySpan<float> above = pair[..(2 * row.Length)];
        ReadOnlySpan<float> below = pair[(2 * row.Length)..];
        int x = 0;
        for (; Sse.IsSupported && x <= row.Length - Lanes; x += Lanes)
        {
            Vector128<float> a = Vector128.Create(above[(2 * x)..]);
            Vector128<float> b = Vector128.Create(above[((2 * x) + Lanes)..]);
            Vector128<float> c = Vector128.Create(below[(2 * x)..]);
            Vector128<float> d = Vector128.Create(below[((2 * x) + Lanes)..]);
            Vector128<float> upper = Larger(Even(a, b), Odd(a, b));
            Larger(Larger(upper, Even(c, d)), Odd(c, d)).CopyTo(row[x..]);
        }

        for (; x < row.Length; x++)
        {
            float upper = Larger(above[2 * x], above[(2 * x) + 1]);
            row[x] = Larger(Larger(upper, below[2 * x]), below[(2 * x) + 1]);
        }
    }

    private static Vector128<float> Even(Vector128<float> left, Vector128<float> right) =>
        Sse.Shuffle(left, right, 0b10_00_10_00);

    private static Vector128<float> Odd(Vector128<float> left, Vector128<float> right) =>
        Sse.Shuffle(left, right, 0b11_01_11_01);

    private static Vector128<float> Larger(Vector128<float> one, Vector128<float> next) => Vector128.ConditionalSelect(
        Vector128.GreaterThan(next, one) | ~Vector128.Equals(next, next), next, one);

    private static float Larger(float one, float next) => next > one || float.IsNaN(next) ? next : one;
}
