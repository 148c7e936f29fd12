namespace An8Suite.Core.Statistics;

/// <summary>The scores of one method, image by image and summed per pose and class.</summary>
public sealed class PoseScores
{
    private PoseScores(double[] images, int[] slots, int poseCount, int classCount)
    {
        (Images, Slots, PoseCount, ClassCount) = (images, slots, poseCount, classCount);
        Sums = new double[poseCount * classCount];
        Counts = new double[poseCount * classCount];
    }

    /// <summary>One score an image, NaN where it has none.</summary>
    public double[] Images { get; }

    /// <summary>For every image its pose times <see cref="ClassCount"/> plus its class, both by position.</summary>
    public int[] Slots { get; }

    /// <summary>How many poses there are.</summary>
    public int PoseCount { get; }

    /// <summary>How many classes there are.</summary>
    public int ClassCount { get; }

    /// <summary>The sum of the scores, poses x classes, row by row.</summary>
    public double[] Sums { get; }

    /// <summary>How many scores each sum has.</summary>
    public double[] Counts { get; }

    /// <summary>How many images have a score.</summary>
    public int ImageCount => Images.Count(value => !double.IsNaN(value));

    /// <summary>Sums the images that have a score.</summary>
    public static PoseScores Of(double[] images, int[] slots, int poseCount, int classCount)
    {
        PoseScores scores = new(images, slots, poseCount, classCount);
        for (int i = 0; i < images.Length; i++)
        {
            if (!double.IsNaN(images[i]))
            {
                scores.Sums[slots[i]] += images[i];
                scores.Counts[slots[i]]++;
            }
        }

        return scores;
    }

    /// <summary>
    /// The mean over the images of a class, then over the classes that have any; null when nothing has a score.
    /// </summary>
    /// <param name="drawn">How often each pose counts; null for once.</param>
    public double? Mean(ReadOnlySpan<int> drawn = default)
    {
        double total = 0;
        int classes = 0;
        for (int label = 0; label < ClassCount; label++)
        {
            (double sum, double count) = (0, 0);
            for (int pose = 0; pose < PoseCount; pose++)
            {
                int weight = drawn.IsEmpty ? 1 : drawn[pose];
                sum += weight * Sums[(pose * ClassCount) + label];
                count += weight * Counts[(pose * ClassCount) + label];
            }

            total += count > 0 ? sum / count : 0;
            classes += count > 0 ? 1 : 0;
        }

        return classes > 0 ? total / classes : null;
    }

    /// <summary>The mean over the classes of each pose; NaN for a pose without scores.</summary>
    public double[] PoseMeans()
    {
        double[] means = new double[PoseCount];
        for (int pose = 0; pose < PoseCount; pose++)
        {
            double[] classes =
            [
                .. Enumerable.Range(pose * ClassCount, ClassCount).Where(slot => Counts[slot] > 0)
                    .Select(slot => Sums[slot] / Counts[slot]),
            ];
            means[pose] = classes.Length > 0 ? classes.Average() : double.NaN;
        }

        return means;
    }
}
