using System.Text.Json.Serialization;

namespace An8Suite.Core.Scoring;

/// <summary>
/// What a method's signed values add up to, as a share of what its paper promises, over the images of one fold; 1 is
/// all of it.
/// </summary>
/// <param name="Median">Not the mean: next to a promise of 0 single shares mean little.</param>
/// <param name="LowerQuartile">A quarter of the images lies below.</param>
/// <param name="UpperQuartile">A quarter of the images lies above.</param>
/// <param name="Images">How many have a share.</param>
public sealed record CompletenessSpread(double Median, double LowerQuartile, double UpperQuartile, int Images)
{
    /// <summary>How far the quartiles are apart.</summary>
    [JsonIgnore]
    public double InterquartileRange => UpperQuartile - LowerQuartile;

    /// <summary>Of the shares of some images; null where there are none.</summary>
    public static CompletenessSpread? Of(IEnumerable<double> shares)
    {
        double[] sorted = [.. shares.Order()];
        return sorted.Length == 0 ? null : new CompletenessSpread(
            Quantile.Of(sorted, 0.5), Quantile.Of(sorted, 0.25), Quantile.Of(sorted, 0.75), sorted.Length);
    }
}
