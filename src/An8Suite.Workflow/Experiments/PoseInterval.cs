using An8Suite.Core.Labels;
using An8Suite.Core.Statistics;

namespace An8Suite.Workflow.Experiments;

/// <summary>Intervals of means over images, poses drawn.</summary>
internal static class PoseInterval
{
    private const string Only = "value";

    /// <summary>
    /// The interval of the mean of one value an image, images within a class and then classes; NaN is left out.
    /// </summary>
    public static Interval? OfMean(IReadOnlyList<Sample> samples, double[] values, ResamplingOptions options) =>
        PoseBootstrap.Of(TableOf(samples, new Dictionary<string, double[]> { [Only] = values }), options).Mean(Only);

    /// <summary>Several values of the same images as a table that can be resampled.</summary>
    public static PoseTable TableOf(IReadOnlyList<Sample> samples, IReadOnlyDictionary<string, double[]> values) =>
        PoseTable.Of(
            [new CellTable(
                [.. samples.Select(sample => new MeasuredImage(sample.Id, sample.Label, sample.Pose))], values)]);
}
