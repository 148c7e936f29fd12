namespace An8Suite.Core.Statistics;

/// <summary>All pairs of methods, tested with the poses' signs and corrected together.</summary>
public static class MethodComparisons
{
    /// <summary>
    /// Compares all pairs of <paramref name="methods"/>, in their order; pairs without common images are left out.
    /// </summary>
    public static IReadOnlyList<MethodComparison> AllPairs(
        PoseTable table, PoseBootstrap bootstrap, IReadOnlyList<string> methods, ResamplingOptions options) =>
        Compare(
            table,
            bootstrap,
            [.. methods.SelectMany((one, i) => methods.Skip(i + 1).Select(other => (one, other)))],
            options);

    /// <summary>Compares the given pairs and corrects over them.</summary>
    public static IReadOnlyList<MethodComparison> Compare(
        PoseTable table, PoseBootstrap bootstrap, IReadOnlyList<(string One, string Other)> pairs,
        ResamplingOptions options)
    {
        PairedScores[] paired =
        [
            .. pairs.Where(pair => table.Find(pair.One) is not null && table.Find(pair.Other) is not null)
                .Select(pair => PairedScores.Of(table, pair.One, pair.Other)).Where(pair => pair.Images > 0),
        ];
        SignFlipTest[] tests = SignFlipTest.Of([.. paired.Select(pair => pair.Contributions)], options);
        double[] corrected = HolmCorrection.Of([.. tests.Select(test => test.P)]);
        return
        [
            .. paired.Select((pair, i) => new MethodComparison(
                pair.One,
                pair.Other,
                pair.Contributions.Sum(),
                bootstrap.Difference(pair.One, pair.Other),
                tests[i],
                corrected[i],
                PairedEffect.Of(pair.PoseDifferences),
                pair.Images,
                pair.PoseDifferences.Length)),
        ];
    }
}
