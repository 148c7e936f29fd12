namespace An8Suite.Core.Ablation;

/// <summary>The numbers of channels that are silenced.</summary>
public static class SilencingGrid
{
    /// <summary>From 1 to <paramref name="all"/>, even in their logarithm, rounded, each once.</summary>
    /// <param name="all">How many channels there are; at least 1.</param>
    /// <param name="points">How many numbers at most; at least 2.</param>
    public static int[] Even(int all, int points) =>
        [.. Enumerable.Range(0, points)
            .Select(i => (int)Math.Round(Math.Pow(all, i / (points - 1.0)), MidpointRounding.AwayFromZero))
            .Append(all).Distinct().Order()];

    /// <summary>The named numbers up to <paramref name="all"/>, and <paramref name="all"/> itself.</summary>
    public static int[] Named(IReadOnlyList<int> counts, int all) =>
        [.. counts.Where(count => count <= all).Append(all).Distinct().Order()];
}
