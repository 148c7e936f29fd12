using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Faithfulness;

/// <summary>The pixels of a heatmap in order of heat.</summary>
internal static class PixelOrder
{
    /// <summary>
    /// The hottest pixel first; equally hot ones in a random order that depends on seed and image alone.
    /// </summary>
    /// <remarks>One order of ties serves all methods of an image, so that two equal maps stay equal.</remarks>
    public static int[] HottestFirst(Heatmap heat, ulong seed, string id)
    {
        int[] order = new CounterRandom(seed, $"faithfulness-ties/{id}", 0).Permutation(heat.Values.Length);
        (float Heat, int Tie)[] keys = [.. order.Select((pixel, tie) => (-heat.Values[pixel], tie))];
        Array.Sort(keys, order);
        return order;
    }
}
