using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace An8Suite.Core.Scoring;

/// <summary>Sorts the pixels of a heatmap by heat, each carrying a few bits: which masks it lies in.</summary>
/// <remarks>
/// Floats in [0, 1] order like the 30 low bits of their representation, so three stable counting passes of 10 bits sort
/// them, or two of 15 where there are many. A key is those bits above one bit a mask.
/// </remarks>
internal static class HeatSort
{
    /// <summary>How many masks one sort serves.</summary>
    public const int MaskCount = 4;

    private const int KeyBits = 30;
    private const int FewPixels = 1 << 14;

    /// <summary>The key of one pixel; <paramref name="heat"/> in [0, 1].</summary>
    public static ulong KeyOf(float heat) => (ulong)BitConverter.SingleToUInt32Bits(heat + 0f) << MaskCount;

    /// <summary>The heat of a key.</summary>
    public static float HeatOf(ulong key) => BitConverter.UInt32BitsToSingle((uint)(key >> MaskCount));

    /// <summary>Sorts <paramref name="keys"/> by heat, ascending.</summary>
    public static void Sort(Span<ulong> keys)
    {
        int digitBits = keys.Length < FewPixels ? 10 : 15;
        int buckets = 1 << digitBits;
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(keys.Length);
        int[] counts = ArrayPool<int>.Shared.Rent(buckets);
        try
        {
            Span<int> histogram = counts.AsSpan(0, buckets);
            Span<ulong> from = keys;
            Span<ulong> to = rented.AsSpan(0, keys.Length);
            for (int shift = MaskCount; shift < MaskCount + KeyBits; shift += digitBits)
            {
                Count(from, histogram, shift);
                if (Scatter(from, to, histogram, shift))
                {
                    Span<ulong> sorted = to;
                    to = from;
                    from = sorted;
                }
            }

            if (from != keys)
            {
                from.CopyTo(keys);
            }
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(rented);
            ArrayPool<int>.Shared.Return(counts);
        }
    }

    private static void Count(ReadOnlySpan<ulong> keys, Span<int> histogram, int shift)
    {
        histogram.Clear();
        int lowest = histogram.Length - 1;
        foreach (ulong key in keys)
        {
            histogram[(int)(key >> shift) & lowest]++;
        }
    }

    /// <summary>One stable pass; false, with nothing moved, where all keys share the digit.</summary>
    private static bool Scatter(ReadOnlySpan<ulong> from, Span<ulong> to, Span<int> histogram, int shift)
    {
        int start = 0;
        for (int bucket = 0; bucket < histogram.Length; bucket++)
        {
            int count = histogram[bucket];
            if (count == from.Length)
            {
                return false;
            }

            histogram[bucket] = start;
            start += count;
        }

        // Every place is within to, as the counts are those of from: unchecked writes, where half of the sort's time
        // goes.
        ref ulong target = ref MemoryMarshal.GetReference(to);
        ref int places = ref MemoryMarshal.GetReference(histogram);
        foreach (ulong key in from)
        {
            ref int place = ref Unsafe.Add(ref places, (int)(key >> shift) & (histogram.Length - 1));
            Unsafe.Add(ref target, place++) = key;
        }

        return true;
    }
}
