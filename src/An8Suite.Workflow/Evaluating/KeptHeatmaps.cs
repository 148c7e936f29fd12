using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Workflow.Explaining;

namespace An8Suite.Workflow.Evaluating;

/// <summary>
/// The few heatmaps that an evaluation writes: of chosen images those of all methods, and each method's best and worst.
/// </summary>
internal sealed class KeptHeatmaps(string folder, int extremes)
{
    private readonly Dictionary<string, List<(double Score, string Id, Heatmap Map)>> _best = [];
    private readonly Dictionary<string, List<(double Score, string Id, Heatmap Map)>> _worst = [];

    /// <summary>Writes one at once.</summary>
    public void Write(string method, string id, Heatmap map)
    {
        Directory.CreateDirectory(Path.Combine(folder, method));
        NpyFile.Write(ExplanationIndex.HeatmapPath(folder, method, id), map.Values, map.Height, map.Width);
    }

    /// <summary>
    /// Looks whether a heatmap is among its method's best or worst so far; of equals the first id is taken.
    /// </summary>
    public void Consider(string method, string id, double score, Heatmap map)
    {
        Keep(_best, method, (-score, id, map));
        Keep(_worst, method, (score, id, map));
    }

    /// <summary>Writes those that stood to the end.</summary>
    public void WriteExtremes()
    {
        foreach ((string method, List<(double Score, string Id, Heatmap Map)> kept) in _best.Concat(_worst))
        {
            kept.ForEach(one => Write(method, one.Id, one.Map));
        }
    }

    private void Keep(
        Dictionary<string, List<(double Score, string Id, Heatmap Map)>> lists,
        string method, (double Score, string Id, Heatmap Map) one)
    {
        if (!lists.TryGetValue(method, out List<(double Score, string Id, Heatmap Map)>? kept))
        {
            lists[method] = kept = [];
        }

        int place = kept.FindIndex(
            other => (one.Score, 0).CompareTo((other.Score, string.CompareOrdinal(other.Id, one.Id) < 0 ? -1 : 1)) < 0);
        kept.Insert(place < 0 ? kept.Count : place, one);
        if (kept.Count > extremes)
        {
            kept.RemoveAt(extremes);
        }
    }
}
