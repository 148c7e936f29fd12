using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace An8Suite.Core.Scoring;

/// <summary>Sorts the pixels of a heatmap by heat, each carrying one bit: whether it lies in the mask.</summary>
/// <remarks>
/// Floats in [0, 1] order like the 30 low bits of their representation, so three stable counting passes of 10 bits sort
/// them, or two of 15 where there are many. A key is those bits shifted left by one, with the mask's bit below.
/// </remarks>
internal static class HeatSort
{
    private const int KeyBits = 30;
    private const int FewPixels = 1 << 14;

    /// <summary>The key of one pixel; <paramref name="heat"/> in [0, 1].</summary>
    public static uint KeyOf(float heat, bool inside) =>
        (BitConverter.SingleToUInt32Bits(heat + 0f) << 1) | (inside ? 1u : 0u);

    /// <summary>The heat of a key.</summary>
    public static float HeatOf(uint key) => BitConverter.UInt32BitsToSingle(key >> 1);

    /// <summary>Sorts <paramref name="keys"/> by heat, ascending.</summary>
    public static void Sort(Span<uint> keys)
    {
        int digitBits = keys.Length < FewPixels ? 10 : 15;
        int buckets = 1 << digitBits;
        uint[] rented = ArrayPool<uint>.Shared.Rent(keys.Length);
        int[] counts = ArrayPool<int>.Shared.Rent(buckets);
        try
        {
            Span<int> histogram = counts.AsSpan(0, buckets);
            Span<uint> from = keys;
            Span<uint> to = rented.AsSpan(0, keys.Length);
            for (int shift = 1; shift <= KeyBits; shift += digitBits)
            {
                Count(from, histogram, shift);
                if (Scatter(from, to, histogram, shift))
                {
                    Span<uint> sorted = to;
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
            ArrayPool<uint>.Shared.Return(rented);
            ArrayPool<int>.Shared.Return(counts);
        }
    }

    private static void Count(ReadOnlySpan<uint> keys, Span<int> histogram, int shift)
    {
        histogram.Clear();
        int lowest = histogram.Length - 1;
        foreach (uint key in keys)
        {
            histogram[(int)(key >> shift) & lowest]++;
        }
    }

    /// <summary>One stable pass; false, with nothing moved, where all keys share the digit.</summary>
    private static bool Scatter(ReadOnlySpan<uint> from, Span<uint> to, Span<int> histogram, int shift)
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
        ref uint target = ref MemoryMarshal.GetReference(to);
        ref int places = ref MemoryMarshal.GetReference(histogram);
        foreach (uint key in from)
        {
            ref int place = ref Unsafe.Add(ref places, (int)(key >> shift) & (histogram.Length - 1));
            Unsafe.Add(ref target, place++) = key;
        }

        return true;
    }
}
