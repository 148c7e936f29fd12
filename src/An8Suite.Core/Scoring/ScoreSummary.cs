using An8Suite.Core.Files;

namespace An8Suite.Core.Scoring;

/// <summary>The means of a score table, per method and policy; <c>summary.json</c> on disk.</summary>
/// <remarks>
/// Means are over the images within a class, then over classes; a curve over all pixels pooled would be another
/// quantity. The rows are ordered before they are summed, so the result does not depend on the order they come in.
/// </remarks>
public sealed record ScoreSummary(IReadOnlyList<MethodScore> Methods)
{
    /// <summary>The summary's file name.</summary>
    public const string FileName = "summary.json";

    /// <summary>The control whose score is chance.</summary>
    public const string RandomControl = "noise";

    /// <summary>The control whose score is the ceiling.</summary>
    public const string MaskControl = "mask";

    /// <summary>The tolerance of <see cref="MeasureColumn.PointingNear"/>; null in files of earlier versions.</summary>
    public int? PointingTolerancePixels { get; init; }

    /// <summary>
    /// Summarises the scored heatmaps of one fold; <paramref name="options"/> are those they were scored with.
    /// </summary>
    public static ScoreSummary Of(IEnumerable<ScoredHeatmap> scored, ScoreOptions? options = null)
    {
        MethodScore[] methods =
        [
            .. scored.GroupBy(s => (s.Score.Policy, s.Score.Method))
                .OrderBy(group => group.Key.Policy, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Method, StringComparer.Ordinal)
                .Select(group => Summarise(group.Key.Method, group.Key.Policy, [.. group])),
        ];
        return new ScoreSummary([.. methods.Select(method => WithHeadroom(method, methods))])
        {
            PointingTolerancePixels = (options ?? new ScoreOptions()).PointingTolerancePixels,
        };
    }

    /// <summary>The scores of a method, or null when it was not scored under the policy.</summary>
    public MethodScore? Find(string method, string policy) =>
        Methods.FirstOrDefault(m => m.Method == method && m.Policy == policy);

    /// <summary>Writes <c>summary.json</c>.</summary>
    public void Write(string path) => SuiteJson.Write(path, this);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static ScoreSummary Read(string path)
    {
        ScoreSummary summary = SuiteJson.Read<ScoreSummary>(path);
        foreach (MethodScore method in summary.Methods)
        {
            if (method.Mean?.Auc is null != method.Curve is null)
            {
                throw new InputException(
                    $"{path}: expected an AUC and a curve of '{method.Method}', found one of the two");
            }

            if (method.Curve is { } curve && curve.Length != IouCurve.SampleCount)
            {
                throw new InputException($"{path}: expected {IouCurve.SampleCount} points of the curve of "
                    + $"'{method.Method}', found {curve.Length}");
            }
        }

        return summary;
    }

    private static MethodScore Summarise(string method, string policy, ScoredHeatmap[] scored)
    {
        ScoredHeatmap[][] classes =
        [
            .. scored.OrderBy(s => s.Score.Label).ThenBy(s => s.Score.Id, StringComparer.Ordinal)
                .GroupBy(s => s.Score.Label).Select(group => group.ToArray()),
        ];
        ClassScore[] means = [.. classes.Select(ClassMean)];
        Measures[] defined = [.. means.Select(c => c.Mean).OfType<Measures>()];
        return new MethodScore
        {
            Method = method,
            Policy = policy,
            Images = means.Sum(c => c.Images),
            LeftOut = means.Sum(c => c.LeftOut),
            ConstantMaps = scored.Count(s => s.Score.Status == ScoreStatus.ConstantMap),
            Undefined = MeasureColumn.CountUndefined([.. scored.Select(s => s.Score.Measures).OfType<Measures>()]),
            Mean = defined.Length > 0 ? Measures.Mean(defined) : null,
            Completeness = CompletenessSpread.Of(scored.Select(s => s.Completeness).OfType<double>()),
            Classes = means,
            Curve = MeanCurve([.. classes.Select(members => MeanCurve([.. members.Select(s => s.Curve)]))]),
        };
    }

    private static ClassScore ClassMean(ScoredHeatmap[] members)
    {
        Measures[] defined = [.. members.Select(s => s.Score.Measures).OfType<Measures>()];
        ImageScore first = members[0].Score;
        return new ClassScore(
            first.Label,
            first.ClassName,
            defined.Length,
            members.Length - defined.Length,
            defined.Length > 0 ? Measures.Mean(defined) : null);
    }

    private static double[]? MeanCurve(double[]?[] curves)
    {
        double[][] defined = [.. curves.OfType<double[]>()];
        return defined.Length == 0
            ? null
            : [.. Enumerable.Range(0, IouCurve.SampleCount).Select(i => defined.Average(curve => curve[i]))];
    }

    private static MethodScore WithHeadroom(MethodScore method, MethodScore[] all)
    {
        Measures? random = MeanOf(RandomControl);
        Measures? mask = MeanOf(MaskControl);
        return method with
        {
            Headroom = Scoring.Headroom.Of(method.Mean?.Auc, random?.Auc, mask?.Auc),
            RankHeadroom = Scoring.Headroom.Of(method.Mean?.RankAuc, random?.RankAuc, mask?.RankAuc),
        };

        Measures? MeanOf(string control) =>
            Array.Find(all, m => m.Method == control && m.Policy == method.Policy)?.Mean;
    }
}
