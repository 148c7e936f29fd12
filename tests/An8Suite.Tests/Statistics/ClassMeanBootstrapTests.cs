using An8Suite.Core.Statistics;

namespace An8Suite.Tests.Statistics;

public sealed class ClassMeanBootstrapTests
{
    [Fact]
    public void The_mean_gives_every_class_the_same_weight()
    {
        MeanInterval interval = ClassMeanBootstrap.Of([1, 1, 1, 5], [0, 0, 0, 1], [0, 1, 2, 3], seed: 0);
        Assert.Equal(3, interval.Mean);
        Assert.Equal([1, null, 5], ClassMean.ByClass([1, 5], [0, 2], 3));
    }

    [Fact]
    public void Equal_values_have_an_interval_of_no_width_and_one_unit_has_none()
    {
        Assert.Equal(new MeanInterval(0.5, 0.5, 0.5, 3), ClassMeanBootstrap.Of([0.5, 0.5, 0.5], [0, 0, 0], [0, 1, 2], seed: 1));
        Assert.Equal(new MeanInterval(2, null, null, 1), ClassMeanBootstrap.Of([1, 3], [0, 0], [0, 0], seed: 1));
    }

    [Fact]
    public void Drawing_whole_units_is_wider_than_drawing_their_images()
    {
        // Twenty units of four equal images: as images they look like eighty observations.
        double[] values = [.. Enumerable.Range(0, 80).Select(i => (double)(i / 4 % 5))];
        int[] labels = new int[80];
        MeanInterval units = ClassMeanBootstrap.Of(values, labels, [.. Enumerable.Range(0, 80).Select(i => i / 4)], seed: 2);
        MeanInterval images = ClassMeanBootstrap.Of(values, labels, [.. Enumerable.Range(0, 80)], seed: 2);
        double ratio = (units.High!.Value - units.Low!.Value) / (images.High!.Value - images.Low!.Value);
        Assert.InRange(ratio, 1.7, 2.3); // sqrt(4) = 2
        Assert.Equal(units, ClassMeanBootstrap.Of(values, labels, [.. Enumerable.Range(0, 80).Select(i => i / 4)], seed: 2));
    }

    [Fact]
    public void The_interval_is_that_of_the_normal_approximation_where_there_are_many_units()
    {
        double[] values = [.. Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? 0.0 : 1.0)];
        MeanInterval interval = ClassMeanBootstrap.Of(values, new int[400], [.. Enumerable.Range(0, 400)], seed: 3);
        Assert.Equal(0.5 - (1.96 * 0.5 / 20), interval.Low!.Value, 0.01);
        Assert.Equal(0.5 + (1.96 * 0.5 / 20), interval.High!.Value, 0.01);
    }
}
