namespace An8Suite.Core.Selection;

/// <summary>Chooses the features that speak most for a class in one image.</summary>
/// <remarks>
/// r = x * w_c elementwise, of which the positive ones count. The authors divide w_c by its sum first; that sum can be
/// negative, which would turn every sign, and scaling does not change the order, so nothing is divided here.
/// </remarks>
public static class RelevantFeatures
{
    /// <summary>
    /// At most <paramref name="count"/> features, the most relevant first, the lower column first among equals.
    /// </summary>
    /// <param name="features">The columns.</param>
    /// <param name="responses">x, one a column.</param>
    /// <param name="classWeights">w_c, one a column.</param>
    /// <param name="count">k; at least 1.</param>
    /// <returns>Empty when no relevance is above 0: then nothing in the image speaks for the class.</returns>
    public static IReadOnlyList<RelevantFeature> Top(
        IReadOnlyList<Feature> features, ReadOnlySpan<float> responses, ReadOnlySpan<double> classWeights, int count) =>
        Top(features, responses, classWeights, count, _ => true);

    /// <summary>
    /// As above, among those features alone that <paramref name="admit"/> admits, such as those of convolutions.
    /// </summary>
    public static IReadOnlyList<RelevantFeature> Top(
        IReadOnlyList<Feature> features,
        ReadOnlySpan<float> responses,
        ReadOnlySpan<double> classWeights,
        int count,
        Func<Feature, bool> admit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(responses.Length, features.Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(classWeights.Length, features.Count);
        var positive = new List<RelevantFeature>();
        for (int column = 0; column < features.Count; column++)
        {
            double relevance = responses[column] * classWeights[column];
            if (relevance > 0 && admit(features[column]))
            {
                positive.Add(new(features[column], column, classWeights[column], responses[column], relevance));
            }
        }

        // OrderBy is stable, so equals stay in order of column.
        return [.. positive.OrderByDescending(feature => feature.Relevance).Take(count)];
    }
}
