using System.Numerics;

namespace An8Suite.Core.Selection;

/// <summary>The mean over all pairs of sets of |A and B| / |A or B| (Jaccard 1901).</summary>
/// <remarks>
/// Not corrected for chance: large sets overlap by their size alone. Pairs of empty sets are left out.
/// </remarks>
internal static class JaccardOverlap
{
    private const int WordBits = 64;

    /// <summary>In [0, 1]; null where no pair is left.</summary>
    /// <param name="sets">One array a set, true where a feature is in it; all of one length.</param>
    public static double? Mean(IReadOnlyList<bool[]> sets)
    {
        ulong[][] words = [.. sets.Select(Packed)];
        double sum = 0;
        long pairs = 0;
        for (int i = 0; i < words.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (int both, int either) = (0, 0);
                for (int word = 0; word < words[i].Length; word++)
                {
                    both += BitOperations.PopCount(words[i][word] & words[j][word]);
                    either += BitOperations.PopCount(words[i][word] | words[j][word]);
                }

                sum += either > 0 ? both / (double)either : 0;
                pairs += either > 0 ? 1 : 0;
            }
        }

        return pairs > 0 ? sum / pairs : null;
    }

    private static ulong[] Packed(bool[] set)
    {
        ulong[] words = new ulong[(set.Length + WordBits - 1) / WordBits];
        for (int i = 0; i < set.Length; i++)
        {
            words[i / WordBits] |= set[i] ? 1UL << (i % WordBits) : 0;
        }

        return words;
    }
}
