using An8Suite.Core.Statistics;

namespace An8Suite.Core.Localisation;

/// <summary>The maps of several methods on the images of several poses, measured against one kind of object.</summary>
/// <remarks>Poses are drawn with all their images, as <see cref="PoseBootstrap"/> does, with the same draws.</remarks>
public sealed class LocalisedMethods
{
    private readonly int[] _poses;
    private readonly ResamplingOptions _resampling;
    private readonly int[][] _draws;

    /// <summary>For images of these poses.</summary>
    public LocalisedMethods(IEnumerable<int> poses, ResamplingOptions resampling)
    {
        _poses = [.. poses.Distinct().Order()];
        _resampling = resampling;
        _draws = [.. Enumerable.Range(0, resampling.Resamples)
            .Select(sample => PoseBootstrap.Draw(_poses.Length, resampling.Seed, sample))];
    }

    /// <summary>The mean of a number an image: over images within a class, then over classes.</summary>
    public ResampledNumber Mean(IReadOnlyList<(MeasuredImage Image, double? Number)> images)
    {
        int[] labels = [.. images.Select(image => image.Image.Label).Distinct().Order()];
        int[] slots = [.. images.Select(image =>
            (Place(image.Image.Pose) * labels.Length) + Array.BinarySearch(labels, image.Image.Label))];
        PoseScores scores = PoseScores.Of(
            [.. images.Select(image => image.Number ?? double.NaN)], slots, _poses.Length, labels.Length);
        return Number(drawn => scores.Mean(drawn));
    }

    /// <summary>MaxBoxAccV2 and PxAP.</summary>
    /// <param name="byPose">The tally of every pose that has images.</param>
    /// <param name="thresholds">Of the tallies.</param>
    public (ResampledNumber MaxBoxAccV2, ResampledNumber PixelAveragePrecision) Tallied(
        IReadOnlyDictionary<int, LocalisationTally> byPose, int thresholds)
    {
        int[] once = [.. _poses.Select(_ => 1)];
        LocalisationTally all = Sum(once);
        (double Box, double Pixel)[] resampled = new (double, double)[_draws.Length];
        Parallel.For(0, _draws.Length, sample =>
        {
            LocalisationTally sum = Sum(_draws[sample]);
            resampled[sample] = (sum.MaxBoxAccV2 ?? double.NaN, sum.PixelAveragePrecision ?? double.NaN);
        });
        return (
            With(all.MaxBoxAccV2, [.. resampled.Select(both => both.Box)]),
            With(all.PixelAveragePrecision, [.. resampled.Select(both => both.Pixel)]));

        LocalisationTally Sum(int[] drawn)
        {
            LocalisationTally sum = new(thresholds);
            foreach ((int pose, LocalisationTally tally) in byPose)
            {
                sum.Add(tally, drawn[Place(pose)]);
            }

            return sum;
        }
    }

    private int Place(int pose) => Array.BinarySearch(_poses, pose);

    private ResampledNumber Number(Func<int[], double?> of) =>
        With(of([.. _poses.Select(_ => 1)]), [.. _draws.Select(drawn => of(drawn) ?? double.NaN)]);

    private ResampledNumber With(double? value, double[] resampled) => new(
        value, resampled, value is null || _poses.Length < 2 ? null
            : Interval.Percentile(resampled, _resampling.Confidence));
}
