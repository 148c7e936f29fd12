namespace An8Suite.Cli.Benches;

/// <summary>What one method cost on one network; every figure includes the forward pass.</summary>
/// <param name="Architecture">The network.</param>
/// <param name="Side">Of the images, in pixels.</param>
/// <param name="Method">The method.</param>
/// <param name="BatchSeconds">An image in a batch, one entry a round.</param>
/// <param name="SingleSeconds">An image that is alone in its batch, one entry a round.</param>
/// <param name="Refused">Why the network cannot be explained so; null when it can.</param>
internal sealed record ExplainBenchResult(
    string Architecture,
    int Side,
    string Method,
    IReadOnlyList<double> BatchSeconds,
    IReadOnlyList<double> SingleSeconds,
    string? Refused);
