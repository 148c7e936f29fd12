using An8Suite.Core;
using An8Suite.Core.Selection;

namespace An8Suite.Tests.Selection;

public sealed class ClassStabilityTests
{
    private static readonly Feature Any = new("conv1", 0);

    [Fact]
    public void A_feature_by_hand()
    {
        FeatureStability feature = FeatureStability.Of(Any, 0.5, [2, 0, -1, 3]);
        Assert.Equal(0.75, feature.Frequency);
        Assert.Equal(1, feature.MeanWeight);
        Assert.Equal(Math.Sqrt(10 / 3.0), feature.Deviation, 1e-14);
        Assert.Equal(2 / 3.0, feature.SignConsistency!.Value, 1e-14);
        Assert.Equal(0.5, feature.FullWeight);
        Assert.Null(FeatureStability.Of(Any, 0, [0, 0]).SignConsistency);
    }

    [Fact]
    public void A_spread_by_hand()
    {
        Assert.Equal(new Spread(2, 1, 1, 3), Spread.Of([1, 2, 3]));
        Assert.Equal(new Spread(5, 0, 5, 5), Spread.Of([5]));
    }

    [Fact]
    public void The_same_fit_again_and_again_is_wholly_stable()
    {
        ResponseTable table = ResponseDesigns.Table(6, 200, 3, 20, 20);
        var system = GramSystem.Build(table, 3, LassoLabels.GroundTruth);
        LassoOptions options = new() { Mu = 3 };
        LassoFit fit = Lasso.Fit(system, 1, options);
        var stability = ClassStability.Of(table.Features, system, 1, options, [fit, fit, fit]);
        Assert.Equal(1, stability.Index!.Value, 1e-12);
        Assert.Equal(1, stability.Jaccard);
        Assert.Equal(new Spread(0, 0, 0, 0), stability.Excess);
        Assert.Equal(fit.Certificate.SupportCount, stability.FullSupport);
        Assert.Equal(fit.Certificate.RelativeObjective, stability.FullError);
        Assert.Equal(fit.Weights, stability.Features.Select(feature => feature.FullWeight));
        Assert.All(stability.Features, feature => Assert.Equal(feature.FullWeight != 0, feature.Frequency == 1));
    }

    [Fact]
    public void A_doubled_feature_makes_the_set_unstable_and_costs_nothing()
    {
        // Feature 2 is feature 1 again: fits that take either are equally good, and only the sets differ.
        ResponseTable table = ResponseDesigns.Table(6, 200, 3, 1, 1) with
        {
            Values = [.. ResponseDesigns.Table(6, 200, 3, 4).Values.Chunk(4).SelectMany(row => new[] { row[0], row[0] })],
        };
        var system = GramSystem.Build(table, 3, LassoLabels.GroundTruth);
        LassoOptions options = new() { Mu = 0.5 };
        double[] weights = Lasso.Fit(system, 0, options).Weights;
        LassoFit[] fits = [.. new[] { (weights.Sum(), 0.0), (0, weights.Sum()) }.Select(pair => Lasso.Certified(
            system, 0, options, [pair.Item1, pair.Item2], repaired: false))];
        var stability = ClassStability.Of(table.Features, system, 0, options, fits);
        Assert.Equal(-1, stability.Index!.Value, 1e-12);
        Assert.Equal(0, stability.Jaccard);
        Assert.InRange(stability.Excess.Maximum, -1e-12, 1e-12);
    }

    [Fact]
    public void Excess_is_never_below_zero()
    {
        ResponseTable table = ResponseDesigns.Table(8, 90, 3, 16, 16);
        StabilityOptions options = new() { Samples = 10 };
        LassoFit?[][] fits = new BootstrapFits(table, 3, [.. Enumerable.Range(0, 90).Select(image => image / 3)])
            .Run(options, 0, new ParallelOptions());
        var system = GramSystem.Build(table, 3, LassoLabels.GroundTruth);
        for (int label = 0; label < 3; label++)
        {
            var stability = ClassStability.Of(table.Features, system, label, options.Lasso, [.. fits.Select(sample => sample[label]!)]);
            Assert.InRange(stability.Excess.Minimum, -1e-10, double.MaxValue);
            Assert.True(stability.Excess.Maximum > 0);
            Assert.InRange(stability.Index!.Value, -1 / 9.0, 1);
            Assert.InRange(stability.LargestGap, 0, LassoCertificate.GapTolerance);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-3)]
    public void One_sample_is_not_enough(int samples)
    {
        InputException error = Assert.Throws<InputException>(() => new StabilityOptions { Samples = samples }.Validate());
        Assert.Equal($"samples is {samples}, expected 2 or more: stability compares pairs of them", error.Message);
        Assert.Throws<InputException>(() => new StabilityOptions { Lasso = new() { Mu = -1 } }.Validate());
        Assert.Throws<InputException>(() => new StabilityOptions { Unit = (ResampleUnit)5 }.Validate());
    }

    [Fact]
    public void Responses_without_images_with_one_class_or_with_a_class_nobody_has_are_refused()
    {
        ResponseTable table = ResponseDesigns.Table(1, 6, 2, 3);
        SelectionClasses.Require(table, ["a", "b"], LassoLabels.GroundTruth);
        Refused(table with { Ids = [], Labels = [], Predictions = [], Values = [] }, ["a", "b"], "hold no image");
        Refused(table, ["a"], "single class 'a', expected two or more");
        Refused(table, ["a", "b", "c"], "none of 6 images is labelled c");
        InputException error = Assert.Throws<InputException>(() => SelectionClasses.Require(
            table with { Predictions = [1, 1, 1, 1, 1, 1] }, ["a", "b", "c"], LassoLabels.Predicted));
        Assert.Contains("predicts none of 6 images as a, c; ", error.Message, StringComparison.Ordinal);
    }

    private static void Refused(ResponseTable table, string[] names, string message) => Assert.Contains(
        message,
        Assert.Throws<InputException>(() => SelectionClasses.Require(table, names, LassoLabels.GroundTruth)).Message,
        StringComparison.Ordinal);
}
