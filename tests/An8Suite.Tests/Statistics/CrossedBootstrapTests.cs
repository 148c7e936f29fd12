using An8Suite.Core.Statistics;

namespace An8Suite.Tests.Statistics;

/// <summary>Draws of people and items at once.</summary>
public sealed class CrossedBootstrapTests
{
    private static readonly ResamplingOptions Resampling = new() { Resamples = 400, Seed = 1 };

    [Fact]
    public void Where_people_and_items_differ_the_interval_is_wider_than_that_of_answers()
    {
        // Person 0 is always right, person 1 never; the answers of one person say nothing new.
        CrossedValue[] values =
            [.. Enumerable.Range(0, 40).Select(i => new CrossedValue(i % 2, i / 2, i % 2 == 0 ? 1 : 0))];
        ResampledNumber mean = new CrossedBootstrap(2, 20, Resampling).Mean(values);
        Assert.Equal(0.5, mean.Value);
        Assert.Equal((0, 1), (mean.Interval!.Value.Low, mean.Interval.Value.High));
    }

    [Fact]
    public void Each_value_counts_as_often_as_its_person_times_its_item()
    {
        // Items 0 and 1, people 0 and 1, values 0 1 2 3: every resample is a mean over a rectangle of draws.
        CrossedValue[] values = [new(0, 0, 0), new(0, 1, 1), new(1, 0, 2), new(1, 1, 3)];
        ResampledNumber mean = new CrossedBootstrap(2, 2, Resampling).Mean(values);
        double[] possible = [.. from p in (int[])[0, 1, 2] from i in (int[])[0, 1, 2] select p + (i / 2.0)];
        Assert.All(mean.Resampled, value => Assert.Contains(possible, one => Math.Abs(one - value) < 1e-12));
        Assert.Equal(possible.Distinct().Count(), mean.Resampled.Distinct().Count());
        Assert.Equal(mean.Resampled, new CrossedBootstrap(2, 2, Resampling).Mean(values).Resampled);
    }

    [Fact]
    public void One_person_or_one_item_or_nothing_has_no_interval()
    {
        Assert.Null(new CrossedBootstrap(1, 2, Resampling).Mean([new(0, 0, 1), new(0, 1, 0)]).Interval);
        Assert.Null(new CrossedBootstrap(2, 1, Resampling).Mean([new(0, 0, 1), new(1, 0, 0)]).Interval);
        ResampledNumber none = new CrossedBootstrap(2, 2, Resampling).Mean([]);
        Assert.Null(none.Value);
        Assert.Null(none.Interval);
    }
}
