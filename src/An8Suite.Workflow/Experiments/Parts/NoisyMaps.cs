using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Similarity;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>
/// Mean maps over noisy copies of an image, from the network's own weights and from random ones, whose likeness is the
/// smooth randomisation test.
/// </summary>
/// <remarks>
/// A. Hedström et al., Sanity Checks Revisited, 2024, arXiv 2401.06465 (smooth MPRT): single maps are so noisy that a
/// method looks unlike itself by noise alone. How much noise is chosen here, as their text leaves it to the user.
/// </remarks>
internal sealed class NoisyMaps(ulong seed)
{
    private const double Deviation = 0.1; // a share of the range of colours

    private readonly Dictionary<(string Id, string Method), float[]> _own = [];
    private readonly Dictionary<(string Id, string Method), float[]> _random = [];

    /// <summary>A copy with noise of its own.</summary>
    public SampleInput Copy(SampleInput input, int copy)
    {
        CounterRandom random = new(seed, $"parts-noise/{input.Id}", (ulong)copy);
        byte[] rgb = [.. input.Image.Rgb.Select(value =>
            (byte)Math.Clamp(Math.Round(value + (255 * Deviation * random.NextNormals().First)), 0, 255))];
        return input with { Image = new ColorImage(input.Image.Width, input.Image.Height, rgb) };
    }

    /// <summary>Takes the maps of one copy in.</summary>
    /// <param name="explanation">The maps.</param>
    /// <param name="ofRandom">Whether the weights were random.</param>
    public void Add(Explanation explanation, bool ofRandom)
    {
        Dictionary<(string Id, string Method), float[]> sums = ofRandom ? _random : _own;
        foreach ((string method, MethodMap map) in explanation.Maps)
        {
            float[] values = map.Heatmap.Values;
            sums[(explanation.Id, method)] = sums.TryGetValue((explanation.Id, method), out float[]? sum)
                ? [.. sum.Zip(values, (a, b) => a + b)]
                : values;
        }
    }

    /// <summary>The rank correlation over pixels of the two mean maps; null where one is constant.</summary>
    public double? Similarity(string id, string method) =>
        RankedMap.Correlation(new RankedMap(_own[(id, method)]), new RankedMap(_random[(id, method)]));
}
