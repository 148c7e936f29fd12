using An8Suite.Core.Imaging;
using An8Suite.Core.Similarity;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>
/// Maps of another class or of random weights, which should differ from those that they are set beside.
/// </summary>
/// <remarks>
/// Random logit: L. Sixt, M. Granz, T. Landgraf, When Explanations Lie, ICML 2020. Random weights: J. Adebayo et al.,
/// Sanity Checks for Saliency Maps, NeurIPS 2018, all layers drawn anew. The complexity's rise instead of the
/// similarity: A. Hedström et al., Sanity Checks Revisited, 2024, arXiv 2401.06465 (efficient MPRT), the entropy of a
/// histogram of 100 bins.
/// </remarks>
internal sealed class ReferenceMaps
{
    private const int Bins = 100;

    private readonly Dictionary<(string Id, string Method), (RankedMap Ranks, double Entropy)> _maps = [];

    /// <summary>Takes the maps of one image in.</summary>
    public void Add(Explanation explanation)
    {
        foreach ((string method, MethodMap map) in explanation.Maps)
        {
            _maps[(explanation.Id, method)] = (new RankedMap(map.Heatmap.Values), Entropy(map.Heatmap));
        }
    }

    /// <summary>The rank correlation over pixels; null where a map is constant.</summary>
    public double? Similarity(string id, string method, RankedMap map) =>
        _maps.TryGetValue((id, method), out (RankedMap Ranks, double Entropy) other)
            ? RankedMap.Correlation(map, other.Ranks)
            : null;

    /// <summary>
    /// By how much the entropy of a map is higher here, as a share of the map's own; null where that is 0.
    /// </summary>
    public double? EntropyRise(string id, string method, Heatmap map) =>
        Entropy(map) is > 0 and double own
        && _maps.TryGetValue((id, method), out (RankedMap Ranks, double Entropy) other)
            ? (other.Entropy - own) / own
            : null;

    /// <summary>Of the histogram of values in [0, 1], in nats.</summary>
    internal static double Entropy(Heatmap map)
    {
        int[] counts = new int[Bins];
        foreach (float value in map.Values)
        {
            counts[Math.Min((int)(value * Bins), Bins - 1)]++;
        }

        return -counts.Where(count => count > 0).Select(count => count / (double)map.Values.Length)
            .Sum(share => share * Math.Log(share));
    }
}
