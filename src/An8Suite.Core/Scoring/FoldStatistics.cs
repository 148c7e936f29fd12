namespace An8Suite.Core.Scoring;

/// <summary>A score over the folds of a cross-validation.</summary>
/// <param name="Values">One value a fold.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">The sample standard deviation (n - 1); null for a single fold.</param>
public sealed record FoldStatistics(IReadOnlyList<double> Values, double Mean, double? StandardDeviation)
{
    /// <summary>The statistics of the folds where the score is defined; null when there is none.</summary>
    public static FoldStatistics? Of(IEnumerable<double?> folds)
    {
        double[] values = [.. folds.OfType<double>()];
        if (values.Length == 0)
        {
            return null;
        }

        double mean = values.Average();
        double squares = values.Sum(value => (value - mean) * (value - mean));
        return new FoldStatistics(values, mean, values.Length > 1 ? Math.Sqrt(squares / (values.Length - 1)) : null);
    }

    /// <summary>
    /// The AUC of one method under one policy over the folds' summaries; null when it was never scored.
    /// </summary>
    public static FoldStatistics? OfAuc(IEnumerable<ScoreSummary> folds, string method, string policy) =>
        Of(folds.Select(fold => fold.Find(method, policy)?.Mean?.Auc));
}
