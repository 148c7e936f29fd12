namespace An8Suite.Core.Selection;

/// <summary>Sums up, class by class, which features the lasso weighs and the images' explanations use.</summary>
public static class ClassFeatures
{
    /// <summary>Every feature whose weight for the class is not 0, those chosen most often first.</summary>
    /// <param name="table">The responses of the images the summary is over.</param>
    /// <param name="weights">Features x classes, row by row.</param>
    /// <param name="classCount">Columns of <paramref name="weights"/>.</param>
    /// <param name="label">The class; its images are those of this true label.</param>
    /// <param name="top">k, how many features an image's explanation uses.</param>
    public static IReadOnlyList<ClassFeature> Of(
        ResponseTable table, double[] weights, int classCount, int label, int top)
    {
        int features = table.Features.Count;
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, features * classCount);
        double[] classWeights = [.. Enumerable.Range(0, features)
            .Select(feature => weights[(feature * classCount) + label])];
        int[] chosen = new int[features];
        double[] relevance = new double[features];
        int images = 0;
        for (int image = 0; image < table.Ids.Count; image++)
        {
            if (table.Labels[image] != label)
            {
                continue;
            }

            images++;
            ReadOnlySpan<float> row = table.Row(image);
            foreach (RelevantFeature relevant in RelevantFeatures.Top(table.Features, row, classWeights, top))
            {
                chosen[relevant.Column]++;
            }

            for (int feature = 0; feature < features; feature++)
            {
                relevance[feature] += row[feature] * classWeights[feature];
            }
        }

        return
        [
            .. Enumerable.Range(0, features).Where(feature => classWeights[feature] != 0)
                .OrderByDescending(feature => chosen[feature]).ThenByDescending(feature => relevance[feature])
                .Select(feature => new ClassFeature(
                    table.Features[feature],
                    feature,
                    classWeights[feature],
                    images > 0 ? (double)chosen[feature] / images : null,
                    images > 0 ? relevance[feature] / images : null)),
        ];
    }
}
