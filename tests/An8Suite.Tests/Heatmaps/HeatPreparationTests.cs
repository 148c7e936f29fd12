using An8Suite.Core.Heatmaps;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Heatmaps;

public sealed class HeatPreparationTests
{
    private static readonly HeatGrid Signed = new(2, 2, [-4, 0, 1, 2]);

    [Theory]
    [InlineData(SignRule.Positive, new[] { 0f, 0, .5f, 1 })]
    [InlineData(SignRule.Absolute, new[] { 1f, 0, .25f, .5f })]
    [InlineData(SignRule.Negative, new[] { 1f, 0, 0, 0 })]
    [InlineData(SignRule.Minmax, new[] { 0f, 4 / 6f, 5 / 6f, 1 })]
    public void Every_sign_rule(SignRule sign, float[] expected) =>
        Assert.Equal(expected, new HeatPreparation(sign).Apply(Signed, new PictureSize(2, 2)).Values);

    [Fact]
    public void The_sign_rule_comes_before_the_resize_and_min_max_last()
    {
        // 4 pixels of [0, 8] after the sign rule: 0, 2, 6, 8. Resized first, -8 and 8 would give -8, -4, 4, 8, so 0, 0,
        // 4, 8.
        HeatGrid grid = new(2, 1, [-8, 8]);
        Assert.Equal([0, .25f, .75f, 1], new HeatPreparation().Apply(grid, new PictureSize(4, 1)).Values);
    }

    [Fact]
    public void Golden_vector_V11_stretched()
    {
        double[] v11 =
            [0, 1, 3, 4, 7, 8.03125, 10.09375, 11.125, 21, 22.09375, 24.28125, 25.375, 28, 29.125, 31.375, 32.5];
        Assert.Equal(
            v11.Select(v => (float)(v / 32.5)),
            new HeatPreparation().Apply(new HeatGrid(2, 2, [0, 4, 28, 32.5]), new PictureSize(4, 4)).Values);
    }

    [Fact]
    public void Nearest_takes_the_pixel_the_centre_falls_into()
    {
        HeatPreparation nearest = new(SignRule.Minmax, ResizeRule.Nearest);
        Assert.Equal(
            [0, 0, 1, 1, .5f, .5f], nearest.Apply(new HeatGrid(3, 1, [0, 2, 1]), new PictureSize(6, 1)).Values);
        Assert.Equal([0, .5f, 1], nearest.Apply(new HeatGrid(6, 1, [9, 0, 9, 1, 9, 2]), new PictureSize(3, 1)).Values);
    }

    [Fact]
    public void A_map_without_heat_is_zeros()
    {
        Assert.Equal([0f, 0], new HeatPreparation().Apply(new HeatGrid(2, 1, [-3, -5]), new PictureSize(2, 1)).Values);
        Assert.Equal(
            [0f, 0],
            new HeatPreparation(SignRule.Minmax).Apply(new HeatGrid(2, 1, [7, 7]), new PictureSize(2, 1)).Values);
    }
}
