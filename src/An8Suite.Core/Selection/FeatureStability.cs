namespace An8Suite.Core.Selection;

/// <summary>How one feature fares for one class over the bootstrap samples.</summary>
/// <param name="Feature">Its layer and channel.</param>
/// <param name="FullWeight">Its weight in the fit on all images.</param>
/// <param name="Frequency">The share of samples that give it a weight other than zero, in [0, 1].</param>
/// <param name="MeanWeight">Over all samples, those where it is zero included.</param>
/// <param name="Deviation">The standard deviation of its weight over all samples.</param>
/// <param name="SignConsistency">
/// The share of its selections that have the commoner sign, in [0.5, 1]; null where it is never selected.
/// </param>
public sealed record FeatureStability(
    Feature Feature, double FullWeight, double Frequency, double MeanWeight, double Deviation, double? SignConsistency)
{
    /// <summary>The statistics of one feature's weights, one a sample.</summary>
    public static FeatureStability Of(Feature feature, double fullWeight, IReadOnlyList<double> weights)
    {
        int up = weights.Count(weight => weight > 0);
        int down = weights.Count(weight => weight < 0);
        Spread spread = Spread.Of(weights);
        return new FeatureStability(
            feature,
            fullWeight,
            (up + down) / (double)weights.Count,
            spread.Mean,
            spread.Deviation,
            up + down > 0 ? Math.Max(up, down) / (double)(up + down) : null);
    }
}
