namespace An8Suite.Core.Statistics;

/// <summary>A confidence interval.</summary>
/// <param name="Low">Its beginning.</param>
/// <param name="High">Its end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Whether a value lies in it.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>
    /// The percentile interval of bootstrap values (Efron 1981), NaN left out; null when there are none.
    /// </summary>
    public static Interval? Percentile(IEnumerable<double> values, double confidence)
    {
        double[] sorted = [.. values.Where(value => !double.IsNaN(value)).Order()];
        return sorted.Length == 0
            ? null
            : new Interval(Quantile.Of(sorted, (1 - confidence) / 2), Quantile.Of(sorted, (1 + confidence) / 2));
    }
}
