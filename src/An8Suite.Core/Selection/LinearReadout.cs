namespace An8Suite.Core.Selection;

/// <summary>The classifier that the weights of all classes make: the class c with the largest w_c . x.</summary>
/// <remarks>The lower label wins a tie, so weights that are all zero name class 0 for every image.</remarks>
public static class LinearReadout
{
    /// <summary>The label of every image of a table.</summary>
    /// <param name="table">The responses.</param>
    /// <param name="classWeights">One array a class, one weight a feature.</param>
    public static int[] Predict(ResponseTable table, IReadOnlyList<double[]> classWeights)
    {
        int[][] used = [.. classWeights.Select(Support)];
        int[] labels = new int[table.Ids.Count];
        for (int image = 0; image < labels.Length; image++)
        {
            ReadOnlySpan<float> row = table.Row(image);
            double best = double.NegativeInfinity;
            for (int label = 0; label < used.Length; label++)
            {
                double score = 0;
                foreach (int feature in used[label])
                {
                    score += classWeights[label][feature] * row[feature];
                }

                (best, labels[image]) = score > best ? (score, label) : (best, labels[image]);
            }
        }

        return labels;
    }

    /// <summary>How often the classifier is right, and how often it says what the network says.</summary>
    public static ReadoutScore Score(ResponseTable table, IReadOnlyList<double[]> classWeights)
    {
        int[] labels = Predict(table, classWeights);
        return new ReadoutScore(labels.Length, ShareEqual(labels, table.Labels), ShareEqual(labels, table.Predictions));
    }

    /// <summary>The share of places where two lists agree; not a number where they are empty.</summary>
    public static double ShareEqual(int[] a, int[] b) =>
        a.Zip(b).Count(pair => pair.First == pair.Second) / (double)a.Length;

    private static int[] Support(double[] weights) =>
        [.. Enumerable.Range(0, weights.Length).Where(i => weights[i] != 0)];
}

/// <summary>What a <see cref="LinearReadout"/> achieves on some images.</summary>
/// <param name="Images">How many there are.</param>
/// <param name="Accuracy">The share whose true label it names, in [0, 1].</param>
/// <param name="Agreement">The share for which it names the network's own prediction, in [0, 1].</param>
public readonly record struct ReadoutScore(int Images, double Accuracy, double Agreement);
