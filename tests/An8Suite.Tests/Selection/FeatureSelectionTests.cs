using An8Suite.Core;
using An8Suite.Core.Selection;

namespace An8Suite.Tests.Selection;

public sealed class FeatureSelectionTests
{
    private static readonly ResponseTable Table = ResponseDesigns.Table(8, 300, 6, 16, 32, 32);

    [Fact]
    public void Weights_are_features_by_classes()
    {
        var selection = FeatureSelection.Fit(Table, 6, new LassoOptions());
        Assert.Equal(Table.Features, selection.Features);
        Assert.Equal(80 * 6, selection.Weights.Length);
        var system = GramSystem.Build(Table, 6, LassoLabels.GroundTruth);
        for (int index = 0; index < 6; index++)
        {
            double[] expected = Lasso.Fit(system, index, new LassoOptions()).Weights;
            Assert.Equal(expected, selection.ClassWeights(index));
            Assert.Equal(expected, selection.Fits[index].Weights);
            Assert.Equal(expected[79], selection.Weights[(79 * 6) + index]);
        }
    }

    [Fact]
    public void Every_class_spends_its_own_budget()
    {
        foreach (LassoFit fit in FeatureSelection.Fit(Table, 6, new LassoOptions { Mu = 2 }).Fits)
        {
            Assert.True(fit.Certificate.Binding);
            Assert.Equal(2, fit.Certificate.L1Norm, 1e-12);
        }
    }

    [Fact]
    public void The_order_of_the_images_does_not_matter()
    {
        int[] order = new CounterRandom(1, "order", 0).Permutation(300);
        ResponseTable permuted = ResponseDesigns.Permuted(Table, order);
        foreach (double mu in new[] { 1, 10, 200.0 })
        {
            var options = new LassoOptions { Mu = mu, Labels = LassoLabels.Predicted };
            var one = FeatureSelection.Fit(Table, 6, options);
            var other = FeatureSelection.Fit(permuted, 6, options);
            Assert.All(one.Fits.Zip(other.Fits), pair => Assert.Equal(
                pair.First.Certificate.Objective, pair.Second.Certificate.Objective, 1e-9));
        }
    }

    [Fact]
    public void The_same_table_gives_the_same_bits()
    {
        var options = new LassoOptions { Mu = 100 };
        Assert.Equal(FeatureSelection.Fit(Table, 6, options).Weights, FeatureSelection.Fit(Table, 6, options).Weights);
    }

    [Fact]
    public void A_single_class_is_fitted()
    {
        var selection = FeatureSelection.Fit(ResponseDesigns.Table(9, 50, 1, 10), 1, new LassoOptions());
        Assert.True(Assert.Single(selection.Fits).Certificate.Converged);
        Assert.Equal(0, selection.Fits[0].Certificate.Objective, 1e-9);
    }

    [Fact]
    public void A_class_that_is_never_predicted_has_no_weights()
    {
        ResponseTable table = Table with { Predictions = [.. Table.Predictions.Select(label => label == 4 ? 0 : label)] };
        var selection = FeatureSelection.Fit(table, 6, LassoOptions.Preset("authors-code"));
        Assert.All(selection.ClassWeights(4), weight => Assert.Equal(0, weight));
        Assert.True(selection.Fits[4].Certificate.Converged);
    }
}
