namespace An8Suite.Learning.Dissection;

/// <summary>What a dissection found.</summary>
/// <param name="Quantile">The share of a channel's activations that count as active.</param>
/// <param name="PartShares">The share of all pixels that each part covers, in the order of the parts.</param>
/// <param name="Channels">In order of layer and channel.</param>
public sealed record DissectionResult(
    double Quantile, IReadOnlyList<double> PartShares, IReadOnlyList<DissectedChannel> Channels)
{
    /// <summary>The largest IoU with a part that a map active on the quantile of all pixels can have.</summary>
    /// <remarks>
    /// Resizing makes a map active on a little less or more of them, so a channel can lie somewhat above it.
    /// </remarks>
    public double CeilingOf(int part) => PartShares[part] > 0
        ? Math.Min(Quantile, PartShares[part]) / Math.Max(Quantile, PartShares[part])
        : 0;
}
