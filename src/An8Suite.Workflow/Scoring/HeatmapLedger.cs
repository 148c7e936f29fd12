using System.Collections.Concurrent;
using An8Suite.Core.Scoring;

namespace An8Suite.Workflow.Scoring;

/// <summary>Gathers what happened to heatmaps that are not scored as they are; safe from any thread.</summary>
internal sealed class HeatmapLedger
{
    private readonly ConcurrentBag<
        (string Method, string? Policy, HeatmapFate Fate, string Name, string? Detail)> _entries = [];

    /// <summary>Notes one heatmap.</summary>
    public void Add(HeatmapFate fate, string method, string name, string? detail = null, string? policy = null) =>
        _entries.Add((method, policy, fate, name, detail));

    /// <summary>Notes what became of a heatmap under a policy.</summary>
    public void Add(ImageScore score)
    {
        if (score.Status != ScoreStatus.Scored)
        {
            HeatmapFate fate = score.Status == ScoreStatus.ConstantMap ? HeatmapFate.Constant : HeatmapFate.EmptyMask;
            Add(fate, score.Method, score.Id, policy: fate == HeatmapFate.EmptyMask ? score.Policy : null);
        }
    }

    /// <summary>One remark a method, policy and fate, in fixed order.</summary>
    public IReadOnlyList<HeatmapRemark> Remarks() =>
    [
        .. _entries.GroupBy(e => (e.Method, e.Policy, e.Fate))
            .OrderBy(g => g.Key.Method, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Fate)
            .ThenBy(g => g.Key.Policy, StringComparer.Ordinal)
            .Select(g =>
            {
                var sorted = g.DistinctBy(e => e.Name).OrderBy(e => e.Name, StringComparer.Ordinal).ToArray();
                (string reason, bool scored) = Describe(g.Key.Fate);
                return new HeatmapRemark(
                    g.Key.Method, g.Key.Policy, reason, scored,
                    sorted.Length, [.. sorted.Select(e => e.Name)], sorted[0].Detail);
            }),
    ];

    private static (string Reason, bool Scored) Describe(HeatmapFate fate) => fate switch
    {
        HeatmapFate.Missing => ("images without a heatmap", false),
        HeatmapFate.NoHeatmaps => ("folders without <id>.npy or <id>.png files", false),
        HeatmapFate.Unreadable => ("files that cannot be read", false),
        HeatmapFate.WrongShape => ("arrays that are no map of height x width", false),
        HeatmapFate.NotFinite => ("maps with NaN or infinite values", false),
        HeatmapFate.UnknownName => ("files whose names match no image of the dataset", false),
        HeatmapFate.OtherSplit => ("files of images of other splits", false),
        HeatmapFate.EmptyMask => ("images whose mask is empty", false),
        HeatmapFate.Doubled => ("images with both a .npy and a .png file, of which the .npy is taken", true),
        HeatmapFate.Stretched => ("maps of other proportions than the images, stretched", true),
        HeatmapFate.Resized => ("maps of another size than the images, resized", true),
        _ => ("constant maps, which count as zeros", true),
    };
}
