using An8Suite.Core.Scoring;
using An8Suite.Learning.Explanations;

namespace An8Suite.Report.Model;

/// <summary>One method under one mask policy, over all folds of a dataset.</summary>
public sealed record MethodResult
{
    /// <summary>The method.</summary>
    public required MethodTitle Method { get; init; }

    /// <summary>Its entry in each fold's summary, in order of fold; null in a fold that did not score it.</summary>
    public required IReadOnlyList<MethodScore?> Folds { get; init; }

    /// <summary>The AUC over folds; null when nothing has a score.</summary>
    public FoldStatistics? Auc => Over(fold => fold.Mean?.Auc);

    /// <summary>How many heatmaps have a score, over all folds.</summary>
    public int Images => Folds.Sum(fold => fold?.Images ?? 0);

    /// <summary>How many were left out because their mask is empty.</summary>
    public int LeftOut => Folds.Sum(fold => fold?.LeftOut ?? 0);

    /// <summary>How many were constant.</summary>
    public int ConstantMaps => Folds.Sum(fold => fold?.ConstantMaps ?? 0);

    /// <summary>
    /// Which measures are undefined for how many of the images, in words; empty where all are defined.
    /// </summary>
    public string Undefined => MeasureColumn.DescribeUndefined(Folds.OfType<MethodScore>());

    /// <summary>The median of its completeness, over folds; null for methods that promise no sum.</summary>
    public FoldStatistics? Completeness => Over(fold => fold.Completeness?.Median);

    /// <summary>The results of all methods under a policy, in the order of the tables.</summary>
    public static IReadOnlyList<MethodResult> Of(DatasetReport dataset, string policy) =>
    [
        .. MethodTitle.Sort(dataset.Folds.SelectMany(fold => fold.Summary.Methods)
                .Where(method => method.Policy == policy).Select(method => method.Method))
            .Select(title => new MethodResult
            {
                Method = title,
                Folds = [.. dataset.Folds.Select(fold => fold.Summary.Find(title.Name, policy))],
            }),
    ];

    /// <summary>Any number of the summaries, over folds.</summary>
    public FoldStatistics? Over(Func<MethodScore, double?> number) =>
        FoldStatistics.Of(Folds.Select(fold => fold is null ? null : number(fold)));

    /// <summary>A measure's mean over folds; null when nothing has a value.</summary>
    public double? MeanOf(MeasureColumn measure) =>
        Over(score => score.Mean is null ? null : measure.Of(score.Mean))?.Mean;

    /// <summary>The mean over folds of the mean curve; null when nothing has a score.</summary>
    public double[]? Curve()
    {
        double[][] curves = [.. Folds.Select(fold => fold?.Curve).OfType<double[]>()];
        return curves.Length == 0
            ? null
            : [.. Enumerable.Range(0, IouCurve.SampleCount).Select(i => curves.Average(curve => curve[i]))];
    }
}
