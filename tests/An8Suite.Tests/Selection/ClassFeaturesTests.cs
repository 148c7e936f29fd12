using An8Suite.Core.Selection;

namespace An8Suite.Tests.Selection;

public sealed class ClassFeaturesTests
{
    private static readonly ResponseTable Table = new()
    {
        Features = [new("a", 0), new("a", 1), new("b", 0)],
        Ids = ["p", "q", "r"],
        Labels = [0, 0, 1],
        Predictions = [1, 1, 1],
        Values = [0.5f, 0.5f, 0, 0.25f, 0.75f, 1, 1, 0, 3],
    };

    // Columns are the classes 0 and 1.
    private static readonly double[] Weights = [2, 0, 1, -1, 4, 0];

    [Fact]
    public void Shares_and_means_worked_out_by_hand()
    {
        // Class 0, k = 1: image p has relevances (1, .5, 0), image q (.5, .75, 4).
        IReadOnlyList<ClassFeature> features = ClassFeatures.Of(Table, Weights, 2, label: 0, top: 1);
        Assert.Equal(
            [
                new ClassFeature(new("b", 0), 2, 4, 0.5, 2),
                new ClassFeature(new("a", 0), 0, 2, 0.5, 0.75),
                new ClassFeature(new("a", 1), 1, 1, 0, 0.625),
            ],
            features);
    }

    [Fact]
    public void A_feature_that_speaks_against_the_class_is_never_chosen() => Assert.Equal(
        [new ClassFeature(new("a", 1), 1, -1, 0, 0)], ClassFeatures.Of(Table, Weights, 2, label: 1, top: 3));

    [Fact]
    public void A_class_without_images_has_weights_and_nothing_else() => Assert.Equal(
        [new ClassFeature(new("a", 1), 1, 5, null, null)],
        ClassFeatures.Of(Table, [0, 0, 0, 0, 0, 5, 0, 0, 0], 3, label: 2, top: 3));
}
