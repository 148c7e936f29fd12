namespace An8Suite.Core.Selection;

/// <summary>
/// What the lasso needs to know of the responses and the labels: all their inner products, in double precision.
/// </summary>
/// <remarks>
/// With X (features x images) and L (classes x images): G = X X^T, B = X L^T and |l_c|^2 for every class c. A step of a
/// solver costs the same however many images there are. The sums do not depend on the number of threads.
/// </remarks>
public sealed class GramSystem
{
    private readonly int _stride;
    private readonly double[] _gram;
    private readonly double[][] _moments;
    private readonly double[] _targetNorms;

    private GramSystem(float[] values, int featureCount, double[][] targets, int[] counts)
    {
        FeatureCount = featureCount;
        _stride = (featureCount + GramKernel.Panel - 1) / GramKernel.Panel * GramKernel.Panel;
        _gram = GramKernel.Accumulate(values, featureCount, _stride, counts);
        _moments = new double[targets.Length][];
        Parallel.For(
            0, targets.Length, index => _moments[index] = Moments(values, featureCount, targets[index], counts));
        _targetNorms = [.. targets.Select(
            target => target.Select((value, image) => counts[image] * value * value).Sum())];
    }

    /// <summary>Rows and columns of G.</summary>
    public int FeatureCount { get; }

    /// <summary>How many regressions share G.</summary>
    public int ClassCount => _moments.Length;

    /// <summary>The system that regresses one-hot labels on the responses of a table.</summary>
    /// <exception cref="InputException">
    /// A response is not finite, or a label is not below <paramref name="classCount"/>.
    /// </exception>
    public static GramSystem Build(ResponseTable table, int classCount, LassoLabels labels) =>
        Build(table, classCount, labels, Once(table.Ids.Count));

    /// <summary>
    /// As above, with every image counted as often as a resample holds it: the sums of a table of repeated rows.
    /// </summary>
    public static GramSystem Build(ResponseTable table, int classCount, LassoLabels labels, int[] counts)
    {
        CheckResponses(table);
        int[] chosen = labels == LassoLabels.Predicted ? table.Predictions : table.Labels;
        double[][] targets = [.. Enumerable.Range(0, classCount).Select(_ => new double[chosen.Length])];
        for (int image = 0; image < chosen.Length; image++)
        {
            if ((uint)chosen[image] >= (uint)classCount)
            {
                throw new InputException(
                    $"image {table.Ids[image]} has label {chosen[image]}, expected 0 to {classCount - 1} ({classCount} "
                    + "classes)");
            }

            targets[chosen[image]][image] = 1;
        }

        return new GramSystem(table.Values, table.Features.Count, targets, counts);
    }

    /// <summary>The system of any design and any targets.</summary>
    /// <param name="values">Images x features, row by row, all finite.</param>
    /// <param name="featureCount">Columns of <paramref name="values"/>; at least 1.</param>
    /// <param name="targets">One array a regression, each with one number an image.</param>
    public static GramSystem Build(float[] values, int featureCount, double[][] targets) =>
        targets.All(target => (long)target.Length * featureCount == values.Length)
            ? new GramSystem(values, featureCount, targets, Once(values.Length / featureCount))
            : throw new ArgumentException(
                $"targets do not fit {values.Length} values in {featureCount} columns", nameof(targets));

    /// <summary>One row of G, which is also the column.</summary>
    public ReadOnlySpan<double> GramRow(int feature) => _gram.AsSpan(feature * _stride, FeatureCount);

    /// <summary>One element of the diagonal of G: the squared length of a feature.</summary>
    public double GramDiagonal(int feature) => _gram[(feature * _stride) + feature];

    /// <summary>The column of B that belongs to a class: the inner products of every feature with its target.</summary>
    public ReadOnlySpan<double> TargetMoments(int classIndex) => _moments[classIndex];

    /// <summary>|l|^2 of a class; the number of its images where labels are one-hot.</summary>
    public double TargetNorm(int classIndex) => _targetNorms[classIndex];

    /// <summary>result = B_c - G w, half the negative gradient of |X^T w - l|^2.</summary>
    internal void Correlations(int classIndex, ReadOnlySpan<double> weights, Span<double> result)
    {
        TargetMoments(classIndex).CopyTo(result);
        for (int feature = 0; feature < FeatureCount; feature++)
        {
            if (weights[feature] != 0)
            {
                DenseRows.AddScaled(result, GramRow(feature), -weights[feature]);
            }
        }
    }

    private static int[] Once(int images)
    {
        int[] counts = new int[images];
        Array.Fill(counts, 1);
        return counts;
    }

    private static double[] Moments(float[] values, int featureCount, double[] target, int[] counts)
    {
        double[] moments = new double[featureCount];
        for (int image = 0; image < target.Length; image++)
        {
            double part = target[image] * counts[image];
            if (part != 0)
            {
                ReadOnlySpan<float> row = values.AsSpan(image * featureCount, featureCount);
                for (int feature = 0; feature < featureCount; feature++)
                {
                    moments[feature] += row[feature] * part;
                }
            }
        }

        return moments;
    }

    private static void CheckResponses(ResponseTable table)
    {
        int count = table.Features.Count;
        if (count == 0 || table.Ids.Count == 0 || table.Values.Length != (long)count * table.Ids.Count)
        {
            throw new InputException(
                $"responses: {table.Values.Length} values for {table.Ids.Count} images and {count} features");
        }

        if (table.Labels.Length != table.Ids.Count || table.Predictions.Length != table.Ids.Count)
        {
            throw new InputException(
                $"responses: {table.Labels.Length} labels and {table.Predictions.Length} predictions for "
                + $"{table.Ids.Count} images");
        }

        int wrong = table.Values.AsSpan().IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        if (wrong >= 0)
        {
            Feature feature = table.Features[wrong % count];
            throw new InputException(FormattableString.Invariant(
                $"image {table.Ids[wrong / count]}: the response of {feature.Layer} channel {feature.Channel} is ")
                + FormattableString.Invariant($"{table.Values[wrong]}"));
        }
    }
}
