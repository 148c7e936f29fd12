using System.Buffers;

namespace An8Suite.Core.Similarity;

/// <summary>The ranks of a map's values, about their mean: what Spearman's correlation needs of one side.</summary>
/// <remarks>Equal values share the mean of their ranks (C. Spearman, Am. J. Psychology 15, 1904).</remarks>
public sealed class RankedMap
{
    // A value in the upper half of a key, its place in the lower.
    private const int PlaceBits = 32;
    private const int DigitBits = 11;

    private readonly float[] _ranks; // half-integers below 2^23, so exact
    private readonly double _length;

    /// <summary>Ranks the values of a map, which must be finite.</summary>
    public RankedMap(ReadOnlySpan<float> values)
    {
        _ranks = new float[values.Length];
        ulong[] one = ArrayPool<ulong>.Shared.Rent(values.Length);
        ulong[] other = ArrayPool<ulong>.Shared.Rent(values.Length);
        try
        {
            Rank(Sorted(values, one.AsSpan(0, values.Length), other.AsSpan(0, values.Length)));
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(one);
            ArrayPool<ulong>.Shared.Return(other);
        }

        _length = Math.Sqrt(Dot(_ranks, _ranks));
    }

    /// <summary>Spearman's rank correlation in [-1, 1]; null where a map is constant.</summary>
    public static double? Correlation(RankedMap a, RankedMap b)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a._ranks.Length, b._ranks.Length);
        return a._length > 0 && b._length > 0 ? Math.Clamp(Dot(a._ranks, b._ranks) / (a._length * b._length), -1, 1)
            : null;
    }

    private void Rank(ReadOnlySpan<ulong> sorted)
    {
        double middle = (sorted.Length - 1) / 2.0;
        for (int begin = 0; begin < sorted.Length;)
        {
            int end = begin + 1;
            while (end < sorted.Length && (sorted[end] >> PlaceBits) == (sorted[begin] >> PlaceBits))
            {
                end++;
            }

            float rank = (float)(((begin + end - 1) / 2.0) - middle);
            for (int i = begin; i < end; i++)
            {
                _ranks[(int)(uint)sorted[i]] = rank;
            }

            begin = end;
        }
    }

    /// <summary>
    /// The bits of a float, its sign turned, order as the floats do: three counting passes sort them.
    /// </summary>
    private static Span<ulong> Sorted(ReadOnlySpan<float> values, Span<ulong> from, Span<ulong> to)
    {
        for (int i = 0; i < values.Length; i++)
        {
            uint bits = BitConverter.SingleToUInt32Bits(values[i] + 0f); // makes one zero of the two
            uint key = (bits >> 31) == 0 ? bits | 0x80000000 : ~bits;
            from[i] = ((ulong)key << PlaceBits) | (uint)i;
        }

        Span<int> places = stackalloc int[1 << DigitBits];
        for (int shift = PlaceBits; shift < 2 * PlaceBits; shift += DigitBits)
        {
            places.Clear();
            foreach (ulong key in from)
            {
                places[(int)(key >> shift) & (places.Length - 1)]++;
            }

            int start = 0;
            foreach (ref int place in places)
            {
                (place, start) = (start, start + place);
            }

            foreach (ulong key in from)
            {
                to[places[(int)(key >> shift) & (places.Length - 1)]++] = key;
            }

            Span<ulong> sorted = to;
            to = from;
            from = sorted;
        }

        return from;
    }

    private static double Dot(float[] a, float[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (double)a[i] * b[i];
        }

        return sum;
    }
}
