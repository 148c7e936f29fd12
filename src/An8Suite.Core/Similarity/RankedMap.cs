namespace An8Suite.Core.Similarity;

/// <summary>The ranks of a map's values, about their mean: what Spearman's correlation needs of one side.</summary>
/// <remarks>Equal values share the mean of their ranks (C. Spearman, Am. J. Psychology 15, 1904).</remarks>
public sealed class RankedMap
{
    private readonly float[] _ranks; // half-integers below 2^23, so exact
    private readonly double _length;

    /// <summary>Ranks the values of a map, which must be finite.</summary>
    public RankedMap(ReadOnlySpan<float> values)
    {
        float[] sorted = values.ToArray();
        int[] places = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, places);
        _ranks = new float[sorted.Length];
        double middle = (sorted.Length - 1) / 2.0;
        for (int begin = 0; begin < sorted.Length;)
        {
            int end = begin + 1;
            while (end < sorted.Length && sorted[end] == sorted[begin])
            {
                end++;
            }

            float rank = (float)(((begin + end - 1) / 2.0) - middle);
            for (int i = begin; i < end; i++)
            {
                _ranks[places[i]] = rank;
            }

            begin = end;
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
