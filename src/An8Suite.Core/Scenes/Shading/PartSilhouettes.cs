using System.Numerics;

namespace An8Suite.Core.Scenes.Shading;

/// <summary>Where every part of a mesh would show if nothing stood before it, by pixel centres.</summary>
/// <remarks>
/// Rasterisers round at edges, so a part may show a pixel that its silhouette lacks; that pixel counts as silhouette.
/// </remarks>
public sealed class PartSilhouettes
{
    /// <summary>Parts that one layer holds.</summary>
    public const int PartsPerLayer = 32;

    private readonly IReadOnlyList<uint[]> _layers;

    /// <summary>Wraps <paramref name="layers"/> without copying.</summary>
    /// <param name="layers">Height x width words each; bit b of layer k belongs to part 32 k + b + 1.</param>
    public PartSilhouettes(IReadOnlyList<uint[]> layers) => _layers = layers;

    /// <summary>How many pixels of the silhouette of each part show one of <paramref name="shown"/>, by id.</summary>
    /// <param name="ids">The part that each pixel shows.</param>
    /// <param name="shown">Which parts must be seen there.</param>
    public int[] CountWhere(ReadOnlySpan<byte> ids, IReadOnlyCollection<byte> shown)
    {
        bool[] counts = [.. Enumerable.Range(0, 256).Select(id => shown.Contains((byte)id))];
        int[] found = new int[256];
        for (int layer = 0; layer < _layers.Count; layer++)
        {
            for (int i = 0; i < ids.Length; i++)
            {
                for (uint word = counts[ids[i]] ? _layers[layer][i] : 0; word != 0; word &= word - 1)
                {
                    found[(layer * PartsPerLayer) + 1 + BitOperations.TrailingZeroCount(word)]++;
                }
            }
        }

        return found;
    }

    /// <summary>How many pixels the silhouette of each part has, by id; index 0 is not used.</summary>
    /// <param name="ids">The part that each pixel shows.</param>
    public int[] Count(ReadOnlySpan<byte> ids)
    {
        int[] counts = new int[256];
        for (int layer = 0; layer < _layers.Count; layer++)
        {
            int first = (layer * PartsPerLayer) + 1;
            ReadOnlySpan<uint> words = _layers[layer].AsSpan(0, ids.Length);
            for (int i = 0; i < words.Length; i++)
            {
                uint word = words[i];
                if (ids[i] >= first && ids[i] < first + PartsPerLayer)
                {
                    word |= 1u << (ids[i] - first);
                }

                for (; word != 0; word &= word - 1)
                {
                    counts[first + BitOperations.TrailingZeroCount(word)]++;
                }
            }
        }

        return counts;
    }
}
