namespace An8Suite.Core.Statistics;

/// <summary>A number of a set of images or answers, on all that there are and on every bootstrap sample.</summary>
/// <param name="Value">On all; null where nothing is defined.</param>
/// <param name="Resampled">On the samples, which are the same for all methods and numbers; NaN where undefined.</param>
/// <param name="Interval">The percentile interval; null where all samples are alike.</param>
public sealed record ResampledNumber(double? Value, IReadOnlyList<double> Resampled, Interval? Interval)
{
    /// <summary>The rank correlation of two numbers over methods, sample by sample.</summary>
    /// <returns>Undefined where fewer than three methods have both, since two always agree or disagree.</returns>
    public static ResampledNumber Correlation(
        IReadOnlyList<(ResampledNumber One, ResampledNumber Other)> methods, double confidence)
    {
        (ResampledNumber One, ResampledNumber Other)[] both =
            [.. methods.Where(method => method is { One.Value: not null, Other.Value: not null })];
        if (both.Length < 3)
        {
            return new ResampledNumber(null, [], null);
        }

        double? value = RankCorrelation.Of(
            [.. both.Select(method => method.One.Value!.Value)], [.. both.Select(method => method.Other.Value!.Value)]);
        double[] resampled = [.. Enumerable.Range(0, both[0].One.Resampled.Count).Select(b => RankCorrelation.Of(
            [.. both.Select(method => method.One.Resampled[b])],
            [.. both.Select(method => method.Other.Resampled[b])]) ?? double.NaN)];
        bool varies = both.All(method => method is { One.Interval: not null, Other.Interval: not null });
        return new ResampledNumber(
            value, resampled, varies ? Statistics.Interval.Percentile(resampled, confidence) : null);
    }
}
