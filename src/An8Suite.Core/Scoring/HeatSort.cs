using System.Buffers;

namespace An8Suite.Core.Scoring;

/// <summary>Sorts the pixels of a heatmap by heat, each carrying one bit: whether it lies in the mask.</summary>
/// <remarks>
/// Floats in [0, 1] order like the 30 low bits of their representation, so three stable counting passes of 10 bits sort
/// them. A key is those bits shifted left by one, with the mask's bit below.
/// </remarks>
internal static class HeatSort
{
    private const int DigitBits = 10;
    private const int Buckets = 1 << DigitBits;
    private const int Passes = 3;

    /// <summary>The key of one pixel; <paramref name="heat"/> in [0, 1].</summary>
    public static uint KeyOf(float heat, bool inside) =>
        (BitConverter.SingleToUInt32Bits(heat + 0f) << 1) | (inside ? 1u : 0u);

    /// <summary>The heat of a key.</summary>
    public static float HeatOf(uint key) => BitConverter.UInt32BitsToSingle(key >> 1);

    /// <summary>Sorts <paramref name="keys"/> by heat, ascending.</summary>
    public static void Sort(Span<uint> keys)
    {
        uint[] rented = ArrayPool<uint>.Shared.Rent(keys.Length);
        int[] counts = ArrayPool<int>.Shared.Rent(Passes * Buckets);
        try
        {
            Span<int> histograms = counts.AsSpan(0, Passes * Buckets);
            CountDigits(keys, histograms);
            Span<uint> from = keys;
            Span<uint> to = rented.AsSpan(0, keys.Length);
            for (int pass = 0; pass < Passes; pass++)
            {
                if (Scatter(from, to, histograms.Slice(pass * Buckets, Buckets), 1 + (pass * DigitBits)))
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

    private static void CountDigits(ReadOnlySpan<uint> keys, Span<int> histograms)
    {
        histograms.Clear();
        Span<int> low = histograms[..Buckets];
        Span<int> middle = histograms.Slice(Buckets, Buckets);
        Span<int> high = histograms.Slice(2 * Buckets, Buckets);
        foreach (uint key in keys)
        {
            low[(int)(key >> 1) & (Buckets - 1)]++;
            middle[(int)(key >> (1 + DigitBits)) & (Buckets - 1)]++;
            high[(int)(key >> (1 + (2 * DigitBits))) & (Buckets - 1)]++;
        }
    }

    /// <summary>One stable pass; false, with nothing moved, where all keys share the digit.</summary>
    private static bool Scatter(ReadOnlySpan<uint> from, Span<uint> to, Span<int> histogram, int shift)
    {
        int start = 0;
        for (int bucket = 0; bucket < Buckets; bucket++)
        {
            int count = histogram[bucket];
            if (count == from.Length)
            {
                return false;
            }

            histogram[bucket] = start;
            start += count;
        }

        foreach (uint key in from)
        {
            to[histogram[(int)(key >> shift) & (Buckets - 1)]++] = key;
        }

        return true;
    }
}
