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
            : new Interval(Quantile(sorted, (1 - confidence) / 2), Quantile(sorted, (1 + confidence) / 2));
    }

    /// <summary>Linear between the order statistics (type 7 of Hyndman and Fan 1996, as NumPy's default).</summary>
    private static double Quantile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 == sorted.Length
            ? sorted[below]
            : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
