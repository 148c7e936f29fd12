namespace An8Suite.Core.Statistics;

/// <summary>Means over images that give every class the same weight.</summary>
public static class ClassMean
{
    /// <summary>The mean over the images of every class; null for a class without images.</summary>
    public static double?[] ByClass(IReadOnlyList<double> values, int[] labels, int classCount)
    {
        double[] sums = new double[classCount];
        int[] counts = new int[classCount];
        for (int image = 0; image < labels.Length; image++)
        {
            sums[labels[image]] += values[image];
            counts[labels[image]]++;
        }

        return [.. sums.Select((sum, label) => counts[label] > 0 ? sum / counts[label] : (double?)null)];
    }

    /// <summary>The mean over the classes that have images.</summary>
    public static double Of(IReadOnlyList<double> values, int[] labels, int classCount) =>
        ByClass(values, labels, classCount).OfType<double>().Average();
}
