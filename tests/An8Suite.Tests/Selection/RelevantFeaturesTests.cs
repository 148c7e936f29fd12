using An8Suite.Core.Selection;

namespace An8Suite.Tests.Selection;

public sealed class RelevantFeaturesTests
{
    private static readonly Feature[] Features =
        [new("conv1", 0), new("conv1", 1), new("conv2", 0), new("conv2", 1), new("fc", 0), new("fc", 1)];

    private static readonly float[] Responses = [0.5f, 0.5f, 0.25f, 0, 0.75f, 0.25f];

    // Their sum is negative: dividing by it would turn the order round.
    private static readonly double[] Weights = [2, -9, 4, 5, 1, -8];

    [Fact]
    public void The_most_relevant_come_first_and_equals_by_column()
    {
        IReadOnlyList<RelevantFeature> top = RelevantFeatures.Top(Features, Responses, Weights, 5);
        Assert.Equal(
            [
                new RelevantFeature(new("conv1", 0), 0, 2, 0.5, 1),
                new RelevantFeature(new("conv2", 0), 2, 4, 0.25, 1),
                new RelevantFeature(new("fc", 0), 4, 1, 0.75, 0.75),
            ],
            top);
    }

    [Fact]
    public void At_most_k_are_taken()
    {
        Assert.Equal([0, 2], RelevantFeatures.Top(Features, Responses, Weights, 2).Select(feature => feature.Column));
        Assert.Throws<ArgumentOutOfRangeException>(() => RelevantFeatures.Top(Features, Responses, Weights, 0));
    }

    [Fact]
    public void Nothing_positive_is_an_empty_list()
    {
        Assert.Empty(RelevantFeatures.Top(Features, Responses, [0, -1, -1, 5, 0, 0], 3));
        Assert.Empty(RelevantFeatures.Top(Features, new float[6], Weights, 3));
    }

    [Fact]
    public void Features_that_are_not_admitted_give_way_to_the_next()
    {
        IReadOnlyList<RelevantFeature> top =
            RelevantFeatures.Top(Features, Responses, Weights, 1, feature => feature.Layer is "fc" or "conv2");
        Assert.Equal(2, Assert.Single(top).Column);
        Assert.Empty(RelevantFeatures.Top(Features, Responses, Weights, 3, _ => false));
    }

    [Fact]
    public void Lengths_must_agree()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RelevantFeatures.Top(Features, Responses.AsSpan(1), Weights, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => RelevantFeatures.Top(Features, Responses, Weights.AsSpan(1), 3));
    }
}
