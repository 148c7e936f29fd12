using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace An8Suite.Core.Selection;

/// <summary>The vector arithmetic of the lasso solvers.</summary>
/// <remarks>
/// Four fixed lanes and no fused multiply-add: a sum is added up in the same order on every machine, so that the same
/// responses give the same weights to the last bit.
/// </remarks>
internal static class DenseRows
{
    private const int Lanes = 4;

    /// <summary>target += factor * row.</summary>
    internal static void AddScaled(Span<double> target, ReadOnlySpan<double> row, double factor)
    {
        row = row[..target.Length];
        ref double t = ref MemoryMarshal.GetReference(target);
        ref double r = ref MemoryMarshal.GetReference(row);
        int i = 0;
        for (; i <= target.Length - Lanes; i += Lanes)
        {
            Vector256<double> sum = Load(ref t, i) + (Load(ref r, i) * factor);
            sum.StoreUnsafe(ref t, (nuint)i);
        }

        for (; i < target.Length; i++)
        {
            target[i] += row[i] * factor;
        }
    }

    /// <summary>target += f0 * r0 + f1 * r1, in one pass over the target.</summary>
    internal static void AddScaled(
        Span<double> target, ReadOnlySpan<double> row0, double factor0, ReadOnlySpan<double> row1, double factor1)
    {
        row0 = row0[..target.Length];
        row1 = row1[..target.Length];
        ref double t = ref MemoryMarshal.GetReference(target);
        ref double r0 = ref MemoryMarshal.GetReference(row0);
        ref double r1 = ref MemoryMarshal.GetReference(row1);
        int i = 0;
        for (; i <= target.Length - Lanes; i += Lanes)
        {
            Vector256<double> sum = Load(ref t, i) + (Load(ref r0, i) * factor0) + (Load(ref r1, i) * factor1);
            sum.StoreUnsafe(ref t, (nuint)i);
        }

        for (; i < target.Length; i++)
        {
            target[i] = target[i] + (row0[i] * factor0) + (row1[i] * factor1);
        }
    }

    /// <summary>The inner product.</summary>
    internal static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        b = b[..a.Length];
        ref double p = ref MemoryMarshal.GetReference(a);
        ref double q = ref MemoryMarshal.GetReference(b);
        Vector256<double> sums = Vector256<double>.Zero;
        int i = 0;
        for (; i <= a.Length - Lanes; i += Lanes)
        {
            sums += Load(ref p, i) * Load(ref q, i);
        }

        double sum = sums[0] + sums[1] + (sums[2] + sums[3]);
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(ref double start, int index) => Vector256.LoadUnsafe(ref start, (nuint)index);
}
