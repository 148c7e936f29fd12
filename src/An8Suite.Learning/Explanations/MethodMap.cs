using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Explanations;

/// <summary>What one method says about one image.</summary>
/// <param name="Heatmap">Height x width, in [0, 1].</param>
/// <param name="EmptyBecause">Why the map is all zeros, or null when it is not.</param>
public sealed record MethodMap(Heatmap Heatmap, string? EmptyBecause)
{
    /// <summary>
    /// <paramref name="raw"/> as the result of a method: stretched to [0, 1] where <paramref name="normalize"/>, with the
    /// reason set when nothing is left.
    /// </summary>
    public static MethodMap Of(Heatmap raw, bool normalize = true)
    {
        Heatmap map = normalize ? raw.Normalized() : raw;
        return new MethodMap(map, Array.TrueForAll(map.Values, v => v == 0) ? "the map is constant" : null);
    }

    /// <summary>A map of zeros.</summary>
    public static MethodMap Empty(int width, int height, string because) =>
        new(new Heatmap(width, height, new float[width * height]), because);
}
