namespace An8Suite.Learning.Training;

/// <summary>How well logits agree with labels.</summary>
public sealed record Classification
{
    /// <summary>Mean cross-entropy in nats.</summary>
    public required double Loss { get; init; }

    /// <summary>Images by true class (rows) and predicted class (columns).</summary>
    public required int[][] Confusion { get; init; }

    /// <summary>The share of images whose largest logit is their label's, in [0, 1].</summary>
    public double Accuracy => (double)Confusion.Select((row, i) => row[i]).Sum() / Confusion.Sum(row => row.Sum());

    /// <summary>The accuracy within every class; null for a class without images.</summary>
    public double?[] ClassAccuracies =>
        [.. Confusion.Select((row, i) => row.Sum() == 0 ? (double?)null : (double)row[i] / row.Sum())];

    /// <summary>Compares <paramref name="logits"/> (images x classes, row by row) with one label an image.</summary>
    public static Classification Of(ReadOnlySpan<float> logits, int[] labels)
    {
        int classes = logits.Length / labels.Length;
        int[] predictions = Predictions(logits, classes);
        int[][] confusion = [.. Enumerable.Range(0, classes).Select(_ => new int[classes])];
        double loss = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<float> row = logits.Slice(i * classes, classes);
            loss += LogSumExp(row, row[predictions[i]]) - row[labels[i]];
            confusion[labels[i]][predictions[i]]++;
        }

        return new Classification { Loss = loss / labels.Length, Confusion = confusion };
    }

    /// <summary>The class with the largest logit of every image; the first of several.</summary>
    public static int[] Predictions(ReadOnlySpan<float> logits, int classes)
    {
        var predictions = new int[logits.Length / classes];
        for (int i = 0; i < predictions.Length; i++)
        {
            ReadOnlySpan<float> row = logits.Slice(i * classes, classes);
            for (int j = 1; j < classes; j++)
            {
                predictions[i] = row[j] > row[predictions[i]] ? j : predictions[i];
            }
        }

        return predictions;
    }

    private static double LogSumExp(ReadOnlySpan<float> row, double largest)
    {
        double sum = 0;
        foreach (float logit in row)
        {
            sum += Math.Exp(logit - largest);
        }

        return largest + Math.Log(sum);
    }
}
