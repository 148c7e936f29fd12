using An8Suite.Core;
using An8Suite.Core.Statistics;
using static An8Suite.Tests.Statistics.ScoredPoses;

namespace An8Suite.Tests.Statistics;

public sealed class PoseBootstrapTests
{
    [Fact]
    public void Every_sample_is_the_mean_of_the_images_of_the_poses_drawn()
    {
        CounterRandom random = new(3, "scores", 0);
        An8Suite.Core.Scoring.ImageScore[] rows =
            [.. from pose in Enumerable.Range(0, 7) from label in Enumerable.Range(0, 3) where (pose + label) % 4 != 0 select Row("a", pose, label, random.NextDouble())];
        PoseTable table = Table(rows);
        var bootstrap = PoseBootstrap.Of(table, new ResamplingOptions { Resamples = 50, Seed = 9 });
        for (int b = 0; b < 50; b++)
        {
            int[] drawn = PoseBootstrap.Draw(7, 9, b);
            Assert.Equal(7, drawn.Sum());
            double plain = Enumerable.Range(0, 3)
                .Select(label => rows.Where(row => row.Label == label).SelectMany(row => Enumerable.Repeat(row.Measures!.Auc!.Value, drawn[row.Pose])).ToArray())
                .Where(values => values.Length > 0).Average(values => values.Average());
            Assert.Equal(plain, bootstrap.Means("a")[b], 1e-12);
        }
    }

    [Fact]
    public void Same_seed_same_intervals_and_another_seed_others()
    {
        PoseTable table = Table(Line("a", .1, .5, .2, .9, .4));
        Interval First(ulong seed) => PoseBootstrap.Of(table, new ResamplingOptions { Seed = seed }).Mean("a")!.Value;
        Assert.Equal(First(0), First(0));
        Assert.NotEqual(PoseBootstrap.Of(table, new ResamplingOptions { Seed = 1 }).Means("a"), PoseBootstrap.Of(table, new ResamplingOptions()).Means("a"));
    }

    [Fact]
    public void Differences_keep_the_pairing()
    {
        PoseTable table = Table(Line("a", .1, .5, .2, .9).Concat(Line("b", .2, .6, .3, 1)));
        Interval difference = PoseBootstrap.Of(table, new ResamplingOptions()).Difference("b", "a")!.Value;
        Assert.Equal(.1, difference.Low, 1e-12);
        Assert.Equal(.1, difference.High, 1e-12);
        Assert.Null(PoseBootstrap.Of(table, new ResamplingOptions()).Mean("c"));
    }

    [Fact]
    public void Percentiles_are_those_of_numpy()
    {
        // numpy.percentile([1, 2, 4, 8, 16], [2.5, 97.5])
        Interval interval = Interval.Percentile([16, 2, double.NaN, 8, 4, 1], .95)!.Value;
        Assert.Equal((1.1, 15.2), (Math.Round(interval.Low, 10), Math.Round(interval.High, 10)));
        Assert.Null(Interval.Percentile([double.NaN], .95));
        Assert.Equal(new Interval(3, 3), Interval.Percentile([3], .95));
    }

    [Fact]
    public void Intervals_cover_the_truth_about_as_often_as_they_say_when_images_of_a_pose_are_alike()
    {
        // 40 poses x 3 classes; a pose shares its luck. Drawing images and not poses would cover far less.
        int covered = 0;
        const int Rounds = 200;
        for (int round = 0; round < Rounds; round++)
        {
            CounterRandom random = new(11, "coverage", (ulong)round);
            double[] luck = [.. Enumerable.Range(0, 40).Select(_ => random.NextDouble())];
            PoseTable table = Table(from pose in Enumerable.Range(0, 40)
                                    from label in Enumerable.Range(0, 3)
                                    select Row("a", pose, label, (.8 * luck[pose]) + (.2 * random.NextDouble())));
            covered += PoseBootstrap.Of(table, new ResamplingOptions { Resamples = 400, Seed = (ulong)round }).Mean("a")!.Value.Contains(.5) ? 1 : 0;
        }

        Assert.InRange(covered / (double)Rounds, .89, .98);
    }

    [Fact]
    public void Every_wrong_option_is_named() => Assert.Equal(
        "statistics: resamples is 0, expected 1 or more; flips is 0, expected 1 or more; "
        + "confidence is 1, expected a share above 0 and below 1; significance is 0, expected a share above 0 and below 1",
        Assert.Throws<InputException>(() => new ResamplingOptions { Resamples = 0, Flips = 0, Confidence = 1, Significance = 0 }.Validate()).Message);
}
