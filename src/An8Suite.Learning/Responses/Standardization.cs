namespace An8Suite.Learning.Responses;

/// <summary>
/// The mean and deviation of every feature over the training images, for <see cref="LayerScaling.Zscore"/>.
/// </summary>
/// <param name="Mean">One a feature.</param>
/// <param name="Deviation">One a feature; 0 for a feature that never changes, whose score is 0.</param>
public sealed record Standardization(double[] Mean, double[] Deviation)
{
    /// <summary>Measured on <paramref name="values"/>, images x features, row by row.</summary>
    public static Standardization Of(ReadOnlySpan<float> values, int features)
    {
        int images = values.Length / features;
        var mean = new double[features];
        var deviation = new double[features];
        for (int i = 0; i < values.Length; i++)
        {
            mean[i % features] += (double)values[i] / images;
        }

        for (int i = 0; i < values.Length; i++)
        {
            double difference = values[i] - mean[i % features];
            deviation[i % features] += difference * difference / images;
        }

        return new Standardization(mean, Array.ConvertAll(deviation, Math.Sqrt));
    }

    /// <summary>Replaces every value of <paramref name="values"/> (images x features) by its z-score.</summary>
    public void Apply(Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            int k = i % Mean.Length;
            values[i] = Deviation[k] > 0 ? (float)((values[i] - Mean[k]) / Deviation[k]) : 0;
        }
    }
}
