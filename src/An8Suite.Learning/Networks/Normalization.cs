namespace An8Suite.Learning.Networks;

/// <summary>What is taken from and divided out of every colour channel before the first layer.</summary>
/// <param name="Mean">Of the training set, for R, G, B, in [0, 1].</param>
/// <param name="Deviation">The standard deviation of the training set, for R, G, B, in (0, 1].</param>
public sealed record Normalization(IReadOnlyList<float> Mean, IReadOnlyList<float> Deviation)
{
    /// <summary>Bytes become [0, 1] and nothing more.</summary>
    public static Normalization None { get; } = new([0, 0, 0], [1, 1, 1]);
}
