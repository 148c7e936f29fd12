namespace An8Suite.Core.Statistics;

/// <summary>Two methods on the same images.</summary>
/// <remarks>
/// Computed on the images that both have a score for; the difference weighs images within a class, then classes.
/// </remarks>
/// <param name="One">The first method.</param>
/// <param name="Other">The method it is compared with.</param>
/// <param name="Difference">Mean of the first minus mean of the other.</param>
/// <param name="Interval">Of the difference, from the bootstrap; null when there was none.</param>
/// <param name="Test">The permutation test of the difference.</param>
/// <param name="HolmP">Its p-value, corrected over all pairs that were tested together.</param>
/// <param name="Effect">How large the difference is, over poses.</param>
/// <param name="Images">Images that both have a score for.</param>
/// <param name="Poses">Poses of these images.</param>
public sealed record MethodComparison(
    string One,
    string Other,
    double Difference,
    Interval? Interval,
    SignFlipTest Test,
    double HolmP,
    PairedEffect Effect,
    int Images,
    int Poses)
{
    /// <summary>The same comparison the other way round.</summary>
    public MethodComparison Reversed() => this with
    {
        One = Other,
        Other = One,
        Difference = -Difference,
        Interval = Interval is { } interval ? new Interval(-interval.High, -interval.Low) : null,
        Effect = new PairedEffect(-Effect.CohenDz, -Effect.RankBiserial, 1 - Effect.Superiority),
    };
}
