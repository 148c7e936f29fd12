namespace An8Suite.Core.Selection;

/// <summary>How a number varies from sample to sample.</summary>
/// <param name="Mean">Over the samples.</param>
/// <param name="Deviation">The standard deviation, with n - 1; 0 for a single sample.</param>
/// <param name="Minimum">The smallest.</param>
/// <param name="Maximum">The largest.</param>
public readonly record struct Spread(double Mean, double Deviation, double Minimum, double Maximum)
{
    /// <summary>Of at least one number.</summary>
    public static Spread Of(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        double squares = values.Sum(value => (value - mean) * (value - mean));
        return new Spread(mean, Math.Sqrt(squares / Math.Max(1, values.Count - 1)), values.Min(), values.Max());
    }
}
