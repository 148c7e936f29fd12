namespace An8Suite.Core.Statistics;

/// <summary>
/// Means of many methods on the same bootstrap samples of the poses, so that differences of methods keep their pairing.
/// </summary>
/// <remarks>
/// Cluster bootstrap (Davison and Hinkley 1997, section 3.8): a pose is drawn with all its images. Sample b depends on
/// seed and b alone.
/// </remarks>
public sealed class PoseBootstrap
{
    private const string Stream = "pose-bootstrap";
    private readonly Dictionary<string, double[]> _means;
    private readonly int _poses;

    private PoseBootstrap(Dictionary<string, double[]> means, int poses, double confidence)
    {
        (_means, _poses, Confidence) = (means, poses, confidence);
    }

    /// <summary>Whether there are poses to draw from: samples of a single one are all alike.</summary>
    public bool HasIntervals => _poses > 1;

    /// <summary>The share of resamples that an interval holds.</summary>
    public double Confidence { get; }

    /// <summary>Draws; threads do not change a byte.</summary>
    public static PoseBootstrap Of(PoseTable table, ResamplingOptions options)
    {
        string[] methods = [.. table.Methods];
        PoseScores[] scores = [.. methods.Select(method => table.Find(method)!)];
        double[][] means = [.. methods.Select(_ => new double[options.Resamples])];
        Parallel.For(0, options.Resamples, sample =>
        {
            int[] drawn = Draw(table.Poses.Count, options.Seed, sample);
            for (int m = 0; m < scores.Length; m++)
            {
                means[m][sample] = scores[m].Mean(drawn) ?? double.NaN;
            }
        });
        return new PoseBootstrap(
            methods.Zip(means).ToDictionary(pair => pair.First, pair => pair.Second),
            table.Poses.Count, options.Confidence);
    }

    /// <summary>The mean of a method in every sample, NaN where nothing drawn has a score.</summary>
    public IReadOnlyList<double> Means(string method) => _means[method];

    /// <summary>
    /// The interval of a method's mean; null when it has no score, or there is one pose, whose samples are all alike.
    /// </summary>
    public Interval? Mean(string method) =>
        HasIntervals && _means.TryGetValue(method, out double[]? means) ? Interval.Percentile(means, Confidence) : null;

    /// <summary>The interval of any combination of the means, computed sample by sample; null of one pose.</summary>
    public Interval? Of(Func<Func<string, double>, double> combination)
    {
        if (!HasIntervals)
        {
            return null;
        }

        int resamples = _means.Count == 0 ? 0 : _means.Values.First().Length;
        return Interval.Percentile(
            Enumerable.Range(0, resamples).Select(b => combination(method => _means[method][b])), Confidence);
    }

    /// <summary>The interval of mean(one) - mean(other).</summary>
    public Interval? Difference(string one, string other) => Of(mean => mean(one) - mean(other));

    internal static int[] Draw(int poses, ulong seed, int sample)
    {
        int[] drawn = new int[poses];
        CounterRandom random = new(seed, Stream, (ulong)sample);
        for (int draw = 0; draw < poses; draw++)
        {
            drawn[random.NextInt32(poses)]++;
        }

        return drawn;
    }
}
