namespace An8Suite.Core.Selection;

/// <summary>
/// Resamples images with replacement, a whole group of them at a time (Efron 1979; groups as one unit: Davison, Hinkley
/// 1997).
/// </summary>
/// <remarks>Sample number b depends on seed and b alone, so that any thread may draw it.</remarks>
internal static class Bootstrap
{
    private const string Stream = "bootstrap";

    /// <summary>How often each image is in a sample, which draws as many groups as there are.</summary>
    /// <param name="groups">The group of every image, from 0.</param>
    /// <param name="seed">Of all samples.</param>
    /// <param name="sample">The number of this one.</param>
    public static int[] Counts(int[] groups, ulong seed, int sample)
    {
        int[] drawn = new int[groups.Max() + 1];
        CounterRandom random = new(seed, Stream, (ulong)sample);
        for (int draw = 0; draw < drawn.Length; draw++)
        {
            drawn[random.NextInt32(drawn.Length)]++;
        }

        return [.. groups.Select(group => drawn[group])];
    }
}
