using An8Suite.Core.Selection;

namespace An8Suite.Core.Statistics;

/// <summary>A percentile interval of a class-balanced mean, from samples that draw whole units such as poses.</summary>
/// <remarks>
/// Images of one unit are not independent, so they are drawn together (Davison, Hinkley 1997, 2.4 and 3.8). A class
/// that a sample holds no image of is left out of that sample's mean.
/// </remarks>
public static class ClassMeanBootstrap
{
    /// <summary>Samples that are drawn.</summary>
    public const int Samples = 2000;

    private const double Confidence = 0.95;

    /// <summary>The mean over images, then over classes, with its 95 % interval.</summary>
    /// <param name="values">One an image.</param>
    /// <param name="labels">The class of every image.</param>
    /// <param name="units">The unit of every image, from 0 without gaps.</param>
    /// <param name="seed">Of the samples.</param>
    public static MeanInterval Of(IReadOnlyList<double> values, int[] labels, int[] units, ulong seed)
    {
        int classCount = labels.Max() + 1;
        int unitCount = units.Max() + 1;
        double mean = ClassMean.Of(values, labels, classCount);
        if (unitCount < 2)
        {
            return new MeanInterval(mean, null, null, unitCount);
        }

        double[] means = new double[Samples];
        Parallel.For(0, Samples, sample =>
            means[sample] = Weighted(values, labels, Bootstrap.Counts(units, seed, sample), classCount));
        Interval interval = Interval.Percentile(means, Confidence)!.Value;
        return new MeanInterval(mean, interval.Low, interval.High, unitCount);
    }

    private static double Weighted(IReadOnlyList<double> values, int[] labels, int[] counts, int classCount)
    {
        double[] sums = new double[classCount];
        int[] drawn = new int[classCount];
        for (int image = 0; image < labels.Length; image++)
        {
            sums[labels[image]] += counts[image] * values[image];
            drawn[labels[image]] += counts[image];
        }

        return Enumerable.Range(0, classCount).Where(label => drawn[label] > 0)
            .Average(label => sums[label] / drawn[label]);
    }
}
