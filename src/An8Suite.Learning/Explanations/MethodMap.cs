using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Explanations;

/// <summary>What one method says about one image.</summary>
/// <param name="Heatmap">Height x width, in [0, 1].</param>
/// <param name="EmptyBecause">Why the map is all zeros, or null when it is not.</param>
public sealed record MethodMap(Heatmap Heatmap, string? EmptyBecause)
{
    /// <summary>
    /// What the method's signed values add up to, as a share of what they should: of the explained logit for relevance
    /// (conservation), of its change from the baseline for integrated gradients and DeepLIFT. Null for methods that
    /// promise no sum.
    /// </summary>
    public double? Completeness { get; init; }

    /// <summary>
    /// The method's own values, height x width, before it drops signs and stretches the map to [0, 1]: the sum over RGB
    /// where it has a value a colour. Null where they were not asked for, and of what is no map of values: the maximum
    /// over features, and the controls.
    /// </summary>
    public Heatmap? Raw { get; init; }

    /// <summary>A finished map, with the reason set when it is all zeros.</summary>
    public static MethodMap Of(Heatmap map) =>
        new(map, Array.TrueForAll(map.Values, v => v == 0) ? "the map is constant" : null);

    /// <summary>A map of zeros.</summary>
    public static MethodMap Empty(int width, int height, string because) =>
        new(new Heatmap(width, height, new float[width * height]), because);
}
