using An8Suite.Core.Selection;

namespace An8Suite.Tests.Selection;

public sealed class LinearReadoutTests
{
    // Images (1,0), (0,1), (1,1), (0,0).
    private static readonly ResponseTable Table = new()
    {
        Features = [new("a", 0), new("a", 1)],
        Ids = ["0", "1", "2", "3"],
        Labels = [0, 1, 1, 1],
        Predictions = [0, 1, 0, 1],
        Values = [1, 0, 0, 1, 1, 1, 0, 0],
    };

    [Fact]
    public void The_largest_inner_product_wins_and_the_lower_label_a_tie()
    {
        Assert.Equal([0, 1, 1, 0], LinearReadout.Predict(Table, [[1, -1], [0.5, 2]]));
        Assert.Equal([0, 0, 0, 0], LinearReadout.Predict(Table, [[0, 0], [0, 0]]));
        Assert.Equal([1, 1, 1, 0], LinearReadout.Predict(Table, [[-1, -1], [0, 0]]));
    }

    [Fact]
    public void Accuracy_is_against_labels_and_agreement_against_predictions() =>
        Assert.Equal(new ReadoutScore(4, 0.75, 0.5), LinearReadout.Score(Table, [[1, -1], [0.5, 2]]));

    [Fact]
    public void A_budget_that_is_large_enough_recognises_its_own_images()
    {
        ResponseTable table = ResponseDesigns.Table(4, 240, 4, 24, 40);
        LassoOptions options = new() { Mu = 300 };
        ReadoutScore Score(double mu) => LinearReadout.Score(
            table, [.. FeatureSelection.Fit(table, 4, options with { Mu = mu }).Fits.Select(fit => fit.Weights)]);
        Assert.True(Score(300).Accuracy > 0.95);
        Assert.True(Score(0.01).Accuracy < Score(300).Accuracy);
    }
}
